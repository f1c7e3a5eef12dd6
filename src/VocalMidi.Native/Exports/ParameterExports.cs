using System.Runtime.InteropServices;
using VocalMidi.Engine;
using VocalMidi.Engine.Parameters;
using VocalMidi.Engine.Timing;
using VocalMidi.Native.Abi;

namespace VocalMidi.Native.Exports;

/// <summary>Exports of the parameter table and of what follows from parameter values alone. Any thread.</summary>
internal static unsafe class ParameterExports
{
    /// <summary>vm_parameter_count.</summary>
    [UnmanagedCallersOnly(EntryPoint = "vm_parameter_count")]
    public static VmStatus Count(uint* count) => Guard.Run(() =>
    {
        Guard.NotNull(count, "count");
        *count = (uint)ParameterTable.All.Count;
    });

    /// <summary>vm_parameter_info.</summary>
    [UnmanagedCallersOnly(EntryPoint = "vm_parameter_info")]
    public static VmStatus Info(uint index, VmParameter* info) => Guard.Run(() =>
    {
        Guard.NotNull(info, "info");
        ParameterInfo row = ParameterTranslation.Row(index);
        *info = new VmParameter
        {
            Id = (uint)row.Id,
            Flags = ParameterTranslation.Flags(row),
            Minimum = row.Minimum,
            Maximum = row.Maximum,
            Initial = row.Default,
        };
        Guard.WriteText(row.Name, info->Name, AbiConstants.NameSize);
    });

    /// <summary>vm_parameter_to_text.</summary>
    [UnmanagedCallersOnly(EntryPoint = "vm_parameter_to_text")]
    public static VmStatus ToText(uint id, double value, byte* text, uint size) => Guard.Run(() =>
        Guard.WriteText(ParameterText.Format(ParameterTranslation.Row(id), value), text, size));

    /// <summary>vm_parameter_from_text.</summary>
    [UnmanagedCallersOnly(EntryPoint = "vm_parameter_from_text")]
    public static VmStatus FromText(uint id, byte* text, double* value) => Guard.Run(() =>
    {
        Guard.NotNull(text, "text");
        Guard.NotNull(value, "value");
        ParameterInfo row = ParameterTranslation.Row(id);
        string read = Marshal.PtrToStringUTF8((nint)text) ?? "";
        if (!ParameterText.TryParse(row, read, out double parsed))
        {
            throw new AbiException(VmStatus.Refused, $"'{read}' is no value of {row.Name}.");
        }
        *value = parsed;
    });

    /// <summary>vm_latency.</summary>
    [UnmanagedCallersOnly(EntryPoint = "vm_latency")]
    public static VmStatus Latency(double sampleRate, double* values, uint count, uint* samples) => Guard.Run(() =>
    {
        Guard.NotNull(values, "values");
        Guard.NotNull(samples, "samples");
        if (count != ParameterTable.All.Count)
        {
            throw new AbiException(VmStatus.InvalidArgument, $"{count} parameter values, not {ParameterTable.All.Count}.");
        }
        double timing = ParameterTable.Get(ParameterId.Timing).Clamp(values[(int)ParameterId.Timing]);
        int rate = ParameterTranslation.ToRate(sampleRate);
        *samples = (uint)VoicePipeline.LatencySamplesFor(rate, (TimingMode)timing);
    });
}
