namespace VocalMidi.Cli.Profile.Html;

/// <summary>Scales that more than one chart has.</summary>
internal static class Scales
{
    /// <summary>How many ticks a horizontal scale has room for.</summary>
    public static int Ticks(double width) => width < 500 ? 5 : 10;

    /// <summary>Seconds along the bottom.</summary>
    public static void Seconds(Svg svg, Axis x)
    {
        foreach (double tick in x.Ticks(Ticks(svg.Width)))
        {
            string anchor = tick > 0.9 * x.Most ? "end" : "middle";
            svg.Text(x.At(tick), svg.Height - 4, Markup.Number(tick) + " s", anchor: anchor);
        }
    }

    /// <summary>A line and a number for each tick of a vertical axis, from one side of the other axis to the other.</summary>
    public static void Lines(Svg svg, Axis x, IEnumerable<(double Value, double At)> ticks)
    {
        foreach ((double value, double at) in ticks)
        {
            svg.Line(x.From, at, x.To, at, "grid");
            svg.Text(x.From - 6, at + 4, Markup.Number(value), anchor: "end");
        }
    }

    /// <summary>The same for round values of the axis.</summary>
    public static void Lines(Svg svg, Axis x, Axis y, int most, bool whole = false) =>
        Lines(svg, x, y.Ticks(most).Where(tick => !whole || tick == Math.Round(tick)).Select(tick => (tick, y.At(tick))));
}
