using System.Diagnostics;
using VocalMidi.Engine;
using VocalMidi.Engine.Models;
using VocalMidi.Engine.Parameters;
using VocalMidi.Engine.Timing;
using VocalMidi.RealTimeFactor;
using VocalMidi.Synthesis;
using static System.FormattableString;

// Real-time factor of the whole pipeline: time to process the demo voice / its length, on the one thread it uses.
const int runs = 5;

// The first runs compile the code, and compile it again better.
const int warmUps = 3;

// A usual block of a host.
const int blockSamples = 512;

// The model's .onnx file; without one, the classical tracker alone.
using VoiceModel? model = args.Length > 0 ? VoiceModel.Open(args[0], ModelProvider.Cpu, live: true) : null;

RenderedVoice voice = DemoVoice.Render();
Console.WriteLine(Invariant($"The demo voice ({voice.Seconds:F1} s at {voice.SampleRate} Hz), median of {runs} runs:\n"));
Console.WriteLine("| timing | listening | real-time factor | fastest | slowest | notes | hash of the events |");
Console.WriteLine("|---|---|---|---|---|---|---|");
var listeners = new List<VoiceModel?> { null };
if (model is not null) listeners.Add(model);
foreach ((TimingMode mode, VoiceModel? listener) in
    Enum.GetValues<TimingMode>().SelectMany(mode => listeners.Select(listener => (mode, listener))))
{
    for (int i = 0; i < warmUps; i++) Measure(voice, mode, listener);
    var measured = Enumerable.Range(0, runs).Select(_ => Measure(voice, mode, listener)).OrderBy(r => r.Factor).ToArray();
    if (measured.DistinctBy(r => r.Hash).Count() != 1)
    {
        Console.Error.WriteLine($"{mode}: the same audio gave different events");
        return 1;
    }

    (double factor, int notes, string hash) = measured[runs / 2];
    string name = mode.ToString().ToLowerInvariant();
    string listening = listener is null ? "classical" : listener.Manifest.Name;
    Console.WriteLine(Invariant(
        $"| {name} | {listening} | {factor:F4} | {measured[0].Factor:F4} | {measured[^1].Factor:F4} | {notes} | {hash} |"));
}

if (model is not null) ModelCost.Print(model, voice);
return 0;

static (double Factor, int Notes, string Hash) Measure(RenderedVoice voice, TimingMode mode, VoiceModel? model)
{
    using var events = new EventHash();
    using var pipeline = new VoicePipeline(voice.SampleRate, events, model);
    pipeline.SetParameter(ParameterId.Timing, (double)mode);
    long start = Stopwatch.GetTimestamp();
    for (int at = 0; at < voice.Samples.Length; at += blockSamples)
        pipeline.Process(voice.Samples.AsSpan(at, Math.Min(blockSamples, voice.Samples.Length - at)));
    pipeline.Finish();
    double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
    return (seconds / voice.Seconds, events.Notes, events.Take());
}
