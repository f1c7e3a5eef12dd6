using VocalMidi.Engine.Audio;
using static VocalMidi.Cli.Profile.Figures;

namespace VocalMidi.Cli.Profile.Findings;

/// <summary>What the model that listens shows.</summary>
internal static class ModelFindings
{
    /// <summary>Of a hop's length: more is slow. The medians are compared, which others' use of the processor leaves alone.</summary>
    private const double SlowShare = 0.25;

    private const double HopUs = AnalysisRate.HopSeconds * 1e6;

    /// <summary>The findings.</summary>
    public static IEnumerable<Finding> Of(Measurement m)
    {
        if (m.Profile.Engine is not { } engine) yield break;
        double model = engine.Stages.Model.P50;
        if (model > SlowShare * HopUs && model > engine.Worker.HopUs.P50 / 2)
        {
            yield return new Finding(
                "model-slow", true,
                $"the model takes {Short(model / 1000)} ms for a hop of {Short(HopUs / 1000)} ms (median)",
                "Every note is later by that at least, and little time is left for the rest of the work.",
                "use a smaller model, or the classical tracker (VOCALMIDI_MODEL=none in the environment; docs/models.md).");
        }

        if (engine.ModelIsProblem)
        {
            yield return new Finding(
                "model", true, engine.Model.TrimEnd('.'),
                "The plugin listens with something else than what was asked for.",
                "the text says what is missing; docs/models.md says more.");
        }
    }
}
