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
    public static CommandResult Start(string folder, params string[] arguments) =>
        Start(folder, new Dictionary<string, string>(), arguments);

    /// <summary>The same, with variables added to its environment.</summary>
    public static CommandResult Start(
        string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        string program = OperatingSystem.IsWindows() ? "vocalmidi.exe" : "vocalmidi";
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, program), arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in environment) start.Environment[name] = value;
        using Process process = Process.Start(start)!;
        Task<string> words = process.StandardError.ReadToEndAsync();
        string data = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new CommandResult(process.ExitCode, data, words.Result);
    }
}
