using VocalMidi.Scripting;

namespace VocalMidi.Cli.Scripts;

/// <summary>Tells people what scripts log and what goes wrong with them; the notes go on.</summary>
internal static class ScriptWords
{
    /// <summary>Says all that has come together.</summary>
    public static void PassOn(ScriptChain chain, Terminal terminal)
    {
        while (chain.TryTakeLog(out string line)) terminal.Say(line);
        while (chain.TryTakeFault(out ScriptFault fault)) terminal.Complain(fault.ToString());
    }

    /// <summary>Says at the end what there was no room for.</summary>
    public static void SayDropped(ScriptChain chain, Terminal terminal)
    {
        PassOn(chain, terminal);
        if (chain.Dropped > 0)
            terminal.Complain($"warning: {chain.Dropped} notes, moves of pitch or log lines of the scripts found no room");
    }
}
