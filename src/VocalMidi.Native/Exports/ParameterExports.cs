using System.Runtime.InteropServices;
using VocalMidi.Engine;
using VocalMidi.Engine.Parameters;
using VocalMidi.Engine.Timing;
using VocalMidi.Native.Abi;
using VocalMidi.Native.Parameters;

namespace VocalMidi.Native.Exports;

/// <summary>Exports of the parameters, and of what follows from their values alone. Any thread.</summary>
internal static unsafe class ParameterExports
{
    /// <summary>vm_parameter_count.</summary>
    [UnmanagedCallersOnly(EntryPoint = "vm_parameter_count")]
    public static VmStatus Count(uint* count) => Guard.Run(() =>
    {
        Guard.NotNull(count, "count");
        *count = PluginParameters.Count;
    });

    /// <summary>vm_parameter_info.</summary>
    [UnmanagedCallersOnly(EntryPoint = "vm_parameter_info")]
    public static VmStatus Info(nint engine, uint index, VmParameter* info) => Guard.Run(() =>
    {
        Guard.NotNull(info, "info");
        ScriptControls controls = LifecycleExports.Find(engine).Controls;
        (*info, string name) = ParameterTranslation.Row(index) is { } row
            ? (ParameterTranslation.ToAbi(row), row.Name)
            : controls.Row((int)index);
        Guard.WriteText(name, info->Name, AbiConstants.NameSize);
    });

    /// <summary>vm_parameter_to_text.</summary>
    [UnmanagedCallersOnly(EntryPoint = "vm_parameter_to_text")]
    public static VmStatus ToText(nint engine, uint id, double value, byte* text, uint size) => Guard.Run(() =>
    {
        ScriptControls controls = LifecycleExports.Find(engine).Controls;
        string shown = ParameterTranslation.Row(id) is { } row
            ? ParameterText.Format(row, value)
            : controls.Format((int)id, value);
        Guard.WriteText(shown, text, size);
    });

    /// <summary>vm_parameter_from_text.</summary>
    [UnmanagedCallersOnly(EntryPoint = "vm_parameter_from_text")]
    public static VmStatus FromText(nint engine, uint id, byte* text, double* value) => Guard.Run(() =>
    {
        Guard.NotNull(text, "text");
        Guard.NotNull(value, "value");
        ScriptControls controls = LifecycleExports.Find(engine).Controls;
        string read = Marshal.PtrToStringUTF8((nint)text) ?? "";
        ParameterInfo? row = ParameterTranslation.Row(id);
        bool understood = row is not null
            ? ParameterText.TryParse(row, read, out double parsed)
            : controls.TryParse((int)id, read, out parsed);
        if (!understood)
        {
            throw new AbiException(VmStatus.Refused, $"'{read}' is no value of {row?.Name ?? controls.Row((int)id).Name}.");
        }
        *value = parsed;
    });

    /// <summary>vm_latency.</summary>
    [UnmanagedCallersOnly(EntryPoint = "vm_latency")]
    public static VmStatus Latency(double sampleRate, double* values, uint count, uint* samples) => Guard.Run(() =>
    {
        Guard.NotNull(samples, "samples");
        ParameterTranslation.CheckValues(values, count);
        double timing = ParameterTable.Get(ParameterId.Timing).Clamp(values[(int)ParameterId.Timing]);
        int rate = ParameterTranslation.ToRate(sampleRate);
        *samples = (uint)VoicePipeline.LatencySamplesFor(rate, (TimingMode)timing);
    });
}
