using VocalMidi.Engine.Parameters;
using VocalMidi.Native.Abi;

namespace VocalMidi.Native.Parameters;

/// <summary>
/// All parameters of the plugin, by id: the engine's, and behind them those that belong to its script. Ids are saved in
/// projects, so a number is never reused or changed.
/// </summary>
internal static class PluginParameters
{
    /// <summary>Which script plays: an index into <see cref="Scripts.ScriptChoices"/>.</summary>
    public const int Script = 16;

    /// <summary>The first of the pool: 0..1 each, named and ranged by the script that plays.</summary>
    public const int Pool = 17;

    /// <summary>Read only: 0 all is well, 1 something is wrong, 2 no notes are made. Its text tells.</summary>
    public const int Status = 25;

    /// <summary>All of them.</summary>
    public const int Count = 26;

    /// <summary>The values of a new instance without a script, indexed by id.</summary>
    public static double[] Defaults()
    {
        double[] values = new double[Count];
        foreach (ParameterInfo row in ParameterTable.All) values[(int)row.Id] = row.Default;
        return values;
    }

    /// <summary>Whether an id is one of the engine's.</summary>
    public static bool IsEngines(int id) => id >= 0 && id < ParameterTable.All.Count;

    /// <summary>Whether an id is of the pool.</summary>
    public static bool IsPool(int id) => id is >= Pool and < Pool + AbiConstants.PoolSize;

    /// <summary>Whether a saved state has the value: not what is momentary, read only, or saved as the script itself.</summary>
    public static bool IsSaved(int id) => id is not (Script or Status or (int)ParameterId.Panic);

    /// <summary>The nearest legal value of one that is saved.</summary>
    public static double Clamp(int id, double value) =>
        IsEngines(id) ? ParameterTable.Get((ParameterId)id).Clamp(value) : Math.Clamp(value, 0, 1);
}
