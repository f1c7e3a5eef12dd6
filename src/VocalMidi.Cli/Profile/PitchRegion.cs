using VocalMidi.Hosting.Profile;

namespace VocalMidi.Cli.Profile;

/// <summary>The notes of one pitch region.</summary>
/// <param name="Name">Its name.</param>
/// <param name="LowestKey">Its lowest key.</param>
/// <param name="HighestKey">Its highest key.</param>
/// <param name="MedianPitch">Of its notes, fractional MIDI pitch.</param>
/// <param name="TotalMs">From the voice to the leaving.</param>
internal sealed record PitchRegion(string Name, int LowestKey, int HighestKey, double MedianPitch, Distribution TotalMs)
{
    private static readonly (string Name, int Lowest, int Highest)[] s_regions =
    [
        ("below E3", 0, 51), ("E3 to E4", 52, 63), ("E4 to E5", 64, 75), ("E5 and above", 76, 127),
    ];

    /// <summary>Two periods of the median pitch, milliseconds: what no listener can beat.</summary>
    public double LimitMs => Figures.TwoPeriodsMs(MedianPitch);

    /// <summary>The regions that have notes, from the lowest on.</summary>
    public static IReadOnlyList<PitchRegion> Of(IEnumerable<NoteTime> notes, double sampleRate)
    {
        var regions = new List<PitchRegion>();
        ILookup<int, NoteTime> byRegion = notes.ToLookup(note => IndexOf(note.Pitch));
        for (int i = 0; i < s_regions.Length; i++)
        {
            NoteTime[] inside = [.. byRegion[i]];
            if (inside.Length == 0) continue;
            (string name, int lowest, int highest) = s_regions[i];
            double median = Distribution.Of(inside.Select(note => note.Pitch)).P50;
            regions.Add(new PitchRegion(
                name, lowest, highest, median, Distribution.Of(inside.Select(note => note.TotalMs(sampleRate)))));
        }

        return regions;
    }

    private static int IndexOf(double pitch) => Array.FindLastIndex(s_regions, region => Math.Round(pitch) >= region.Lowest);
}
