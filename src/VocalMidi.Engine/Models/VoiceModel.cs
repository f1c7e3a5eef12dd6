namespace VocalMidi.Engine.Models;

/// <summary>
/// A model that listens to voices, loaded and tried. Any number of voices share one; any thread may use it.
/// </summary>
public sealed class VoiceModel : IDisposable
{
    private readonly Lock _lock = new();
    private readonly byte[] _bytes;
    private readonly ISessionFactory _sessions;
    private readonly IModelSession _first;
    private IModelSession? _second;
    private volatile string? _trouble;

    private VoiceModel(string path, ModelManifest manifest, byte[] bytes, ISessionFactory sessions, Provision provision)
    {
        Path = path;
        Manifest = manifest;
        _bytes = bytes;
        _sessions = sessions;
        _first = provision.Session;
        Provider = provision.Provider;
        ProviderNote = provision.Note;
    }

    /// <summary>The .onnx file.</summary>
    public string Path { get; }

    /// <summary>What the file beside it says.</summary>
    public ModelManifest Manifest { get; }

    /// <summary>What computes it now: Cpu or Cuda.</summary>
    public ModelProvider Provider { get; private set; }

    /// <summary>What computes it and why, for people: follows "listening with NAME ", as in "on the processor".</summary>
    public string ProviderNote { get; private set; }

    /// <summary>What went wrong since it was opened, with what happens instead; null while all is well.</summary>
    public string? Trouble => _trouble;

    /// <summary>The session to bind new voices to.</summary>
    internal IModelSession Session => _second ?? _first;

    /// <summary>What voices share runs in; null: each has its own.</summary>
    internal ModelBatch? Together { get; private set; }

    /// <summary>Loads a model and tries it: tens of milliseconds.</summary>
    /// <param name="path">The .onnx file; its manifest (.json) lies beside it.</param>
    /// <param name="provider">What is to compute it.</param>
    /// <param name="live">For voices that come in while they sound, rather than whole recordings.</param>
    /// <exception cref="ModelException">It cannot be used: what, where and what to do.</exception>
    public static VoiceModel Open(string path, ModelProvider provider = ModelProvider.Auto, bool live = false) =>
        Open(path, provider, live, new OnnxSessions());

    /// <summary>As above, with sessions that tests make.</summary>
    internal static VoiceModel Open(string path, ModelProvider provider, bool live, ISessionFactory sessions)
    {
        ArgumentNullException.ThrowIfNull(path);
        (ModelManifest manifest, byte[] bytes) = ModelFiles.Read(path);
        VoiceModel? model = null;
        try
        {
            Provision provision = Provision.Make(bytes, manifest, provider, live, sessions);
            model = new VoiceModel(path, manifest, bytes, sessions, provision);
            ModelTrial.Run(model);
            return model;
        }
        catch (Exception error) when (error.GetBaseException() is DllNotFoundException or BadImageFormatException)
        {
            throw ModelFiles.Unusable(
                path, $"ONNX Runtime does not load ({OneLine(error)})", ModelFiles.InstallAgain, error);
        }
        catch (Exception error) when (error is not ModelException)
        {
            model?.Dispose();
            throw ModelFiles.Unusable(path, $"ONNX Runtime cannot run it ({OneLine(error)})", ModelFiles.CopyAgain, error);
        }
        catch (ModelException error)
        {
            model?.Dispose();
            throw ModelFiles.Unusable(path, error.Message, ModelFiles.CopyAgain, error);
        }
    }

    /// <summary>
    /// From now on whole recordings that are transcribed at the same time share each run, up to so many of them: pays on
    /// a graphics card, not on the processor. The notes stay the same.
    /// </summary>
    /// <param name="voices">Recordings worked on at once, at least 1.</param>
    /// <exception cref="ModelException">The memory cannot be prepared.</exception>
    public void ListenTogether(int voices)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(voices, 1);
        Together = new ModelBatch(this, voices, ModelChunks.UsualHops);
    }

    /// <summary>Frees the model. No voice may be listened to any more.</summary>
    public void Dispose()
    {
        Together?.Dispose();
        _second?.Dispose();
        _first.Dispose();
    }

    /// <summary>After a failed run: the session of the processor to go on with, or null where it was that one.</summary>
    /// <exception cref="Exception">Whatever the runtime throws.</exception>
    internal IModelSession? FallBack(Exception error)
    {
        lock (_lock)
        {
            if (_second is not null) return _second;
            if (Provider == ModelProvider.Cpu) return null;
            _second = _sessions.Create(_bytes, Manifest, ModelProvider.Cpu);
            Provider = ModelProvider.Cpu;
            ProviderNote = $"on the processor (CUDA stopped working: {OneLine(error)})";
            _trouble = $"CUDA stopped working ({OneLine(error)}); the model goes on on the processor.";
            return _second;
        }
    }

    /// <summary>After the last run: nothing is heard any more.</summary>
    internal void Fail(Exception error) =>
        _trouble = $"The model {Path} stopped ({OneLine(error)}): the classical tracker goes on. Restart, or use "
            + "another model.";

    /// <summary>The first line of what an error says: a runtime's errors may have many.</summary>
    internal static string OneLine(Exception error) => error.GetBaseException().Message.Split('\n', 2)[0].Trim();
}
