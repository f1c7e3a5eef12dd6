using VocalMidi.Hosting.Profile;
using static VocalMidi.Cli.Profile.Figures;

namespace VocalMidi.Cli.Profile.Html;

/// <summary>When callbacks were late, slow or held up.</summary>
internal sealed class CallbackChart(Measurement m) : IChart
{
    private const double Left = 46, Right = 12, LaneTop = 26, LaneHeight = 96;
    private readonly IReadOnlyList<CallbackSpan> _callbacks = m.Told.Callbacks;
    private readonly IReadOnlyList<CallbackTrouble> _troubles = CallbackTrouble.Of(m);

    /// <inheritdoc/>
    public string Title => "Late and slow callbacks";

    /// <inheritdoc/>
    public string Caption => _callbacks.Count == 0
        ? "The callbacks were not kept one by one; the table has their counts."
        : !m.RealTime ? "Rendered offline no callback is late: the host calls when it likes, and the call waits for the worker."
        : _troubles.Count == 0 ? $"None of {Count(_callbacks.Count, "callback")} was late, slow or held up. Above: by how much they came late; "
            + "below: the longest of every moment."
        : "Above: by how much a call came late, which is the system's or the host's doing. Below: how long calls took, the longest "
            + "of every moment; marked are those that took more than half of their block, or twenty times the usual.";

    /// <inheritdoc/>
    public string Description => $"Timeline of {Count(_callbacks.Count, "callback")}: " + string.Join(", ",
        Enum.GetValues<TroubleKind>().Select(kind => $"{_troubles.Count(t => t.Kind == kind)} {Name(kind)}")) + ".";

    /// <inheritdoc/>
    public IReadOnlyList<(string Style, string Name)> Legend =>
        [("b", "came late"), ("warn", "slow"), ("held", "held up"), ("a", "longest of a moment")];

    private static string Name(TroubleKind kind) => kind switch
    {
        TroubleKind.Late => "late",
        TroubleKind.Slow => "slow",
        _ => "held up",
    };

    /// <inheritdoc/>
    public Svg? Draw(double width)
    {
        if (_callbacks.Count == 0 || !m.RealTime) return null;
        var svg = new Svg(width, 2 * (LaneTop + LaneHeight) + 28);
        double seconds = Math.Max(1e-3, (_callbacks[^1].StartNs - _callbacks[0].StartNs) * 1e-9);
        var x = new Axis(0, seconds, Left, width - Right);
        Lane(svg, x, 0, "came late, µs", [.. _troubles.Where(t => t.Kind == TroubleKind.Late)], []);
        Lane(svg, x, 1, "took, µs", [.. _troubles.Where(t => t.Kind != TroubleKind.Late)], Longest(x));
        foreach (double tick in x.Ticks(width < 500 ? 5 : 10)) svg.Text(x.At(tick), svg.Height - 4, Markup.Number(tick), anchor: "middle");
        svg.Text(0, svg.Height - 4, "seconds");
        return svg;
    }

    private void Lane(Svg svg, Axis x, int lane, string name, IReadOnlyList<CallbackTrouble> troubles, IReadOnlyList<(double Seconds, double Us)> bars)
    {
        double top = lane * (LaneTop + LaneHeight) + LaneTop;
        double most = troubles.Select(t => t.Microseconds).Concat(bars.Select(bar => bar.Us)).Append(m.BlockMicroseconds / 2).Max();
        var y = new Axis(0, most * 1.08, top + LaneHeight, top);
        svg.Text(0, top - 10, name);
        foreach (double tick in y.Ticks(3))
        {
            svg.Line(x.From, y.At(tick), x.To, y.At(tick), "grid");
            svg.Text(x.From - 6, y.At(tick) + 4, Markup.Number(tick), anchor: "end");
        }

        foreach ((double seconds, double us) in bars) svg.Bar(x.At(seconds) - 0.5, y.At(us), 1, y.From - y.At(us), "a", $"{Short(us)} µs");
        double limit = y.At(m.BlockMicroseconds / 2);
        svg.Line(x.From, limit, x.To, limit, "target");
        svg.Text(x.To, limit - 4, "half a block", anchor: "end");
        foreach (CallbackTrouble t in troubles)
        {
            string style = t.Kind switch { TroubleKind.Late => "b", TroubleKind.Slow => "warn", _ => "held" };
            svg.Line(x.At(t.Seconds), y.From, x.At(t.Seconds), y.At(t.Microseconds), style + " stem");
            svg.Dot(x.At(t.Seconds), y.At(t.Microseconds), 3.2, style, $"{Name(t.Kind)} at {t.Seconds:F2} s: {Short(t.Microseconds)} µs");
        }

        svg.Line(x.From, y.From, x.To, y.From, "axis");
    }

    // The longest call in every two pixels.
    private List<(double Seconds, double Us)> Longest(Axis x) =>
    [
        .. _callbacks
            .Select(c => (Seconds: (c.StartNs - _callbacks[0].StartNs) * 1e-9, Us: c.LengthNs * 1e-3))
            .GroupBy(c => Math.Floor(x.At(c.Seconds) / 2))
            .Select(group => group.MaxBy(c => c.Us)),
    ];
}
