namespace VocalMidi.Engine.Models;

/// <summary>One run over silence, before anything depends on a model: what its description leaves open shows here.</summary>
internal static class ModelTrial
{
    private const int Hops = 3;

    /// <exception cref="ModelException">What came out is not finite.</exception>
    /// <exception cref="Exception">Whatever the runtime throws where the shapes do not fit.</exception>
    public static void Run(VoiceModel model)
    {
        foreach (int hops in new[] { 1, Hops })
        {
            using IModelRun run = model.Session.Bind(voices: 1, hops);
            run.Run();
            foreach (float number in run.Heard)
                if (!float.IsFinite(number)) throw new ModelException("it hears what is no number");
        }
    }
}
