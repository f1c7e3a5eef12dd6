using VocalMidi.Engine.Models;
using VocalMidi.Engine.Parameters;
using VocalMidi.Engine.Tests.Models;
using VocalMidi.Engine.Tests.Pipeline;
using VocalMidi.Engine.Timing;
using VocalMidi.Evaluation;
using VocalMidi.Synthesis;

namespace VocalMidi.Engine.Tests.Accuracy;

/// <summary>
/// What the tracker must reach, listening with the model that ships and without, on voices whose notes are exactly
/// known. The sets are frozen and nothing is tuned on them.
/// </summary>
public sealed class SynthesisedVoiceTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Transcribing_the_evaluation_set_finds_93_percent_of_notes_with_pitch_and_offset(bool withModel)
    {
        NoteScore[] scores = Score("evaluation", withModel);
        Assert.InRange(scores.Average(s => s.COnPOff), 0.93, 1);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Legato_steps_of_about_a_semitone_are_found_85_times_in_a_hundred(bool withModel)
    {
        NoteScore[] scores = Score("legato", withModel);
        Assert.InRange((double)scores.Sum(s => s.LegatoFound) / scores.Sum(s => s.LegatoSteps), 0.85, 1);
    }

    [Theory]
    [InlineData(TimingMode.Live, false)]
    [InlineData(TimingMode.Aligned, false)]
    [InlineData(TimingMode.Live, true)]
    [InlineData(TimingMode.Aligned, true)]
    public void What_is_no_voice_makes_at_most_one_note_a_minute(TimingMode timing, bool withModel)
    {
        foreach (RenderedVoice sound in VoiceSets.Render("negatives"))
        {
            // A click rings like the start of a note, and live nothing waits to see that it is none.
            if (timing == TimingMode.Live && sound.Name == "negatives-clicks") continue;
            int notes = EventLog.Run(sound.Samples, sound.SampleRate, timing, Listening(withModel), 4096)
                .Count(e => e.Kind == VoiceEventKind.NoteOn);
            Assert.True(notes <= sound.Seconds / 60, $"{sound.Name}: {notes} notes in {sound.Seconds:F0} s");
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Whole_file_transcription_makes_at_most_one_note_a_minute_of_what_is_no_voice(bool withModel)
    {
        foreach (RenderedVoice sound in VoiceSets.Render("negatives"))
        {
            int notes = Heard(sound, withModel).Notes.Count;
            Assert.True(notes <= sound.Seconds / 60, $"{sound.Name}: {notes} notes in {sound.Seconds:F0} s");
        }
    }

    private static VoiceModel? Listening(bool withModel) => withModel ? ShippedModelTests.Shared : null;

    private static Transcription Heard(RenderedVoice voice, bool withModel) => FileTranscriber.Transcribe(
        voice.Samples, voice.SampleRate, new ParameterValues(), model: Listening(withModel));

    private static NoteScore[] Score(string set, bool withModel) =>
        [.. VoiceSets.Render(set).AsParallel().AsOrdered().Select(voice =>
        {
            Transcription heard = Heard(voice, withModel);
            return NoteMetrics.Score(
                [.. voice.Notes.Select(n => new NoteSpan(n.OnsetSeconds, n.OffsetSeconds, n.MidiPitch, n.MidiPitch))],
                [.. heard.Notes.Select(n => new NoteSpan(n.OnsetSeconds, n.OffsetSeconds, n.Pitch, n.NoteOnPitch))]);
        })];
}
