using Spectre.Console;
using Spectre.Console.Rendering;
using VocalMidi.Hosting.Profile;
using static VocalMidi.Cli.Profile.Figures;

namespace VocalMidi.Cli.Profile.Live;

/// <summary>A sample for people, as a panel that changes in place or as a line.</summary>
internal static class LiveView
{
    private const int BarWidth = 24;

    /// <summary>Shown before the first sample.</summary>
    public static IRenderable Waiting { get; } = new Markup("[dim]the plugin is loading[/]");

    /// <summary>The panel.</summary>
    /// <param name="sample">The numbers now.</param>
    /// <param name="seconds">Length of the playing.</param>
    public static IRenderable Panel(ProfileSample sample, double seconds)
    {
        PluginProfile p = sample.Profile;
        var grid = new Grid().AddColumn(new GridColumn().NoWrap().PadRight(3)).AddColumn(new GridColumn());
        foreach ((string name, string value, bool bad) in Rows(p))
        {
            string safe = Markup.Escape(value);
            grid.AddRow(new Markup($"[dim]{name}[/]"), new Markup(bad ? $"[bold red]{safe}[/]" : safe));
        }

        string title = p.StreamSeconds <= seconds
            ? FormattableString.Invariant($"{p.StreamSeconds:F1} of {seconds:0.#} s")
            : FormattableString.Invariant($"{seconds:0.#} s, and the silence behind");
        return new Panel(grid).Header(Markup.Escape(title)).Border(BoxBorder.Rounded);
    }

    /// <summary>The line.</summary>
    public static string Line(ProfileSample sample)
    {
        PluginProfile p = sample.Profile;
        LatencyProfile latency = p.Latency;
        string notes = latency.Latest == 0
            ? "no notes yet"
            : $"{Count(latency.Notes, "note")} p50 {Short(latency.TotalMs.P50)} p95 {Short(latency.TotalMs.P95)} ms "
                + $"({TargetWords.Short(p)})";
        string worker = p.Engine is { } engine ? $", worker {Percent(engine.Worker.Share)}" : "";
        return FormattableString.Invariant($"{p.StreamSeconds,6:F1} s  {notes}, callback {Percent(p.Callback.Share)}{worker}, ")
            + $"late {p.Callback.Late}, slow {p.Callback.Slow}, ring {p.Rings.Audio.Level}/{p.Rings.Audio.Capacity}, "
            + Count(p.Gaps, "gap");
    }

    private static IEnumerable<(string Name, string Value, bool Bad)> Rows(PluginProfile p)
    {
        LatencyProfile latency = p.Latency;
        yield return ("notes", $"{latency.Notes}", false);
        if (latency.Latest > 0)
        {
            yield return ("latency p50", $"{Short(latency.TotalMs.P50)} ms", false);
            yield return ("latency p95", $"{Short(latency.TotalMs.P95)} ms, {TargetWords.Short(p)}", !latency.MeetsTarget);
            yield return ("mean split", $"evidence {Short(latency.AlgorithmMs.Mean)}, waiting {Short(latency.WaitingMs.Mean)}, "
                + $"computing {Short(latency.ComputeMs.Mean)} ms", false);
        }

        CallbackProfile c = p.Callback;
        yield return ("callback", $"{Bar(c.Share)} {Percent(c.Share)}, p99 {Short(c.DurationUs.P99)} µs", false);
        yield return ("late, slow, held up", $"{c.Late}, {c.Slow}, {c.HeldUp}", c.Late + c.Slow + c.HeldUp > 0);
        if (p.Engine is { } engine)
        {
            WorkerProfile w = engine.Worker;
            yield return ("worker", $"{Bar(w.Share)} {Percent(w.Share)}, hop p99 {Short(w.HopUs.P99)} µs", w.RealTimeFactor > 0.5);
            yield return ("missed, starved", $"{w.DeadlineMisses}, {w.Starved}", w.DeadlineMisses + w.Starved > 0);
        }

        RingProfile audio = p.Rings.Audio;
        double held = audio.Capacity > 0 ? (double)audio.Level / audio.Capacity : 0;
        yield return ("audio ring, frames", $"{Bar(held)} {audio.Level} of {audio.Capacity}, most {audio.HighWater}", audio.Refused > 0);
        yield return ("audio lost", Count(p.Gaps, "gap"), p.Gaps > 0);
    }

    private static string Bar(double share)
    {
        int full = (int)Math.Ceiling(Math.Clamp(share, 0, 1) * BarWidth);
        return new string('█', full) + new string('░', BarWidth - full);
    }
}
