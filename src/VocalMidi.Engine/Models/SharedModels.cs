namespace VocalMidi.Engine.Models;

/// <summary>Models in use, each loaded once per process however many voices listen with it. Any thread.</summary>
internal static class SharedModels
{
    private static readonly Lock s_lock = new();
    private static readonly Dictionary<Key, Entry> s_models = [];

    /// <summary>The model, loaded if need be; to be given back with <see cref="Release"/>.</summary>
    /// <exception cref="ModelException">It cannot be used.</exception>
    public static VoiceModel Take(string path, ModelProvider provider, bool live)
    {
        var key = new Key(path, File.GetLastWriteTimeUtc(path), provider, live);
        lock (s_lock)
        {
            if (!s_models.TryGetValue(key, out Entry? entry))
            {
                entry = new Entry(VoiceModel.Open(path, provider, live));
                s_models.Add(key, entry);
            }

            entry.Users++;
            return entry.Model;
        }
    }

    /// <summary>Gives a model back; the last to do so frees it. A model that is not shared is freed.</summary>
    public static void Release(VoiceModel model)
    {
        lock (s_lock)
        {
            foreach ((Key key, Entry entry) in s_models)
            {
                if (entry.Model != model) continue;
                if (--entry.Users > 0) return;
                s_models.Remove(key);
                break;
            }
        }

        model.Dispose();
    }

    private readonly record struct Key(string Path, DateTime Written, ModelProvider Provider, bool Live);

    private sealed class Entry(VoiceModel model)
    {
        public VoiceModel Model { get; } = model;

        public int Users { get; set; }
    }
}
