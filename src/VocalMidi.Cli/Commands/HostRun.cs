using VocalMidi.AudioFiles;
using VocalMidi.Cli.Pictures;
using VocalMidi.Hosting;
using VocalMidi.Hosting.Events;
using VocalMidi.Midi;

namespace VocalMidi.Cli.Commands;

/// <summary>What `vocalmidi host` is to write; null: not wanted.</summary>
/// <param name="Input">The recording, as named.</param>
/// <param name="Midi">Standard MIDI File.</param>
/// <param name="Wav">Audio output.</param>
/// <param name="Plot">Piano roll of the notes over the recording's pitch.</param>
/// <param name="Json">Report; - for standard output.</param>
/// <param name="Latency">Times and latency, as text.</param>
/// <param name="Truth">CSV of true notes.</param>
/// <param name="Events">Print the events.</param>
/// <param name="Strict">An overload is an error.</param>
internal sealed record HostOutputs(
    string Input, string? Midi, string? Wav, string? Plot, string? Json, string? Latency, string? Truth, bool Events, bool Strict);

/// <summary>Holds a session, shows it to people and writes what was asked for.</summary>
internal sealed class HostRun(HostOptions options, HostOutputs outputs, Terminal terminal)
{
    /// <summary>Prints the plugins a file holds, one a line: id, name, vendor, version, features.</summary>
    public static int Scan(string plugin, Terminal terminal)
    {
        foreach (PluginFacts p in HostSession.Scan(plugin))
        {
            string line = string.Join('\t', p.Id, p.Name, p.Vendor, p.Version, string.Join(' ', p.Features));
            terminal.WriteData(System.Text.Encoding.UTF8.GetBytes(line + "\n"));
        }

        terminal.Say("Give --input to play a recording through it.");
        return ExitStatus.Success;
    }

    /// <summary>Does it all; returns the exit status.</summary>
    /// <exception cref="HostException">Nothing could be hosted.</exception>
    public int Run()
    {
        IReadOnlyList<double>? onsets = outputs.Truth is null ? null : NoteLatency.ReadOnsets(outputs.Truth);
        HostReport? report = null;
        terminal.WithProgress("Hosting", 1, progress =>
            report = HostSession.Run(options, done => progress(0, Math.Clamp(done, 0, 1))));
        NoteLatency? latency = onsets is null
            ? null
            : NoteLatency.Measure(FirstRound(report!), onsets, options.SampleRate, report!.LatencySamples);
        IReadOnlyList<string> problems = HostVerdict.Problems(report!, offline: !options.RealTime && !options.Trap);
        if (report!.Callback is not null) HostReportText.Print(report, latency, terminal);
        foreach (string warning in report.Warnings) terminal.Say("warning: " + warning);
        Write(report!, latency);
        foreach (string problem in problems) terminal.Complain(problem);
        return HostConclusion.Status(report!, problems, options.RealTime, outputs.Strict, terminal);
    }

    // The truth speaks of the recording once; --seconds may repeat it.
    private IEnumerable<HostEvent> FirstRound(HostReport report)
    {
        double end = (options.Input?.Seconds ?? 0) * options.SampleRate + report.LatencySamples;
        return report.EventsOf(0).Where(e => e.Sample < end);
    }

    private void Write(HostReport report, NoteLatency? latency)
    {
        if (outputs.Midi is { } midi)
        {
            string name = Path.GetFileNameWithoutExtension(outputs.Input);
            MidiFileWriter.Write(midi, EventMidi.ToSong(
                report.EventsOf(0), options.SampleRate, report.LatencySamples, options.Tempo, name));
        }

        if (outputs.Wav is { } wav && report.Output is { } audio)
        {
            AudioFile.Write(wav, audio.Interleaved, audio.Channels, audio.SampleRate);
        }

        if (outputs.Plot is { } plot && options.Input is { } input)
        {
            string name = Path.GetFileName(outputs.Input);
            File.WriteAllBytes(plot, PianoRoll.ToPng(PlayedRoll.Of(
                name, input, report.EventsOf(0), options.SampleRate, report.LatencySamples)));
        }

        if (outputs.Latency is { } text) File.WriteAllText(text, HostReportText.Latency(report, latency, options));
        if (outputs.Events)
        {
            string lines = string.Join('\n', EventList.Lines(report.EventsOf(0)));
            terminal.WriteData(System.Text.Encoding.UTF8.GetBytes(lines + "\n"));
        }

        if (outputs.Json == "-") terminal.WriteData(HostJson.Format(report, latency));
        else if (outputs.Json is { } json) File.WriteAllBytes(json, HostJson.Format(report, latency));
    }
}
