using VocalMidi.Hosting.Profile;
using static VocalMidi.Cli.Profile.Figures;

namespace VocalMidi.Cli.Profile.Html;

/// <summary>Every note's latency over its pitch, beside the physical limit of two periods.</summary>
internal sealed class PitchChart(Measurement m) : IChart
{
    private const double Top = 24, Bottom = 34, Left = 38, Right = 12;
    private readonly IReadOnlyList<NoteTime> _notes = m.Told.Notes;
    private readonly IReadOnlyList<PitchRegion> _regions = PitchRegion.Of(m.Told.Notes, m.SampleRate);

    /// <inheritdoc/>
    public string Title => "Latency by pitch";

    /// <inheritdoc/>
    public string Caption => _notes.Count == 0
        ? "No note was sung: there is nothing to draw."
        : "A dot is a note. The curve is two periods of its pitch: with less of a tone nobody can tell how high it is. "
            + "Low notes are slower for everyone; a dot under the curve began earlier than was estimated.";

    /// <inheritdoc/>
    public string Description => $"{Count(_notes.Count, "note")} over their pitch. " + string.Join(' ', _regions.Select(region =>
        $"{region.Name}: p50 {Short(region.TotalMs.P50)} ms, p95 {Short(region.TotalMs.P95)} ms, "
        + $"two periods {Short(region.LimitMs)} ms."));

    /// <inheritdoc/>
    public IReadOnlyList<(string Style, string Name)> Legend =>
        [("a", "a note"), ("strongline", "p50 of the region"), ("dashed", "p95 of the region"), ("limit", "two periods")];

    /// <inheritdoc/>
    public Svg? Draw(double width)
    {
        if (_notes.Count == 0) return null;
        var svg = new Svg(width, 280);
        double low = Math.Floor(Math.Min(_notes.Min(n => n.Pitch) - 2, 48));
        double high = Math.Ceiling(Math.Max(_notes.Max(n => n.Pitch) + 2, 72));
        double slowest = Math.Max(_notes.Max(n => n.TotalMs(m.SampleRate)), TwoPeriodsMs(low)) * 1.08;
        var x = new Axis(low, high, Left, width - Right);
        var y = new Axis(0, slowest, svg.Height - Bottom, Top);
        Frame(svg, x, y);
        svg.Curve(Enumerable.Range(0, 61).Select(i => low + (high - low) * i / 60)
            .Select(pitch => (x.At(pitch), y.At(TwoPeriodsMs(pitch)))), "limit");
        foreach (PitchRegion region in _regions) Draw(region, svg, x, y);
        foreach (NoteTime note in _notes)
        {
            double total = note.TotalMs(m.SampleRate);
            svg.Dot(x.At(note.Pitch), y.At(Math.Max(0, total)), 3.2, "a", $"{KeyName(note.Key)}: {Short(total)} ms");
        }

        return svg;
    }

    private static void Draw(PitchRegion region, Svg svg, Axis x, Axis y)
    {
        double from = x.At(Math.Max(x.Least, region.LowestKey - 0.5)) + 2;
        double to = x.At(Math.Min(x.Most, region.HighestKey + 0.5)) - 2;
        svg.Line(from, y.At(region.TotalMs.P50), to, y.At(region.TotalMs.P50), "strongline");
        svg.Line(from, y.At(region.TotalMs.P95), to, y.At(region.TotalMs.P95), "dashed");
    }

    private static void Frame(Svg svg, Axis x, Axis y)
    {
        Scales.Lines(svg, x, y, 5);
        // C and E of every octave; on a narrow page only those that bound the regions.
        for (int key = (int)Math.Ceiling(x.Least); key <= x.Most; key++)
        {
            if (key % 12 != 4 && (key % 12 != 0 || svg.Width < 500)) continue;
            svg.Line(x.At(key), y.From, x.At(key), y.From + 4, "axis");
            svg.Text(x.At(key), y.From + 18, KeyName(key), anchor: "middle");
        }

        svg.Line(x.From, y.From, x.To, y.From, "axis");
        svg.Text(0, 12, "ms");
    }
}
