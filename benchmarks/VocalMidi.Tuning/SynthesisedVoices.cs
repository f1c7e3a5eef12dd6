using VocalMidi.Engine.Models;
using VocalMidi.Evaluation;
using VocalMidi.Synthesis;
using VocalMidi.Synthesis.Sets;

namespace VocalMidi.Tuning;

/// <summary>
/// The synthesised voices that take part: of the sets made for tuning, never of those that scores are reported on.
/// </summary>
internal static class SynthesisedVoices
{
    private static readonly string[] s_sets = ["legato-tuning", "tuning"];

    /// <summary>The numbers are chosen for voices.</summary>
    private const string LeftOut = "whistle";

    /// <summary>Renders and analyses every second recording (the other half would double the time of a search).</summary>
    public static Recording[] Render(VoiceModel? model) =>
    [
        .. s_sets
            .Select(VoiceSets.Configuration)
            .SelectMany(set => Enumerable.Range(0, set.Files).Select(index => (Set: set, Index: index)))
            .Where(file => SingerOf(file.Set, file.Index) != LeftOut)
            .Where((_, position) => position % 2 == 1)
            .AsParallel()
            .AsOrdered()
            .Select(file => Analyse(VoiceSets.RenderFile(file.Set, file.Index), model)),
    ];

    /// <summary>Of all that is no voice, clicks come nearest to being notes.</summary>
    public static Recording RenderClicks(VoiceModel? model) =>
        Analyse(
            VoiceSets.Render("negatives-tuning").Single(v => v.Name.EndsWith("clicks", StringComparison.Ordinal)),
            model);

    private static string SingerOf(SetConfiguration set, int index) => set.Singers[index % set.Singers.Count];

    private static Recording Analyse(RenderedVoice voice, VoiceModel? model) => Recording.Analyse(
        voice.Name,
        voice.Samples,
        voice.SampleRate,
        [.. voice.Notes.Select(n => new NoteSpan(n.OnsetSeconds, n.OffsetSeconds, n.MidiPitch, n.MidiPitch))],
        model);
}
