using VocalMidi.Engine.Timing;
using VocalMidi.Native.Abi;
using VocalMidi.Native.Parameters;
using VocalMidi.Native.Scripts;
using VocalMidi.Native.Worker;
using VocalMidi.Scripting;

namespace VocalMidi.Native.Tests;

/// <summary>
/// An instance's scripts and a worker that plays them, without the host, the loader's thread and the worker's: a test
/// says when each of them acts.
/// </summary>
internal sealed unsafe class ScriptRig : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("vocalmidi-scripts").FullName;
    private DateTime _clock = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private EngineWorker? _worker;

    /// <param name="scripts">Files of the user's folder: name without .lua, and text.</param>
    public ScriptRig(params (string Name, string Text)[] scripts)
    {
        foreach ((string name, string text) in scripts) Write(name, text);
        Scripts = NewScripts();
        Values = PluginParameters.Defaults();
    }

    public PluginScripts Scripts { get; }

    public double[] Values { get; }

    public NativeLink Link { get; } = new();

    public EngineWorker Worker => _worker!;

    public List<VmEvent> Events { get; } = [];

    public Span<double> Pool => Values.AsSpan(PluginParameters.Pool, AbiConstants.PoolSize);

    /// <summary>The choice that is shown so.</summary>
    public int ChoiceOf(string label) => Scripts.Choices.TryParse(label, out int choice) ? choice : -1;

    /// <summary>The instance as another computer with the same files would have it.</summary>
    public PluginScripts NewScripts() => new(new ScriptChoices(
        [.. Directory.GetFiles(_folder).Order(StringComparer.Ordinal).Select(file =>
            new FoundScript(Path.GetFileNameWithoutExtension(file), file, IsUsers: true))]));

    /// <summary>Writes a script's file; its time goes on, however fast the test is.</summary>
    public void Write(string name, string text)
    {
        string path = PathOf(name);
        File.WriteAllText(path, text);
        _clock = _clock.AddSeconds(1);
        File.SetLastWriteTimeUtc(path, _clock);
    }

    public void Delete(string name) => File.Delete(PathOf(name));

    /// <summary>Chooses as the shim does while nothing plays.</summary>
    public void Choose(string label)
    {
        Values[PluginParameters.Script] = ChoiceOf(label);
        Scripts.Choose(ChoiceOf(label))?.CopyTo(Pool);
    }

    /// <summary>Activates.</summary>
    public void Start()
    {
        _worker = new EngineWorker(Link.Block, Voice.Rate, Values, model: null, Scripts.Prepare(Pool));
        Scripts.Attach(_worker.Scripts);
    }

    /// <summary>Deactivates.</summary>
    public void Stop()
    {
        Scripts.Detach();
        _worker?.Dispose();
        _worker = null;
    }

    /// <summary>A host's change of a parameter, from the next audio on.</summary>
    public void Set(int id, double value) => Link.PushMessage(new VmMessage
    {
        At = (long)Link.Block->Processed,
        Kind = VmMessageKind.Parameter,
        Parameter = (uint)id,
        Value = value,
    });

    /// <summary>The worker gets audio, in pieces of so many frames, and its events are collected.</summary>
    public void Play(float[] interleaved, int frames = 480)
    {
        for (int at = 0; at < interleaved.Length; at += 2 * frames)
        {
            Link.PushAudio(interleaved.AsSpan(at, Math.Min(2 * frames, interleaved.Length - at)));
            Worker.Step();
            Events.AddRange(Link.PopEvents());
        }
    }

    /// <summary>Ends all notes, as a stop of the host does.</summary>
    public void EndNotes()
    {
        Link.PushMessage(new VmMessage { At = (long)Link.Block->Processed, Kind = VmMessageKind.EndNotes });
        Worker.Step();
        Events.AddRange(Link.PopEvents());
    }

    /// <summary>Keys of the notes that began since the last call.</summary>
    public int[] TakeKeys()
    {
        int[] keys = [.. Events.Where(e => e.Kind == (uint)VoiceEventKind.NoteOn).Select(e => e.Key)];
        Events.Clear();
        return keys;
    }

    /// <summary>Notes that have begun and not ended.</summary>
    public int Stuck()
    {
        var sounding = new HashSet<int>();
        foreach (VmEvent e in Events)
        {
            if (e.Kind == (uint)VoiceEventKind.NoteOn) Assert.True(sounding.Add(e.NoteId));
            if (e.Kind == (uint)VoiceEventKind.NoteOff) Assert.True(sounding.Remove(e.NoteId));
        }

        return sounding.Count;
    }

    public void Dispose()
    {
        if (_worker is not null) Stop();
        Scripts.Dispose();
        Link.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private string PathOf(string name) => Path.Combine(_folder, name + ".lua");
}
