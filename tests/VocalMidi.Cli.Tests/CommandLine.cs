using System.Diagnostics;
using System.Text;

namespace VocalMidi.Cli.Tests;

/// <summary>What one run of the command gave.</summary>
public sealed record CommandResult(int Status, string Data, string Words);

/// <summary>Runs the command, inside this process or as one of its own.</summary>
public static class CommandLine
{
    public static CommandResult Run(params string[] arguments)
    {
        using var data = new MemoryStream();
        using var words = new StringWriter();
        int status = App.Run(arguments, new Terminal(data, words, isInteractive: false));
        return new CommandResult(status, Encoding.UTF8.GetString(data.ToArray()), words.ToString());
    }

    /// <summary>Runs the built executable in a folder.</summary>
    public static CommandResult Start(string folder, params string[] arguments)
    {
        string name = OperatingSystem.IsWindows() ? "vocalmidi.exe" : "vocalmidi";
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, name), arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> words = process.StandardError.ReadToEndAsync();
        string data = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new CommandResult(process.ExitCode, data, words.Result);
    }
}
