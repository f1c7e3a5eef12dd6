using VocalMidi.Engine.Parameters;
using VocalMidi.Native.Abi;
using VocalMidi.Native.Exports;

namespace VocalMidi.Native.Parameters;

/// <summary>From the engine's parameter table to what the shim knows of a parameter.</summary>
internal static unsafe class ParameterTranslation
{
    /// <summary>The row of an id (which equals its index); null: it belongs to the script.</summary>
    /// <exception cref="AbiException">There is no such parameter.</exception>
    public static ParameterInfo? Row(uint id) =>
        id < PluginParameters.Count
            ? PluginParameters.Row((int)id)
            : throw new AbiException(VmStatus.InvalidArgument, $"There is no parameter {id}.");

    /// <summary>Refuses anything but the values of all parameters.</summary>
    /// <exception cref="AbiException">They are not.</exception>
    public static void CheckValues(double* values, uint count)
    {
        Guard.NotNull(values, "values");
        if (count != PluginParameters.Count)
        {
            throw new AbiException(VmStatus.InvalidArgument, $"{count} parameter values, not {PluginParameters.Count}.");
        }
    }

    /// <summary>A row as the shim reads it, without its name.</summary>
    public static VmParameter ToAbi(ParameterInfo row) => new()
    {
        Id = (uint)row.Id,
        Flags = Flags(row),
        Minimum = row.Minimum,
        Maximum = row.Maximum,
        Initial = row.Default,
    };

    /// <summary>How the shim must treat a parameter.</summary>
    public static VmParameterFlags Flags(ParameterInfo row)
    {
        VmParameterFlags flags = row.Stepped ? VmParameterFlags.Stepped : VmParameterFlags.None;
        if (PluginParameters.IsReadOnly((int)row.Id)) flags |= VmParameterFlags.ReadOnly;
        return row.Id switch
        {
            ParameterId.Bypass => flags | VmParameterFlags.IsBypass,
            ParameterId.Panic => flags | VmParameterFlags.Momentary,
            ParameterId.Timing => flags | VmParameterFlags.Restart,
            _ => flags,
        };
    }

    /// <summary>The pipeline's rate: hosts give a double.</summary>
    /// <exception cref="AbiException">Not a rate of 8 to 384 kHz.</exception>
    public static int ToRate(double sampleRate) =>
        sampleRate is >= 8000 and <= 384000
            ? (int)Math.Round(sampleRate)
            : throw new AbiException(
                VmStatus.InvalidArgument, $"A sample rate of {sampleRate} Hz; 8000 to 384000 Hz are possible.");
}
