using System.Runtime.InteropServices;
using VocalMidi.Native.Abi;
using VocalMidi.Native.Parameters;

namespace VocalMidi.Native.Exports;

/// <summary>Exports of an engine's scripts. Main thread.</summary>
internal static unsafe class ScriptExports
{
    /// <summary>vm_choose_script.</summary>
    [UnmanagedCallersOnly(EntryPoint = "vm_choose_script")]
    public static VmStatus Choose(nint engine, double* values, uint count) => Guard.Run(() =>
    {
        ParameterTranslation.CheckValues(values, count);
        LifecycleExports.Find(engine).ChooseScript(new Span<double>(values, (int)count));
    });

    /// <summary>vm_take_log.</summary>
    [UnmanagedCallersOnly(EntryPoint = "vm_take_log")]
    public static VmStatus TakeLog(nint engine, byte* text, uint size) =>
        Guard.Run(() => Guard.WriteText(LifecycleExports.Find(engine).TakeLog(), text, size));
}
