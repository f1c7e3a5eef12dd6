using VocalMidi.Engine.Parameters;
using VocalMidi.Native.Abi;

namespace VocalMidi.Native.Exports;

/// <summary>From the engine's parameter table to what the shim knows of a parameter.</summary>
internal static class ParameterTranslation
{
    /// <summary>The row of an id (which equals its index).</summary>
    /// <exception cref="AbiException">There is no such parameter.</exception>
    public static ParameterInfo Row(uint id) =>
        id < ParameterTable.All.Count
            ? ParameterTable.All[(int)id]
            : throw new AbiException(VmStatus.InvalidArgument, $"There is no parameter {id}.");

    /// <summary>How the shim must treat a parameter.</summary>
    public static VmParameterFlags Flags(ParameterInfo row)
    {
        VmParameterFlags flags = row.Stepped ? VmParameterFlags.Stepped : VmParameterFlags.None;
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
