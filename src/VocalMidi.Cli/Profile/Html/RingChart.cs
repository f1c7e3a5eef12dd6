using VocalMidi.Hosting.Profile;
using static VocalMidi.Cli.Profile.Figures;

namespace VocalMidi.Cli.Profile.Html;

/// <summary>What the rings between the threads held while it played.</summary>
internal sealed class RingChart(Measurement m) : IChart
{
    private const double PanelHeight = 96, Left = 46, Right = 12;
    private readonly IReadOnlyList<ProfileSample> _samples = m.Told.Samples;

    /// <inheritdoc/>
    public string Title => "Rings over time";

    /// <inheritdoc/>
    public string Caption => _samples.Count < 2
        ? "The playing was too short for samples: there is nothing to draw."
        : "What each ring held when it was looked at, and the most it had held until then. A ring that fills means that the "
            + "other side does not keep up.";

    /// <inheritdoc/>
    public string Description => "Levels over time. " + string.Join(' ', Rings(m.Profile.Rings).Select(ring =>
        $"{ring.Name}: at most {ring.Ring.HighWater} of {ring.Ring.Capacity}."));

    /// <inheritdoc/>
    public IReadOnlyList<(string Style, string Name)> Legend => [("aline", "held"), ("dashed", "most until then")];

    /// <inheritdoc/>
    public Svg? Draw(double width)
    {
        if (_samples.Count < 2) return null;
        var svg = new Svg(width, 3 * PanelHeight + 20);
        var x = new Axis(0, _samples[^1].Milliseconds / 1000, Left, width - Right);
        for (int panel = 0; panel < 3; panel++) Panel(svg, x, panel);
        Scales.Seconds(svg, x);
        return svg;
    }

    private void Panel(Svg svg, Axis x, int panel)
    {
        (string name, RingProfile final) = Rings(m.Profile.Rings).ElementAt(panel);
        RingProfile[] rings = [.. _samples.Select(sample => Rings(sample.Profile.Rings).ElementAt(panel).Ring)];
        double most = Math.Max(1, rings.Max(ring => Math.Max(ring.HighWater, ring.Level)));
        var y = new Axis(0, most * 1.05, (panel + 1) * PanelHeight - 8, panel * PanelHeight + 24);
        double share = final.Capacity > 0 ? (double)final.HighWater / final.Capacity : 0;
        svg.Text(0, panel * PanelHeight + 13, $"{name}: holds {final.Capacity}, most {final.HighWater} ({Percent(share)})");
        Scales.Lines(svg, x, y, 2, whole: true);
        svg.Curve(Points(ring => ring.HighWater), "dashed");
        svg.Curve(Points(ring => ring.Level), "aline");
        svg.Line(x.From, y.From, x.To, y.From, "axis");

        IEnumerable<(double, double)> Points(Func<RingProfile, long> value) =>
            rings.Select((ring, i) => (x.At(_samples[i].Milliseconds / 1000), y.At(value(ring))));
    }

    private static IEnumerable<(string Name, RingProfile Ring)> Rings(RingProfiles rings) =>
        [("audio, frames", rings.Audio), ("messages", rings.Messages), ("events", rings.Events)];
}
