using VocalMidi.Engine.Parameters;
using VocalMidi.Engine.Tests.Models;
using VocalMidi.Engine.Timing;
using VocalMidi.Synthesis;

namespace VocalMidi.Engine.Tests.Pipeline;

public sealed class AllocationTests
{
    [Theory]
    [InlineData(TimingMode.Live, false)]
    [InlineData(TimingMode.Aligned, false)]
    [InlineData(TimingMode.Live, true)]
    [InlineData(TimingMode.Aligned, true)]
    public void Listening_allocates_no_managed_memory(TimingMode timing, bool withModel)
    {
        RenderedVoice voice = DemoVoice.Render();
        var sink = new Counter();
        using var pipeline = new VoicePipeline(voice.SampleRate, sink, TinyModel.If(withModel));
        pipeline.SetParameter(ParameterId.Timing, (double)timing);
        Sing(pipeline, voice);
        int before = sink.Count;
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        Sing(pipeline, voice);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - allocated);
        Assert.True(sink.Count > before + 50);
    }

    private static void Sing(VoicePipeline pipeline, RenderedVoice voice)
    {
        for (int at = 0; at < voice.Samples.Length; at += 441)
            pipeline.Process(voice.Samples.AsSpan(at, Math.Min(441, voice.Samples.Length - at)));
        pipeline.SetParameter(ParameterId.Transpose, 2);
        pipeline.SetParameter(ParameterId.Transpose, 0);
        pipeline.Reset(pipeline.Position);
    }

    private sealed class Counter : IVoiceEventSink
    {
        public int Count { get; private set; }

        public void Accept(in VoiceEvent voiceEvent) => Count++;
    }
}
