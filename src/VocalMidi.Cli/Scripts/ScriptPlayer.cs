using VocalMidi.Engine.Timing;
using VocalMidi.Scripting;

namespace VocalMidi.Cli.Scripts;

/// <summary>Plays known events to scripts, and passes on what the scripts say.</summary>
/// <param name="SampleRate">Of the events' samples, hertz.</param>
/// <param name="End">Where the stream ends, samples.</param>
/// <param name="Placed">How much later than in the voice the events are due already, samples.</param>
/// <param name="Lookahead">How much later still they may sound, so that scripts can move them earlier, samples.</param>
internal sealed record ScriptPlayer(int SampleRate, long End, long Placed, long Lookahead)
{
    /// <summary>A file is known in advance: scripts may move its notes to an earlier time by so much, seconds.</summary>
    public const double FileSeconds = 2;

    /// <summary>How much later than in the voice all that comes out is due, samples.</summary>
    public long Latency => Placed + Lookahead;

    /// <summary>Plays all, to the end of what the scripts have planned.</summary>
    public void Play(
        IEnumerable<VoiceEvent> events, ScriptSet scripts, double tempo, IVoiceEventSink output, Terminal terminal)
    {
        using ScriptChain chain = scripts.NewChain(SampleRate, output, tempo, Latency);
        chain.HoldsUntilDue = Lookahead > 0;
        foreach (VoiceEvent each in events)
        {
            chain.Accept(each with { DueSample = each.DueSample + Lookahead });
            PassOn(chain, terminal);
        }

        chain.Finish(End + Lookahead);
        PassOn(chain, terminal);
        if (chain.Dropped > 0)
            terminal.Complain($"warning: {chain.Dropped} notes, moves of pitch or log lines of the scripts found no room");
    }

    private static void PassOn(ScriptChain chain, Terminal terminal)
    {
        while (chain.TryTakeLog(out string line)) terminal.Say(line);
        while (chain.TryTakeFault(out ScriptFault fault)) terminal.Complain(fault.ToString());
    }
}
