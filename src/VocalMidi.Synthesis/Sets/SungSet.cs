using VocalMidi.Synthesis.Recording;
using VocalMidi.Synthesis.Scoring;
using VocalMidi.Synthesis.Singing;

namespace VocalMidi.Synthesis.Sets;

/// <summary>Renders the files of a sung set: file k is a function of the configuration and k.</summary>
internal static class SungSet
{
    public static RenderedVoice Render(SetConfiguration set, int index)
    {
        (Score score, Singer singer, ulong seed) = Compose(set, index);
        RecordingConditions conditions = DrawConditions(set.Recording, SynthesisRandom.For(seed, 33));
        return SingingVoice.Record(
            $"{set.Name}-{index + 1:00}-{singer.Name}", score, singer, conditions, set.SampleRate, seed);
    }

    /// <summary>What is sung in a file, and who sings it.</summary>
    public static (Score Score, Singer Singer, ulong Seed) Compose(SetConfiguration set, int index)
    {
        ulong seed = SynthesisRandom.For(set.Seed, (ulong)index).NextBits();
        string type = set.Singers[index % set.Singers.Count];
        if (!Singer.Types.TryGetValue(type, out Singer? kind))
            throw new InvalidDataException(
                $"set {set.Name}: unknown singer '{type}' (known: {string.Join(", ", Singer.Types.Keys)})");
        Singer singer = kind.Vary(SynthesisRandom.For(seed, 31));
        return (new MelodyComposer(set, singer, SynthesisRandom.For(seed, 32)).Compose(), singer, seed);
    }

    private static RecordingConditions DrawConditions(RecordingChoice choice, SynthesisRandom random) => new()
    {
        SnrDb = random.Uniform(choice.SnrDb),
        PeakDb = random.Uniform(choice.PeakDb),
        ReverberationSeconds = random.Chance(choice.RoomChance) ? random.Uniform(choice.ReverberationSeconds) : 0,
        RoomDb = random.Uniform(choice.RoomDb),
        LowCutHz = random.LogUniform(new Interval(30, 110)),
        HighCutHz = random.LogUniform(new Interval(5000, 18000)),
        BrightnessDb = random.Uniform(-4, 6),
        NoiseDarkness = random.Uniform(0, 0.95),
    };
}
