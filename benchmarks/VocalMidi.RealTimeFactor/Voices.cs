using VocalMidi.Hosting;
using VocalMidi.Synthesis;

namespace VocalMidi.RealTimeFactor;

/// <summary>The demo voice at the rates of hosts.</summary>
internal static class Voices
{
    /// <summary>The rate it is sung at, hertz.</summary>
    public const int NativeRate = DemoVoice.SampleRate;

    private static readonly RenderedVoice s_sung = DemoVoice.Render();

    /// <summary>From a telephone's to the highest of studios, hertz.</summary>
    public static IReadOnlyList<int> Rates { get; } = [8000, 44100, 48000, 96000, 192000];

    /// <summary>The voice resampled, if need be.</summary>
    public static RenderedVoice At(int rate) => s_sung with
    {
        SampleRate = rate,
        Samples = SincResampler.Resample(s_sung.Samples, NativeRate, rate),
    };
}
