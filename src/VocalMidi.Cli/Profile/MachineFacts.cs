using System.Runtime.InteropServices;

namespace VocalMidi.Cli.Profile;

/// <summary>The machine that measured.</summary>
/// <param name="Processor">Its processor, as the system names it.</param>
/// <param name="Cores">Processors that this process may use.</param>
/// <param name="SystemName">The operating system.</param>
internal sealed record MachineFacts(string Processor, int Cores, string SystemName)
{
    /// <summary>This machine.</summary>
    public static MachineFacts OfThis() => new(ProcessorName(), Environment.ProcessorCount, RuntimeInformation.OSDescription);

    /// <summary>All of it in one line.</summary>
    public override string ToString() => $"{Processor}, {Cores} {(Cores == 1 ? "core" : "cores")}, {SystemName}";

    private static string ProcessorName()
    {
        try
        {
            string? line = File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal));
            if (line is not null) return line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // No such file outside Linux: the architecture must do.
        }

        return RuntimeInformation.ProcessArchitecture.ToString();
    }
}
