using System.Globalization;

namespace VocalMidi.Synthesis.Tests;

/// <summary>
/// Scores are comparable over time only while the scored sets stay what they are. frozen-sets.csv was measured on the
/// written files with other tools when the sets were frozen; it is never brought up to date.
/// </summary>
public sealed class FrozenSetTests
{
    public static TheoryData<string> Sets => ["evaluation", "legato", "negatives"];

    [Theory]
    [MemberData(nameof(Sets))]
    public void A_frozen_set_sounds_as_on_the_day_it_was_frozen(string name)
    {
        string[][] rows = [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "frozen-sets.csv"))
            .Select(line => line.Split(','))
            .Where(row => row[0].StartsWith(name + "-", StringComparison.Ordinal))];
        Dictionary<string, RenderedVoice> voices = VoiceSets.Render(name).ToDictionary(v => v.Name);
        Assert.Equal(rows.Length, voices.Count);
        foreach (string[] row in rows)
        {
            RenderedVoice voice = voices[row[0]];
            double[] frozen = [.. row.Skip(1).Select(cell => double.Parse(cell, CultureInfo.InvariantCulture))];
            double[] now = Measure(voice);
            // Sums of some fifty values that were rounded to 0.0001; decibels rounded to 0.01.
            double[] tolerance = [0.001, 0, 0.02, 0.02, 0.02, 0.03, 0.03];
            for (int i = 0; i < now.Length; i++)
            {
                Assert.True(
                    Math.Abs(now[i] - frozen[i]) <= tolerance[i],
                    $"{voice.Name}, column {i + 1}: {now[i]} instead of {frozen[i]}");
            }

            Assert.True(voice.Samples.Max(Math.Abs) < 1, $"{voice.Name} clips");
        }
    }

    private static double[] Measure(RenderedVoice voice) =>
    [
        voice.Seconds,
        voice.Notes.Count,
        voice.Notes.Sum(n => n.OnsetSeconds),
        voice.Notes.Sum(n => n.OffsetSeconds),
        voice.Notes.Sum(n => n.MidiPitch),
        LevelDb(voice.Samples, steps: false),
        LevelDb(voice.Samples, steps: true),
    ];

    /// <summary>RMS of the samples, or of the steps from each to the next.</summary>
    private static double LevelDb(ReadOnlySpan<float> samples, bool steps)
    {
        double power = 0;
        for (int i = 1; i < samples.Length; i++)
        {
            double value = steps ? samples[i] - samples[i - 1] : samples[i];
            power += value * value;
        }

        return 10 * Math.Log10((power / (samples.Length - 1)) + 1e-20);
    }
}
