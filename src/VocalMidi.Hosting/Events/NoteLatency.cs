using System.Globalization;

namespace VocalMidi.Hosting.Events;

/// <summary>When note-ons left, against the moments the notes really began.</summary>
/// <param name="Onsets">Notes there are.</param>
/// <param name="Missed">Notes without a note-on near them.</param>
/// <param name="Extra">Note-ons that belong to no note.</param>
/// <param name="P50">Median lateness after the reported latency is taken off, milliseconds; negative: early.</param>
/// <param name="P75">75th percentile, milliseconds.</param>
/// <param name="P95">95th percentile, milliseconds.</param>
/// <param name="Max">Largest, milliseconds.</param>
public sealed record NoteLatency(int Onsets, int Missed, int Extra, double P50, double P75, double P95, double Max)
{
    // A note-on belongs to an onset at most this far from it, seconds.
    private const double Early = 0.05, Late = 0.3;

    /// <summary>Pairs note-ons with onsets in order of time, each at most once.</summary>
    /// <param name="events">One instance's pass.</param>
    /// <param name="onsets">True onsets, seconds, sorted.</param>
    /// <param name="sampleRate">Hertz.</param>
    /// <param name="latencySamples">Latency the plugin reports: what the host compensates.</param>
    public static NoteLatency Measure(
        IEnumerable<HostEvent> events, IReadOnlyList<double> onsets, int sampleRate, int latencySamples)
    {
        ArgumentNullException.ThrowIfNull(onsets);
        double[] noteOns = [.. events
            .Where(e => e.StartedNote is not null)
            .Select(e => (e.Sample - latencySamples) / (double)sampleRate)];
        var delays = new List<double>();
        int next = 0;
        for (int i = 0; i < onsets.Count; i++)
        {
            double end = Math.Min(onsets[i] + Late, i + 1 < onsets.Count ? onsets[i + 1] - Early : double.MaxValue);
            while (next < noteOns.Length && noteOns[next] < onsets[i] - Early) next++;
            if (next < noteOns.Length && noteOns[next] <= end) delays.Add((noteOns[next++] - onsets[i]) * 1000);
        }

        delays.Sort();
        return new NoteLatency(
            onsets.Count,
            onsets.Count - delays.Count,
            noteOns.Length - delays.Count,
            At(delays, 0.5),
            At(delays, 0.75),
            At(delays, 0.95),
            At(delays, 1));
    }

    /// <summary>Reads the column <c>onset_s</c> of a note table.</summary>
    /// <exception cref="HostException">The file cannot be read or has no such column of numbers.</exception>
    public static IReadOnlyList<double> ReadOnsets(string csvPath)
    {
        try
        {
            string[] lines = File.ReadAllLines(csvPath);
            int column = lines.Length == 0 ? -1 : Array.IndexOf(lines[0].Split(','), "onset_s");
            if (column < 0) throw new HostException($"cannot read {csvPath}: its first line names no column onset_s");
            return [.. lines.Skip(1).Where(l => l.Length > 0)
                .Select(l => double.Parse(l.Split(',')[column], CultureInfo.InvariantCulture))
                .Order()];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException or IndexOutOfRangeException)
        {
            throw new HostException($"cannot read {csvPath}: {e.Message}", e);
        }
    }

    private static double At(List<double> sorted, double fraction) =>
        sorted.Count == 0 ? double.NaN : sorted[Math.Max(0, (int)Math.Ceiling(fraction * sorted.Count) - 1)];
}
