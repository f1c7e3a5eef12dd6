namespace VocalMidi.Engine.Parameters;

/// <summary>
/// The one definition of every parameter: the plugin, the command line and the saved state all read it here.
/// </summary>
public static class ParameterTable
{
    private static readonly string[] s_offOn = ["Off", "On"];

    /// <summary>All parameters, ordered so that the index equals the id.</summary>
    public static IReadOnlyList<ParameterInfo> All { get; } =
    [
        Choice(ParameterId.Bypass, "Bypass", "bypass", 0, s_offOn),
        Number(ParameterId.InputGain, "Input Gain", "input-gain", "dB", -20, 20, 0, 1),
        Number(ParameterId.Gate, "Gate", "gate", "dBFS", -80, 0, -60, 1),
        Number(ParameterId.Sensitivity, "Sensitivity", "sensitivity", "%", 0, 100, 50, 0),
        Number(ParameterId.SplitSensitivity, "Split Sensitivity", "split-sensitivity", "%", 0, 100, 50, 0),
        Whole(ParameterId.LowestNote, "Lowest Note", "lowest-note", "", 28, 108, 36),
        Whole(ParameterId.HighestNote, "Highest Note", "highest-note", "", 28, 108, 91),
        Number(ParameterId.MinimumNote, "Minimum Note", "minimum-note", "ms", 10, 580, 50, 0),
        Number(ParameterId.Tuning, "Tuning A4", "tuning", "Hz", 415, 466, 440, 1),
        Whole(ParameterId.Transpose, "Transpose", "transpose", "st", -36, 36, 0),
        Choice(ParameterId.Timing, "Timing", "timing", 0, ["Live", "Aligned"]),
        Choice(ParameterId.Bend, "Pitch Bend", "bend", 1, ["Off", "Follow"]),
        Whole(ParameterId.BendRange, "Bend Range", "bend-range", "st", 1, 48, 2),
        Choice(ParameterId.Output, "Output", "output", 0, ["MIDI", "Note Expression"]),
        Choice(ParameterId.Panic, "Panic", "panic", 0, s_offOn),
        Choice(ParameterId.Provider, "Model Provider", "provider", 0, ["Auto", "CPU", "CUDA"]),
    ];

    /// <summary>The row of a parameter.</summary>
    public static ParameterInfo Get(ParameterId id) => All[(int)id];

    private static ParameterInfo Number(
        ParameterId id, string name, string key, string unit, double min, double max, double start, int decimals) =>
        new(id, name, key, unit, min, max, start, decimals, false, []);

    private static ParameterInfo Whole(
        ParameterId id, string name, string key, string unit, double min, double max, double start) =>
        new(id, name, key, unit, min, max, start, 0, true, []);

    private static ParameterInfo Choice(
        ParameterId id, string name, string key, double start, string[] choices) =>
        new(id, name, key, "", 0, choices.Length - 1, start, 0, true, choices);
}
