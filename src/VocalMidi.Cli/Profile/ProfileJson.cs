using System.Text.Json;
using System.Text.Json.Serialization;
using VocalMidi.Cli.Profile.Findings;
using VocalMidi.Hosting.Profile;

namespace VocalMidi.Cli.Profile;

/// <summary>Everything measured as one JSON document; docs/latency.md describes it.</summary>
internal static class ProfileJson
{
    /// <summary>Name of the document's shape; it changes when a field changes its meaning or goes.</summary>
    public const string Shape = "vocalmidi-profile/1";

    /// <summary>The document, UTF-8, ending in a newline.</summary>
    public static byte[] Format(Measurement m)
    {
        var document = new ProfileDocument(
            Shape,
            Conditions(m),
            m.Profile,
            [.. m.Told.Notes.Select(note => Note(note, m.SampleRate))],
            [.. PitchRegion.Of(m.Told.Notes, m.SampleRate).Select(Region)],
            [.. m.Told.Samples.Select(sample => Moment(sample))],
            [.. CallbackTrouble.Of(m)],
            [.. AllFindings.Of(m).Select(f => new FindingDocument(f.Id, f.IsWarning, f.Title, f.Meaning, f.Remedy))]);
        return [.. JsonSerializer.SerializeToUtf8Bytes(document, ProfileDocumentContext.Default.ProfileDocument), (byte)'\n'];
    }

    private static ConditionsDocument Conditions(Measurement m) => new(
        m.Plugin, m.PluginFile, m.Input, m.Seconds, m.SampleRate, m.Block, m.RealTime,
        [.. m.Settings.Select(setting => $"{setting.Name}={setting.Value}")], m.Scripts, m.Time, m.Machine);

    private static NoteDocument Note(NoteTime note, double rate) => new(
        note.Key, note.Pitch, note.VoiceSample, note.DecisionSample, note.LeaveSample, note.LatencySamples,
        note.TotalMs(rate), note.AlgorithmMs(rate), note.WaitingMs(rate), note.ComputeMs);

    private static RegionDocument Region(PitchRegion region) => new(
        region.Name, region.LowestKey, region.HighestKey, region.MedianPitch, region.LimitMs, region.TotalMs);

    private static MomentDocument Moment(ProfileSample sample)
    {
        PluginProfile p = sample.Profile;
        return new MomentDocument(
            sample.Milliseconds, p.StreamSamples, p.Latency.Notes, p.Latency.TotalMs.P50, p.Latency.TotalMs.P95,
            p.Rings.Audio.Level, p.Rings.Messages.Level, p.Rings.Events.Level,
            p.Callback.Share, p.Callback.Late, p.Callback.Slow, p.Callback.HeldUp,
            p.Engine?.Worker.Share, p.Engine?.Worker.DeadlineMisses, p.Engine?.Worker.Starved, p.Gaps);
    }
}

/// <summary>The whole document.</summary>
internal sealed record ProfileDocument(
    string Format,
    ConditionsDocument Measured,
    PluginProfile Profile,
    IReadOnlyList<NoteDocument> Notes,
    IReadOnlyList<RegionDocument> Regions,
    IReadOnlyList<MomentDocument> Samples,
    IReadOnlyList<CallbackTrouble> Callbacks,
    IReadOnlyList<FindingDocument> Findings);

/// <summary>What was measured on what.</summary>
internal sealed record ConditionsDocument(
    string Plugin, string PluginFile, string Input, double Seconds, int SampleRate, int BlockFrames, bool RealTime,
    IReadOnlyList<string> Settings, IReadOnlyList<string> Scripts, DateTimeOffset Time, MachineFacts Machine);

/// <summary>A note's way.</summary>
internal sealed record NoteDocument(
    int Key, double Pitch, long VoiceSample, long DecisionSample, long LeaveSample, long LatencySamples,
    double TotalMs, double AlgorithmMs, double WaitingMs, double ComputeMs);

/// <summary>A pitch region.</summary>
internal sealed record RegionDocument(
    string Name, int LowestKey, int HighestKey, double MedianPitch, double TwoPeriodsMs, Distribution TotalMs);

/// <summary>The numbers that change, at a moment.</summary>
internal sealed record MomentDocument(
    double Ms, long StreamSamples, long Notes, double P50Ms, double P95Ms,
    long AudioLevel, long MessagesLevel, long EventsLevel,
    double CallbackShare, long Late, long Slow, long HeldUp,
    double? WorkerShare, long? DeadlineMisses, long? Starved, long Gaps);

/// <summary>A finding.</summary>
internal sealed record FindingDocument(string Id, bool IsWarning, string Title, string Meaning, string Remedy);

[JsonSourceGenerationOptions(
    WriteIndented = true,
    NewLine = "\n",
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(ProfileDocument))]
internal sealed partial class ProfileDocumentContext : JsonSerializerContext;
