// What a note costs in a script: microseconds a note (its beginning and its end), managed bytes, and a hash of what
// came out, so that two versions can be told apart. Runs of the scripts take turns.
//   dotnet run -c Release --project benchmarks/VocalMidi.ScriptCost [-- FILE.lua ...]
// Or how long the longest call of hostile scripts takes, against the work that was counted in it.
//   dotnet run -c Release --project benchmarks/VocalMidi.ScriptCost -- --longest tests/VocalMidi.Scripting.Tests/hostile/*.lua
using System.Diagnostics;
using VocalMidi.Engine.Timing;
using VocalMidi.Scripting;

const int Runs = 15;
const int Notes = 20_000;

if (args is ["--longest", .. string[] hostile])
{
    LongestCalls.Show(hostile);
    return;
}

ScriptText[] scripts = args.Length > 0
    ? [.. args.Select(file => new ScriptText(Path.GetFileName(file), File.ReadAllText(file)))]
    :
    [
        new ScriptText("pass through", ""),
        new ScriptText("emit(note)", "function on_note(note) emit(note) end"),
        new ScriptText("quantise", "function on_note(note) at(beats(quantise(note.start_beats, '1/16')), note) end"),
        new ScriptText("scale", "local s = scale('D', 'dorian') function on_note(note) note.pitch = s:snap(note.pitch) emit(note) end"),
    ];

var times = scripts.Select(_ => new List<double>()).ToArray();
var bytes = new long[scripts.Length];
var hashes = new HashSet<ulong>[scripts.Length];
for (int i = 0; i < scripts.Length; i++) hashes[i] = [];
for (int run = 0; run <= Runs; run++)
{
    for (int i = 0; i < scripts.Length; i++)
    {
        var sink = new HashSink();
        using var chain = new ScriptChain(48000, [NoteScript.Compile(scripts[i])], sink);
        Play(chain, 0, 1000);
        long before = GC.GetAllocatedBytesForCurrentThread();
        long start = Stopwatch.GetTimestamp();
        Play(chain, 1000, 1000 + Notes);
        double micros = Stopwatch.GetElapsedTime(start).TotalMicroseconds / Notes;
        long garbage = GC.GetAllocatedBytesForCurrentThread() - before;
        chain.Finish(((1000L + Notes) * 6000) + 12_000);
        if (chain.TryTakeFault(out ScriptFault fault)) Console.WriteLine(fault);
        if (run == 0) continue; // warms up
        times[i].Add(micros);
        bytes[i] = Math.Max(bytes[i], garbage);
        hashes[i].Add(sink.Hash);
    }
}

Console.WriteLine($"{Notes} notes, {Runs} runs in turns");
Console.WriteLine("µs a note: median   least    most   managed bytes   hash of the events   script");
for (int i = 0; i < scripts.Length; i++)
{
    times[i].Sort();
    string hash = hashes[i].Count == 1 ? hashes[i].Single().ToString("x16") : $"{hashes[i].Count} different";
    Console.WriteLine($"{times[i][Runs / 2],17:0.00} {times[i][0],7:0.00} {times[i][^1],7:0.00} {bytes[i],15}   {hash,-18}   {scripts[i].Name}");
}

// A note of 80 ms about every 125 ms, on and off the grid and the scale.
static void Play(ScriptChain chain, int from, int to)
{
    for (int i = from; i < to; i++)
    {
        long on = (i * 6000L) + (i * 977 % 6000);
        float pitch = 48 + (i * 7 % 24) + (i % 10 * 0.04f);
        chain.AdvanceTo(on);
        chain.Accept(new VoiceEvent(VoiceEventKind.NoteOn, i + 1, (int)MathF.Round(pitch), on, on, on, pitch, 0.7f, 0.6f));
        long off = on + 3840;
        chain.AdvanceTo(off);
        chain.Accept(new VoiceEvent(VoiceEventKind.NoteOff, i + 1, (int)MathF.Round(pitch), off, off, off, pitch, 0, 0.5f));
    }
}

internal sealed class HashSink : IVoiceEventSink
{
    public ulong Hash { get; private set; } = 14695981039346656037;

    public void Accept(in VoiceEvent e)
    {
        Mix((ulong)e.Kind);
        Mix((ulong)e.DueSample);
        Mix((ulong)e.NoteId);
        Mix(BitConverter.SingleToUInt32Bits(e.Pitch));
        Mix(BitConverter.SingleToUInt32Bits(e.Velocity));
    }

    private void Mix(ulong value) => Hash = (Hash ^ value) * 1099511628211;
}
