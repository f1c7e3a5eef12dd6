using VocalMidi.Engine.Models;
using VocalMidi.Engine.Parameters;
using VocalMidi.Synthesis;

namespace VocalMidi.Engine.Tests.Models;

/// <summary>Whole recordings with a model: however many hops and voices share a run, the notes are the same.</summary>
public sealed class WholeFileModelTests
{
    private static readonly RenderedVoice s_voice = DemoVoice.Render();

    /// <summary>Of different lengths, more than there are places; seconds.</summary>
    private static readonly int[] s_lengths = [14, 3, 9, 1, 6, 11, 2];

    [Fact]
    public async Task Recordings_that_share_runs_give_the_notes_that_each_gives_alone()
    {
        float[][] recordings = [.. s_lengths.Select(Excerpt)];
        TranscribedNote[][] alone = [.. recordings.Select(r => Notes(r, TinyModel.Shared))];
        Assert.All(alone, Assert.NotEmpty);
        using VoiceModel together = VoiceModel.Open(TinyModel.Path, ModelProvider.Cpu);
        together.ListenTogether(3);
        Task<TranscribedNote[]>[] tasks = [.. recordings.Select(r => Task.Factory.StartNew(
            () => Notes(r, together),
            TestContext.Current.CancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default))];
        AssertSame(alone, await Task.WhenAll(tasks));
    }

    [Fact]
    public void A_place_that_is_taken_again_has_forgotten_the_voice_before()
    {
        float[][] recordings = [Excerpt(5), Excerpt(9)];
        TranscribedNote[][] alone = [.. recordings.Select(r => Notes(r, TinyModel.Shared))];
        using VoiceModel together = VoiceModel.Open(TinyModel.Path, ModelProvider.Cpu);
        together.ListenTogether(1);
        AssertSame(alone, [.. recordings.Select(r => Notes(r, together))]);
    }

    [Fact]
    public void A_recording_shorter_than_any_look_ahead_is_heard_to_its_end()
    {
        foreach (int samples in new[] { 0, 1, 200, 441, 2000 })
            Assert.Empty(Notes(s_voice.Samples[..samples], TinyModel.Shared));
    }

    private static float[] Excerpt(int seconds) => s_voice.Samples[..Math.Min(s_voice.Samples.Length, seconds * s_voice.SampleRate)];

    private static TranscribedNote[] Notes(float[] mono, VoiceModel model) =>
        [.. FileTranscriber.Transcribe(mono, s_voice.SampleRate, new ParameterValues(), model: model).Notes];

    private static void AssertSame(TranscribedNote[][] expected, TranscribedNote[][] found)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i].Length, found[i].Length);
            foreach ((TranscribedNote a, TranscribedNote b) in expected[i].Zip(found[i]))
            {
                // Rounding differs with the size of a run, what is decided does not.
                Assert.Equal((a.OnsetSeconds, a.OffsetSeconds, a.Pitch), (b.OnsetSeconds, b.OffsetSeconds, b.Pitch));
                Assert.Equal(a.NoteOnPitch, b.NoteOnPitch, 1e-3);
            }
        }
    }
}
