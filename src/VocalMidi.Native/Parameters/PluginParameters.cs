using VocalMidi.Engine.Parameters;
using VocalMidi.Native.Abi;

namespace VocalMidi.Native.Parameters;

/// <summary>
/// All parameters of the plugin, by id: the engine's, those that belong to its script, those of the latency monitor. Ids
/// are saved in projects, so a number is never reused or changed.
/// </summary>
internal static class PluginParameters
{
    /// <summary>Which script plays: an index into <see cref="Scripts.ScriptChoices"/>.</summary>
    public const int Script = 16;

    /// <summary>The first of the pool: 0..1 each, named and ranged by the script that plays.</summary>
    public const int Pool = 17;

    /// <summary>Read only: 0 all is well, 1 something is wrong, 2 no notes are made. Its text tells.</summary>
    public const int Status = 25;

    /// <summary>Milliseconds that a note may take. This and the next four are the shim's.</summary>
    public const int LatencyTarget = 26;

    /// <summary>Read only: what half of the latest notes took at most.</summary>
    public const int LatencyMedian = 27;

    /// <summary>Read only: what 95 % of them took at most.</summary>
    public const int LatencyMost = 28;

    /// <summary>Read only: whether that is within the target.</summary>
    public const int MeetsTarget = 29;

    /// <summary>Read only: stretches of audio that were lost.</summary>
    public const int Drops = 30;

    /// <summary>All of them.</summary>
    public const int Count = 31;

    private static readonly ParameterInfo[] s_monitor =
    [
        new((ParameterId)LatencyTarget, "Latency Target", "latency-target", "ms", 5, 500, 100, 0, false, []),
        new((ParameterId)LatencyMedian, "Latency", "latency", "ms", 0, 1000, 0, 0, false, []),
        new((ParameterId)LatencyMost, "Latency 95 %", "latency-95", "ms", 0, 1000, 0, 0, false, []),
        new((ParameterId)MeetsTarget, "Target Met", "target-met", "", 0, 1, 1, 0, true, ["No", "Yes"]),
        new((ParameterId)Drops, "Lost Audio", "lost-audio", "times", 0, 9999, 0, 0, true, []),
    ];

    /// <summary>The values of a new instance without a script, indexed by id.</summary>
    public static double[] Defaults()
    {
        double[] values = new double[Count];
        foreach (ParameterInfo row in ParameterTable.All.Concat(s_monitor)) values[(int)row.Id] = row.Default;
        return values;
    }

    /// <summary>
    /// The row of one whose name and range never change: the engine's, and those of the latency monitor. Null: it
    /// belongs to the script.
    /// </summary>
    public static ParameterInfo? Row(int id) =>
        id < ParameterTable.All.Count ? ParameterTable.All[id]
        : id >= LatencyTarget ? s_monitor[id - LatencyTarget]
        : null;

    /// <summary>Whether an id is of the pool.</summary>
    public static bool IsPool(int id) => id is >= Pool and < Pool + AbiConstants.PoolSize;

    /// <summary>Whether a saved state has the value: not what is momentary, read only, or saved as the script itself.</summary>
    public static bool IsSaved(int id) => id is not (Script or (int)ParameterId.Panic) && !IsReadOnly(id);

    /// <summary>Whether the shim alone acts on it.</summary>
    public static bool IsShims(int id) => id is >= Status and < Count;

    /// <summary>Whether it is the plugin's to set.</summary>
    public static bool IsReadOnly(int id) => id is Status or (> LatencyTarget and < Count);

    /// <summary>The nearest legal value of one that is saved.</summary>
    public static double Clamp(int id, double value) =>
        Row(id)?.Clamp(value) ?? Math.Clamp(value, 0, 1);
}
