using VocalMidi.Engine.Notes;
using VocalMidi.Evaluation;

namespace VocalMidi.Tuning;

/// <summary>Mean scores over recordings.</summary>
internal sealed record SetScore(double COn, double COnP, double COnPOff, double AtOn, double Bias, int Legato, int Steps, double Ratio, double LeadMs, double P50, double P75, double None)
{
    public override string ToString() =>
        FormattableString.Invariant($"COn {100 * COn:F1} COnP {100 * COnP:F1} COnPOff {100 * COnPOff:F1} atOn {100 * AtOn:F1} bias {1000 * Bias:F0} ms est/ref {Ratio:F2} legato {Legato}/{Steps}")
        + (LeadMs > 0 ? FormattableString.Invariant($" | lead {LeadMs:F0} p50 {P50:F0} p75 {P75:F0} none {100 * None:F1} %") : "");

    public static SetScore Of(IReadOnlyList<Recording> set, TrackerSettings settings, bool live)
    {
        var notes = new List<NoteSpan>[set.Count];
        Parallel.For(0, set.Count, i => notes[i] = NoteCollector.Notes(settings, set[i].Frames, live));
        double lead = 0;
        if (live)
        {
            double best = -1;
            for (int k = 0; k <= 20; k++)
            {
                double l = k * 0.005;
                double con = Enumerable.Range(0, set.Count).Average(i => NoteMetrics.COnOnly(set[i].Notes, [.. notes[i].Select(n => n.Earlier(l))]));
                if (con > best) { best = con; lead = l; }
            }
        }

        NoteScore[] s = new NoteScore[set.Count];
        Parallel.For(0, set.Count, i => s[i] = NoteMetrics.Score(set[i].Notes, [.. notes[i].Select(n => n.Earlier(lead))]));
        double[] delays = live ? [.. Enumerable.Range(0, set.Count).SelectMany(i => NoteOnDelays.Measure(set[i].Notes, notes[i])).Order()] : [0];
        double Q(double q) => 1000 * delays[(int)(q * (delays.Length - 1))];
        return new SetScore(s.Average(x => x.COn), s.Average(x => x.COnP), s.Average(x => x.COnPOff), s.Average(x => x.COnPAtNoteOn),
            NoteMetrics.Median([.. s.Select(x => x.OnsetBias).Where(x => !double.IsNaN(x))]), s.Sum(x => x.LegatoFound), s.Sum(x => x.LegatoSteps),
            Enumerable.Range(0, set.Count).Average(i => (double)notes[i].Count / Math.Max(1, set[i].Notes.Count)), live ? lead * 1000 + 1e-9 : 0, Q(0.5), Q(0.75),
            delays.Count(double.IsInfinity) / (double)delays.Length);
    }
}
