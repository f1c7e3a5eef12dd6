using VocalMidi.AudioFiles;
using VocalMidi.Cli.Files;
using VocalMidi.Cli.Output;
using VocalMidi.Cli.Scripts;
using VocalMidi.Cli.Transcription;
using VocalMidi.Engine.Models;

namespace VocalMidi.Cli.Commands;

/// <summary>Transcribes every input, several at once; one that fails does not stop the others.</summary>
/// <param name="settings">What to do.</param>
/// <param name="terminal">Where to speak.</param>
internal sealed class TranscribeRun(TranscribeSettings settings, Terminal terminal)
{
    /// <summary>Does it all; returns an <see cref="ExitStatus"/>.</summary>
    /// <exception cref="UserException">The command line asks for something impossible; nothing was done.</exception>
    public int Run()
    {
        InputFiles inputs = InputFiles.Find(settings.Inputs);
        OutputPlan plan = OutputPlan.Create(inputs.Paths, inputs.IsSeveral, settings.Outputs);
        foreach (string problem in inputs.Problems) terminal.Complain("cannot read " + problem);

        using ModelChoice choice = OpenModel();
        ITranscriber transcriber = Transcribers.For(settings.Timing, choice.Model, KeptFor(plan));
        if (settings.Scripts is { } scripts)
            transcriber = new ScriptedTranscriber(transcriber, settings.Timing, scripts, settings.TempoBpm, terminal);
        var outcomes = new FileOutcome[plan.Files.Count];
        terminal.WithProgress("Transcribing", outcomes.Length, progress =>
        {
            var parallel = new ParallelOptions { MaxDegreeOfParallelism = settings.Jobs };
            Parallel.For(0, outcomes.Length, parallel, i =>
            {
                outcomes[i] = TranscribeOne(transcriber, plan.Files[i], done => progress(i, done));
                progress(i, 1);
            });
        });

        if (choice.Model?.Trouble is { } trouble) terminal.Complain(trouble);
        bool allWell = inputs.Problems.Count == 0 && outcomes.All(o => o.Error is null);
        // Who names a model wants that one: the notes are there, but not by it.
        allWell &= !choice.IsProblem || !ModelCatalogue.IsNamed(settings.Model);
        if (plan.SharedJson is { } json)
        {
            allWell &= TryWrite(new ResultWriter(terminal), w => w.Json(json, outcomes, settings.Timing));
        }

        return allWell ? ExitStatus.Success : ExitStatus.Unreadable;
    }

    /// <summary>What the outputs need beside the notes.</summary>
    private Kept KeptFor(OutputPlan plan)
    {
        bool bends = settings.BendRange is not null && settings.Scripts is null;
        bool traced = plan.Files.Any(file => file.Plot is not null || (bends && file.Midi is not null));
        Kept scripts = settings.Scripts is null ? Kept.Notes : ScriptedTranscriber.NeededFor(settings.Timing);
        return scripts | (traced ? Kept.PitchTrace : Kept.Notes);
    }

    /// <summary>Opens what listens, and says so.</summary>
    private ModelChoice OpenModel()
    {
        bool live = settings.Timing != NoteTiming.File;
        ModelChoice choice = ModelCatalogue.Open(settings.Model with { Live = live });
        if (choice.IsProblem && ModelCatalogue.IsNamed(settings.Model)) terminal.Complain(choice.Message);
        else if (!settings.Quiet) terminal.Say(choice.Message);
        // The processor gains nothing: benchmarks/VocalMidi.RealTimeFactor measures it.
        bool together = choice.Model?.Provider == ModelProvider.Cuda && !live && settings.Jobs > 1;
        if (together) choice.Model!.ListenTogether(settings.Jobs);
        return choice;
    }

    private FileOutcome TranscribeOne(ITranscriber transcriber, FileOutputs outputs, Action<double> progress)
    {
        FileOutcome outcome = Listen(transcriber, outputs.Input, progress);
        if (outcome.Transcription is null) return outcome;
        var writer = new ResultWriter(terminal);
        bool written = TryWrite(writer, w => w.All(outputs, outcome, settings));
        if (!settings.Quiet)
        {
            int count = outcome.Transcription.Notes.Count;
            string notes = count == 1 ? "1 note" : $"{count} notes";
            string where = writer.Written.Count > 0 ? " -> " + string.Join(", ", writer.Written) : "";
            terminal.Say(FormattableString.Invariant(
                $"{outputs.Input}: {notes} in {outcome.DurationSeconds:F1} s{where}"));
        }

        // Of many recordings at once only what a JSON document of all needs stays in memory.
        FileOutcome rest = outcome with { Transcription = outcome.Transcription.NotesAlone() };
        return written ? rest : rest with { Error = "its results could not be written" };
    }

    private FileOutcome Listen(ITranscriber transcriber, string path, Action<double> progress)
    {
        try
        {
            using AudioReader recording = AudioReader.Open(path);
            if (recording.SampleRate is < 8000 or > 384000)
            {
                throw new AudioFileException($"its rate of {recording.SampleRate} Hz is outside 8000 to 384000 Hz");
            }

            VoiceTranscription heard = transcriber.Transcribe(recording, settings.Parameters, progress);
            if (recording.IsTruncated) terminal.WarnOfTruncation(path, recording.Seconds);
            return new FileOutcome(path, heard, recording.SampleRate, recording.Seconds, null);
        }
        catch (AudioFileException e)
        {
            terminal.Complain($"cannot read {path}: {e.Message}");
            return new FileOutcome(path, null, 0, 0, e.Message);
        }
    }

    private bool TryWrite(ResultWriter writer, Action<ResultWriter> write)
    {
        try
        {
            write(writer);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            terminal.Complain($"cannot write {writer.Current}: {e.Message}");
            return false;
        }
    }
}
