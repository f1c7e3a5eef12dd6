using VocalMidi.Cli.Files;
using VocalMidi.Cli.Scripts;
using VocalMidi.Midi;

namespace VocalMidi.Cli.Commands;

/// <summary>What the user asked `vocalmidi script run` to do.</summary>
/// <param name="Input">A MIDI file.</param>
/// <param name="Output">Another, or "-".</param>
/// <param name="Tempo">Quarter notes a minute; null: the input's.</param>
/// <param name="BendRange">Semitones either way.</param>
internal sealed record ScriptRunSettings(string Input, string Output, double? Tempo, int BendRange);

/// <summary>Plays a MIDI file to scripts.</summary>
internal static class ScriptRun
{
    /// <summary>Does it; returns an <see cref="ExitStatus"/>.</summary>
    public static int Run(ScriptRunSettings settings, ScriptSet scripts, Terminal terminal)
    {
        MidiSong song;
        try
        {
            song = MidiFileReader.Read(settings.Input);
        }
        catch (Exception error) when (error is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            terminal.Complain($"cannot read {settings.Input}: {error.Message}");
            return ExitStatus.Unreadable;
        }

        double tempo = settings.Tempo ?? song.TempoBpm;
        MidiSong played = ScriptedSong.Play(song, scripts, tempo, settings.BendRange, terminal);
        byte[] bytes = MidiFileWriter.ToBytes(played);
        try
        {
            if (settings.Output == OutputPlan.Stdout) terminal.WriteData(bytes);
            else File.WriteAllBytes(settings.Output, bytes);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            terminal.Complain($"cannot write {settings.Output}: {error.Message}");
            return ExitStatus.Unreadable;
        }

        terminal.Say($"{settings.Input}: {Notes(song)} in, {Notes(played)} out -> {settings.Output}");
        return ExitStatus.Success;
    }

    private static string Notes(MidiSong song)
    {
        int count = song.Messages.Count(message => message.IsNoteOn);
        return count == 1 ? "1 note" : $"{count} notes";
    }
}
