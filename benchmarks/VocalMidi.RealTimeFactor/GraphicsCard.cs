using VocalMidi.Engine;
using VocalMidi.Engine.Models;
using VocalMidi.Synthesis;
using static System.FormattableString;

namespace VocalMidi.RealTimeFactor;

/// <summary>The model on an NVIDIA card beside the processor: what each costs, and how far apart they hear.</summary>
internal static class GraphicsCard
{
    private const int Hops = 1024; // about five seconds

    /// <summary>Prints both; false, and why, where CUDA does not work.</summary>
    public static bool Print(string path, RenderedVoice voice)
    {
        using VoiceModel card = VoiceModel.Open(path, ModelProvider.Cuda, live: false);
        if (card.Provider != ModelProvider.Cuda)
        {
            Console.Error.WriteLine($"the model listens {card.ProviderNote}");
            return false;
        }

        using VoiceModel processor = VoiceModel.Open(path, ModelProvider.Cpu, live: false);
        ModelCost.Print(processor, voice);
        ModelCost.Print(card, voice);

        float[] features = FileFeatures.Of(voice.Samples, voice.SampleRate)[..(Hops * FileFeatures.PerHop)];
        float[] here = Heard(processor, features), there = Heard(card, features);
        float apart = here.Zip(there, (a, b) => MathF.Abs(a - b)).Max();
        Console.WriteLine(Invariant($"\nFarthest apart in {here.Length} outputs of {Hops} hops: {apart:E2}"));
        return card.Provider == ModelProvider.Cuda;
    }

    private static float[] Heard(VoiceModel model, float[] features)
    {
        using var runner = new ModelRunner(model, voices: 1, Hops);
        features.CopyTo(runner.Features);
        runner.TryRun();
        return runner.Heard.ToArray();
    }
}
