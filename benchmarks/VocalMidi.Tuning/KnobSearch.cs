using VocalMidi.Engine.Notes;

namespace VocalMidi.Tuning;

/// <summary>
/// Climbs by random moves: one to three knobs at a time, kept when the value rises. Each knob's steps grow where moves
/// succeed and shrink where they fail (the success rule of evolution strategies: Rechenberg, 1973).
/// </summary>
/// <param name="knobs">What may move.</param>
/// <param name="value">What is raised.</param>
/// <param name="random">Chooses the moves.</param>
internal sealed class KnobSearch(IReadOnlyList<Knob> knobs, Func<TunedSettings, double> value, Random random)
{
    private const int MostKnobsMoved = 3;
    private const double Growth = 1.5, Shrinkage = 0.93, SmallestScale = 0.15, LargestScale = 2;

    private readonly double[] _scale = [.. knobs.Select(_ => 1.0)];

    /// <summary>Tries so many changes and returns the best settings with their value.</summary>
    /// <param name="start">Where to begin.</param>
    /// <param name="evaluations">Changes tried.</param>
    /// <param name="improved">Told each improvement: its number, value and settings.</param>
    public (TunedSettings Settings, double Value) Run(
        TunedSettings start, int evaluations, Action<int, double, TunedSettings> improved)
    {
        TunedSettings best = start;
        double bestValue = value(start);
        for (int evaluation = 1; evaluation <= evaluations; evaluation++)
        {
            (TunedSettings trial, IReadOnlyList<int> moved) = Move(best);
            double trialValue = value(trial);
            bool better = trialValue > bestValue;
            foreach (int k in moved)
                _scale[k] = Math.Clamp(_scale[k] * (better ? Growth : Shrinkage), SmallestScale, LargestScale);
            if (!better) continue;
            (best, bestValue) = (trial, trialValue);
            improved(evaluation, bestValue, best);
        }

        return (best, bestValue);
    }

    private (TunedSettings Trial, IReadOnlyList<int> Moved) Move(TunedSettings settings)
    {
        int[] moved = new int[1 + random.Next(MostKnobsMoved)];
        for (int i = 0; i < moved.Length; i++)
        {
            moved[i] = random.Next(knobs.Count);
            Knob knob = knobs[moved[i]];
            double change = 2 * BellShaped() * knob.Step * _scale[moved[i]];
            settings = knob.Set(settings, Math.Max(knob.Minimum, knob.Get(settings) + change));
        }

        return (settings, moved);
    }

    /// <summary>Between -1.5 and 1.5, mostly near 0; standard deviation 0.5.</summary>
    private double BellShaped() => random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5;
}
