using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using VocalMidi.Synthesis.Sets;

namespace VocalMidi.Synthesis;

/// <summary>
/// The named sets of synthesised recordings. Each is a JSON file in <c>Sets/</c>, embedded in this library; nothing
/// else decides what is in it. Safe to call from any thread.
/// </summary>
public static class VoiceSets
{
    private static readonly string[] s_sung =
        ["evaluation", "tuning", "legato", "legato-tuning", "training", "training-legato"];
    private static readonly string[] s_negative = ["negatives", "negatives-tuning"];

    /// <summary>Names of all sets.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. s_sung, .. s_negative];

    /// <summary>Renders a set, one recording at a time as the sequence is read.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <exception cref="ArgumentException">There is no such set.</exception>
    public static IEnumerable<RenderedVoice> Render(string name)
    {
        if (s_negative.Contains(name))
        {
            NegativesConfiguration negatives = Load(name, SetJson.Default.NegativesConfiguration);
            return Enumerable.Range(0, negatives.Sounds.Count).Select(i => NegativeSounds.Render(negatives, i));
        }

        SetConfiguration set = Configuration(name);
        return Enumerable.Range(0, set.Files).Select(i => RenderFile(set, i));
    }

    /// <summary>
    /// Renders so many files of a sung set from an index on, also past its own number of files: training sets do not
    /// end. One recording at a time as the sequence is read.
    /// </summary>
    /// <param name="name">A sung set.</param>
    /// <param name="first">Index of the first file, 0 or more.</param>
    /// <param name="count">How many files.</param>
    /// <exception cref="ArgumentException">There is no such set, or nothing is sung in it.</exception>
    public static IEnumerable<RenderedVoice> Render(string name, int first, int count)
    {
        SetConfiguration set = Configuration(name);
        return Enumerable.Range(first, count).Select(i => RenderFile(set, i));
    }

    /// <summary>The configuration of a sung set.</summary>
    /// <exception cref="ArgumentException">There is no such set, or nothing is sung in it.</exception>
    public static SetConfiguration Configuration(string name) => s_sung.Contains(name)
        ? Load(name, SetJson.Default.SetConfiguration)
        : throw new ArgumentException($"no sung set '{name}' (sung sets: {string.Join(", ", s_sung)})", nameof(name));

    /// <summary>
    /// Renders one file of a configuration: any index from 0, also past <see cref="SetConfiguration.Files"/>, so that
    /// training can go on for ever and in parallel.
    /// </summary>
    /// <exception cref="InvalidDataException">The configuration names a singer that does not exist.</exception>
    public static RenderedVoice RenderFile(SetConfiguration set, int index) => SungSet.Render(set, index);

    private static T Load<T>(string name, JsonTypeInfo<T> type)
    {
        using Stream stream = typeof(VoiceSets).Assembly.GetManifestResourceStream($"Sets/{name}.json")
            ?? throw new InvalidOperationException($"the library lacks its set {name}");
        return JsonSerializer.Deserialize(stream, type)
            ?? throw new InvalidDataException($"set {name} is empty");
    }
}
