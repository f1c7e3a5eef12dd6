using System.Globalization;

namespace VocalMidi.Hosting.Tests;

/// <summary>
/// Where the plugin says that the voice began, against where it did: samples/voice.wav is synthesised, its onsets are
/// known exactly. The tolerances (of all, of nine in ten, of half of them) are what the estimate reaches there, with little
/// to spare.
/// </summary>
public sealed class OnsetErrorTests
{
    private const string Clap = "plugins/VocalMidi/VocalMidi.clap", Vst3 = "plugins/VocalMidi.vst3";
    private const double Seconds = 14, Reach = 0.1, Tolerance = 0.06, MostTolerance = 0.04, MedianTolerance = 0.015;

    private static readonly double[] s_onsets =
    [
        .. File.ReadLines(Path.Combine(TestPlugins.Root, "samples", "voice.notes.csv")).Skip(1)
            .Select(line => double.Parse(line.Split(',')[0], CultureInfo.InvariantCulture)),
    ];

    [Theory]
    [InlineData(Clap, "Live")]
    [InlineData(Clap, "Aligned")]
    [InlineData(Vst3, "Live")]
    [InlineData(Vst3, "Aligned")]
    public void Estimated_onsets_are_near_the_true_ones(string plugin, string timing)
    {
        double[] errors = [.. Errors(Onsets(plugin, timing)).Select(Math.Abs).Order()];
        string told = string.Join(' ', errors.Select(e => e.ToString("F4", CultureInfo.InvariantCulture)));
        Assert.True(errors.Length >= 0.8 * s_onsets.Length, $"{errors.Length} of {s_onsets.Length} found");
        Assert.True(errors[^1] <= Tolerance, told);
        Assert.True(errors[9 * errors.Length / 10] <= MostTolerance, told);
        Assert.True(errors[errors.Length / 2] <= MedianTolerance, told);
    }

    [Theory]
    [InlineData("Live")]
    [InlineData("Aligned")]
    public void Both_formats_estimate_the_same(string timing) => Assert.Equal(Onsets(Clap, timing), Onsets(Vst3, timing));

    // Of the true onsets that have an estimated one near them, its distance.
    private static IEnumerable<double> Errors(double[] estimated) => s_onsets
        .Select(onset => estimated.Select(e => e - onset).MinBy(Math.Abs))
        .Where(error => Math.Abs(error) <= Reach);

    private static double[] Onsets(string plugin, string timing) =>
    [
        .. NativeHost.Run(plugin, Seconds, "realtime=0", "block=64", "note_times=1", "set=Timing=" + timing).Of("note-time")
            .Select(r => double.Parse(r[2], CultureInfo.InvariantCulture) / NativeHost.Rate),
    ];
}
