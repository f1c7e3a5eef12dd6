using System.Globalization;

namespace VocalMidi.Hosting.Program;

/// <summary>Gathers one instance's diagnostics; a later pass replaces an earlier one.</summary>
internal sealed class DiagnosticsBuilder
{
    private readonly Dictionary<string, string> _values = [];

    public void Take(string name, string value) => _values[name] = value;

    /// <param name="sampleRate">Hertz.</param>
    public PluginDiagnostics Build(int sampleRate)
    {
        long frames = Count("worker-frames");
        double? factor = frames > 0 ? Count("worker-busy-ns") * 1e-9 * sampleRate / frames : null;
        return new PluginDiagnostics(
            Ring("audio-ring"),
            Ring("message-ring"),
            Ring("event-ring"),
            Count("gaps"),
            Count("late-events"),
            factor,
            _values.GetValueOrDefault("status", ""));
    }

    private RingUse Ring(string name) => new(Count(name + "-capacity"), Count(name + "-high-water"), Count(name + "-refused"));

    private long Count(string name) =>
        _values.TryGetValue(name, out string? text) ? long.Parse(text, CultureInfo.InvariantCulture) : 0;
}
