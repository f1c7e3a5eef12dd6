using VocalMidi.Engine.Audio;
using VocalMidi.Engine.Features;
using VocalMidi.Hosting;
using VocalMidi.Synthesis;

namespace VocalMidi.Kernels;

/// <summary>What the kernels hear: the first ten seconds of the demo voice.</summary>
internal static class Material
{
    /// <summary>Of the input, hertz: a usual rate of hosts.</summary>
    public const int SampleRate = 48000;

    /// <summary>Hops of 5 ms.</summary>
    public const int Hops = 2000;

    /// <summary>Input samples of a hop.</summary>
    public const int HopSamples = (int)(SampleRate * AnalysisRate.HopSeconds);

    private static readonly Lazy<float[]> s_voice = new(() =>
    {
        RenderedVoice voice = DemoVoice.Render();
        return SincResampler.Resample(voice.Samples, voice.SampleRate, SampleRate)[..(Hops * HopSamples)];
    });

    /// <summary>Mono, at <see cref="SampleRate"/>.</summary>
    public static float[] Voice => s_voice.Value;

    /// <summary>The hops at the analysis rate, one after the other.</summary>
    public static float[] CleanHops()
    {
        var source = new HopSource(SampleRate);
        var all = new List<float>();
        for (int hop = 0; hop < Hops; hop++)
        {
            source.Push(Voice.AsSpan(hop * HopSamples, HopSamples));
            while (source.TryTake(out ReadOnlySpan<float> clean)) all.AddRange(clean);
        }

        return [.. all];
    }

    /// <summary>The frames of the classical analysis, and the features that a model is given of each.</summary>
    public static (Frame[] Frames, float[] Features) Analysed()
    {
        var source = new FrameSource(SampleRate, forModel: true);
        var frames = new List<Frame>();
        var features = new List<float>();
        for (int hop = 0; hop < Hops; hop++)
        {
            source.Push(Voice.AsSpan(hop * HopSamples, HopSamples));
            while (source.TryTake(out Frame frame))
            {
                frames.Add(frame);
                features.AddRange(source.Features);
            }
        }

        return ([.. frames], [.. features]);
    }
}
