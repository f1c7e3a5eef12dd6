using System.Globalization;
using VocalMidi.Hosting.Profile;

namespace VocalMidi.Hosting.Program;

/// <summary>Gathers one instance's records of its profile; a new pass begins anew.</summary>
internal sealed class ProfileBuilder
{
    private readonly List<ProfileSample> _samples = [];
    private readonly List<NoteTime> _notes = [];
    private readonly List<WorkerSpan> _spans = [];
    private readonly List<CallbackSpan> _callbacks = [];
    private PluginProfile? _final;

    /// <summary>Whether this class knows the record.</summary>
    public static bool Takes(string record) => record is "profile" or "sample" or "note-time" or "span" or "callback";

    /// <summary>Forgets what an earlier pass gave.</summary>
    public void Clear()
    {
        _samples.Clear();
        _notes.Clear();
        _spans.Clear();
        _callbacks.Clear();
        _final = null;
    }

    /// <summary>Takes one record's fields; gives the sample if it was one.</summary>
    public ProfileSample? Take(string[] f)
    {
        switch (f[0])
        {
            case "profile": _final = PluginProfile.Parse(f[2]); return null;
            case "note-time": _notes.Add(Note(f)); return null;
            case "span": _spans.Add(new WorkerSpan(Whole(f[2]), Whole(f[3]), (WorkerSpanKind)Whole(f[4]))); return null;
            case "callback": _callbacks.Add(new CallbackSpan(Whole(f[2]), Whole(f[3]))); return null;
        }

        var sample = new ProfileSample(Number(f[2]), PluginProfile.Parse(f[3]));
        _samples.Add(sample);
        return sample;
    }

    /// <summary>What was gathered.</summary>
    public InstanceProfile Build() => new()
    {
        Final = _final,
        Samples = [.. _samples],
        Notes = [.. _notes.OrderBy(note => note.LeaveSample)],
        Spans = [.. _spans.OrderBy(span => span.StartNs)],
        Callbacks = [.. _callbacks.OrderBy(callback => callback.StartNs)],
    };

    private static NoteTime Note(string[] f) => new(
        Whole(f[2]), Whole(f[3]), Whole(f[4]), Whole(f[5]), (int)Whole(f[6]), Number(f[7]), Whole(f[8]));

    private static long Whole(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
