using System.Security.Cryptography;
using System.Text;

namespace VocalMidi.Hosting.Events;

/// <summary>Event lists as text, to be compared, hashed and kept.</summary>
public static class EventList
{
    /// <summary>
    /// The lines of one instance's pass. Note ids are numbered anew from 1 in order of appearance: a plugin may count
    /// on from one pass to the next.
    /// </summary>
    public static IReadOnlyList<string> Lines(IEnumerable<HostEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        var ids = new Dictionary<int, int> { [-1] = -1 };
        var lines = new List<string>();
        foreach (HostEvent e in events)
        {
            if (!ids.TryGetValue(e.NoteId, out int id)) ids[e.NoteId] = id = ids.Count;
            lines.Add((e with { NoteId = id }).ToString());
        }

        return lines;
    }

    /// <summary>First 16 hexadecimal digits of the lines' SHA-256: equal for equal lists.</summary>
    public static string Hash(IEnumerable<HostEvent> events)
    {
        byte[] text = Encoding.UTF8.GetBytes(string.Join('\n', Lines(events)));
        return Convert.ToHexStringLower(SHA256.HashData(text))[..16];
    }

    /// <summary>The first place where two lists differ, for people; null: nowhere.</summary>
    public static string? FirstDifference(IEnumerable<HostEvent> one, IEnumerable<HostEvent> other)
    {
        IReadOnlyList<string> a = Lines(one), b = Lines(other);
        for (int i = 0; i < Math.Max(a.Count, b.Count); i++)
        {
            string left = i < a.Count ? a[i] : "nothing", right = i < b.Count ? b[i] : "nothing";
            if (left != right) return $"event {i}: \"{left}\" against \"{right}\"";
        }

        return null;
    }

    /// <summary>Note-ons of one instance's pass that no note-off followed.</summary>
    public static IReadOnlyList<HostEvent> StuckNotes(IEnumerable<HostEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        var sounding = new List<(PlayedNote Note, HostEvent Start)>();
        foreach (HostEvent e in events)
        {
            if (e.StartedNote is { } started) sounding.Add((started, e));
            if (e.EndedNote is { } ended)
            {
                int at = sounding.FindIndex(s => Ends(ended, s.Note));
                if (at >= 0) sounding.RemoveAt(at);
            }
        }

        return [.. sounding.Select(s => s.Start)];
    }

    // -1 is CLAP's wildcard: it ends whatever is there.
    private static bool Ends(PlayedNote ended, PlayedNote note) =>
        (ended.Port == -1 || ended.Port == note.Port)
        && (ended.Channel == -1 || ended.Channel == note.Channel)
        && (ended.Key == -1 || ended.Key == note.Key)
        && (ended.NoteId == -1 || note.NoteId == -1 || ended.NoteId == note.NoteId);
}
