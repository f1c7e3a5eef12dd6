using VocalMidi.Engine.Models;
using VocalMidi.Engine.Tests.Pipeline;
using VocalMidi.Engine.Timing;
using VocalMidi.Synthesis;

namespace VocalMidi.Engine.Tests.Models;

/// <summary>CUDA is tried, and whenever it fails the processor goes on with the same notes, and says so.</summary>
public sealed class ProviderTests
{
    [Theory]
    [InlineData(Failure.AtLoad, "on the processor (CUDA does not work here: libcudart.so.13 is missing)")]
    [InlineData(Failure.AtCreation, "on the processor (CUDA does not work here: no CUDA here)")]
    [InlineData(Failure.AtFirstRun, "on the processor (CUDA does not work here: the card fell off)")]
    [InlineData(
        Failure.Stale, "on the processor (CUDA does not work here: the card hears something else than the processor)")]
    public void A_card_that_does_not_work_gives_way_to_the_processor_when_a_model_is_opened(Failure failure, string note)
    {
        foreach (ModelProvider asked in new[] { ModelProvider.Auto, ModelProvider.Cuda })
        {
            using VoiceModel model = Open(asked, live: false, new FailingSessions(failure));
            Assert.Equal(ModelProvider.Cpu, model.Provider);
            Assert.Equal(note, model.ProviderNote);
            Assert.Null(model.Trouble);
        }
    }

    [Fact]
    public void A_card_that_works_is_used_for_whole_recordings_and_for_a_live_voice_only_when_asked()
    {
        var sessions = new FailingSessions(Failure.Never);
        using VoiceModel recordings = Open(ModelProvider.Auto, live: false, sessions);
        using VoiceModel live = Open(ModelProvider.Auto, live: true, sessions);
        using VoiceModel asked = Open(ModelProvider.Cuda, live: true, sessions);
        Assert.Equal(
            [ModelProvider.Cuda, ModelProvider.Cpu, ModelProvider.Cuda],
            new[] { recordings.Provider, live.Provider, asked.Provider });
        Assert.Equal("on the graphics card (CUDA)", recordings.ProviderNote);
    }

    [Fact]
    public void This_build_knows_no_card_and_says_so_to_who_asks_for_one()
    {
        using VoiceModel auto = VoiceModel.Open(TinyModel.Path);
        using VoiceModel asked = VoiceModel.Open(TinyModel.Path, ModelProvider.Cuda);
        Assert.Equal("on the processor", auto.ProviderNote);
        Assert.StartsWith("on the processor (", asked.ProviderNote, StringComparison.Ordinal);
    }

    [Fact]
    public void A_card_that_fails_in_the_middle_of_a_song_changes_no_note()
    {
        using VoiceModel model = Open(ModelProvider.Cuda, live: true, new FailingSessions(Failure.AtLaterRun));
        Assert.Equal(ModelProvider.Cuda, model.Provider);
        List<VoiceEvent> events = Sing(model);
        Assert.Equal(Sing(TinyModel.Shared), events);
        Assert.Equal(ModelProvider.Cpu, model.Provider);
        Assert.Equal("CUDA stopped working (the card fell off); the model goes on on the processor.", model.Trouble);
    }

    [Fact]
    public void Where_the_processor_fails_too_the_classical_tracker_goes_on_and_no_note_is_stuck()
    {
        var sessions = new FailingSessions(Failure.AtLaterRun, Failure.AtLaterRun);
        using VoiceModel model = Open(ModelProvider.Cpu, live: true, sessions);
        List<VoiceEvent> events = Sing(model);
        Assert.Contains("the classical tracker goes on", model.Trouble, StringComparison.Ordinal);
        long failed = FailingSessions.LaterRun * 44100 / 200;
        Assert.Contains(events, e => e.Kind == VoiceEventKind.NoteOn && e.DecisionSample > failed);
        Assert.Equal(
            events.Count(e => e.Kind == VoiceEventKind.NoteOn), events.Count(e => e.Kind == VoiceEventKind.NoteOff));
    }

    private static VoiceModel Open(ModelProvider provider, bool live, ISessionFactory sessions) =>
        VoiceModel.Open(TinyModel.Path, provider, live, sessions);

    private static List<VoiceEvent> Sing(VoiceModel model)
    {
        RenderedVoice voice = DemoVoice.Render();
        return EventLog.Run(voice.Samples, voice.SampleRate, TimingMode.Live, model, 441);
    }
}
