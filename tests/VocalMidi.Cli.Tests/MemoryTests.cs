using System.Runtime.CompilerServices;
using VocalMidi.AudioFiles;
using VocalMidi.Cli.Transcription;
using VocalMidi.Engine;
using VocalMidi.Engine.Parameters;

namespace VocalMidi.Cli.Tests;

/// <summary>What transcribing holds does not grow with the recording, but for its notes and what is asked for.</summary>
public sealed class MemoryTests : IDisposable
{
    private static readonly AudioClip s_voice = AudioFile.Read(Path.Combine(BuiltPlugin.Root, "samples", "voice.wav"));
    private static readonly float[] s_mono = s_voice.ToMono();

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(NoteTiming.Live)]
    [InlineData(NoteTiming.Aligned)]
    [InlineData(NoteTiming.File)]
    public void A_longer_recording_takes_memory_for_its_notes_alone(NoteTiming timing)
    {
        // The tables that all share live as long as something uses them.
        using var holder = new VoicePipeline(s_voice.SampleRate, new NoteCollector(s_voice.SampleRate, 0, Kept.Notes));
        Hear(timing, 1);
        (long once, int few, _) = Hear(timing, 1);
        (long more, int many, int longestRead) = Hear(timing, 8);
        Assert.True(many > 6 * few);
        // A list that grows allocates its length up to four times, and whole files hold notes in two forms.
        long notes = many * 12L * Unsafe.SizeOf<VoiceNote>();
        Assert.InRange(more - once, long.MinValue, notes);
        Assert.InRange(longestRead, 1, 4096);
        GC.KeepAlive(holder);
    }

    [Theory]
    [InlineData("live")]
    [InlineData("aligned")]
    [InlineData("file")]
    public void The_command_never_holds_a_whole_recording(string timing)
    {
        const int Frames = 60 * TemporaryFolder.Rate;
        AudioFile.Write(_folder["long.wav"], new float[2 * Frames], 2, TemporaryFolder.Rate, AudioFormat.Wav16);
        long before = GC.GetAllocatedBytesForCurrentThread();
        CommandResult result = CommandLine.Run(
            "transcribe", _folder["long.wav"], "--timing", timing, "--notes", "-", "--jobs", "1", "--model", "none");
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal(0, result.Status);
        // The lower bound: it was this thread that did the work.
        Assert.InRange(allocated, 4096 * sizeof(float), Frames * sizeof(float) / 2);
    }

    private static (long Allocated, int Notes, int LongestRead) Hear(NoteTiming timing, int times)
    {
        var recording = new RepeatedVoice(s_mono, s_voice.SampleRate, times);
        long before = GC.GetAllocatedBytesForCurrentThread();
        VoiceTranscription heard = Transcribers.For(timing, model: null, Kept.Notes)
            .Transcribe(recording, new Dictionary<ParameterId, double>(), _ => { });
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal(recording.Length, recording.Position);
        return (allocated, heard.Notes.Count, recording.LongestRead);
    }
}
