using VocalMidi.Hosting.Profile;
using static VocalMidi.Cli.Profile.Figures;

namespace VocalMidi.Cli.Profile.Html;

/// <summary>When callbacks were late, slow or held up.</summary>
internal sealed class CallbackChart(Measurement m) : IChart
{
    private const double Left = 54, Right = 12, LaneTop = 34, LaneHeight = 96;
    private readonly IReadOnlyList<CallbackSpan> _callbacks = m.Told.Callbacks;
    private readonly IReadOnlyList<CallbackTrouble> _troubles = CallbackTrouble.Of(m);

    /// <inheritdoc/>
    public string Title => "Late and slow callbacks";

    /// <inheritdoc/>
    public string Caption => _callbacks.Count == 0
        ? "The callbacks were not kept one by one; the table has their counts."
        : !m.RealTime ? "Rendered offline no callback is late: the host calls when it likes, and the call waits for the worker."
        : _troubles.Count == 0 ? $"None of {Count(_callbacks.Count, "callback")} was late, slow or held up. Above: by how much "
            + "they came late; below: the longest of every moment."
        : "Above: by how much a call came late, which is the system's or the host's doing. Below: how long calls took, the longest "
            + "of every moment; marked are those that took more than half of their block, or twenty times the usual.";

    /// <inheritdoc/>
    public string Description => $"Timeline of {Count(_callbacks.Count, "callback")}: " + string.Join(", ",
        Enum.GetValues<TroubleKind>().Select(kind => $"{_troubles.Count(t => t.Kind == kind)} {Name(kind)}")) + ".";

    /// <inheritdoc/>
    public IReadOnlyList<(string Style, string Name)> Legend =>
        [("b", "came late"), ("warn", "slow"), ("held", "held up"), ("a", "longest of a moment"), ("target", "half a block")];

    private double HalfBlock => m.BlockMicroseconds / 2;

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
        LateLane(svg, x);
        LengthLane(svg, x);
        Scales.Seconds(svg, x);
        return svg;
    }

    private void LateLane(Svg svg, Axis x)
    {
        CallbackTrouble[] late = [.. _troubles.Where(t => t.Kind == TroubleKind.Late)];
        double most = late.Select(t => t.Microseconds).Append(HalfBlock).Max();
        var y = new Axis(0, most * 1.08, LaneTop + LaneHeight, LaneTop);
        Frame(svg, x, y, "came late, µs", y.Ticks(3).Select(tick => (tick, y.At(tick))), y.At(HalfBlock));
        foreach (CallbackTrouble t in late) Stem(svg, x.At(t.Seconds), y.From, y.At(t.Microseconds), "b", 3.2, t);
    }

    // On a logarithmic scale: a usual call takes a thousandth of a bad one.
    private void LengthLane(Svg svg, Axis x)
    {
        CallbackTrouble[] bad = [.. _troubles.Where(t => t.Kind != TroubleKind.Late)];
        List<(double Seconds, double Us)> longest = Longest(x);
        double most = longest.Select(c => c.Us).Append(HalfBlock).Max();
        double bottom = 2 * (LaneTop + LaneHeight);
        var y = new Axis(-1, Math.Log10(Math.Max(most, 10)) + 0.15, bottom, bottom - LaneHeight);
        IEnumerable<(double, double)> ticks =
            Enumerable.Range(0, (int)Math.Floor(y.Most) + 1).Select(power => (Math.Pow(10, power), y.At(power)));
        Frame(svg, x, y, "took, µs (each line is ten times the one below)", ticks, At(HalfBlock));
        foreach ((double seconds, double us) in longest)
        {
            svg.Bar(Math.Floor(x.At(seconds) / 2) * 2, At(us), 2, y.From - At(us), "a", $"{Short(us)} µs");
        }

        foreach (CallbackTrouble t in bad)
        {
            // One call can be both: the slow dot is the larger one, and drawn first.
            (string style, double radius) = t.Kind == TroubleKind.Slow ? ("warn", 5.0) : ("held", 2.8);
            Stem(svg, x.At(t.Seconds), y.From, At(t.Microseconds), style, radius, t);
        }

        double At(double us) => y.At(Math.Log10(Math.Max(us, 0.1)));
    }

    private static void Frame(Svg svg, Axis x, Axis y, string name, IEnumerable<(double Value, double At)> ticks, double limit)
    {
        svg.Text(0, y.To - 12, name);
        Scales.Lines(svg, x, ticks);
        svg.Line(x.From, y.From, x.To, y.From, "axis");
        svg.Line(x.From, limit, x.To, limit, "target");
    }

    private static void Stem(Svg svg, double x, double from, double to, string style, double radius, CallbackTrouble t)
    {
        svg.Line(x, from, x, to, style + " stem");
        svg.Dot(x, to, radius, style, FormattableString.Invariant($"{Name(t.Kind)} at {t.Seconds:F2} s: {Short(t.Microseconds)} µs"));
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
