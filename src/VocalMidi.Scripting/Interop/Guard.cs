using System.Runtime.InteropServices;

namespace VocalMidi.Scripting.Interop;

/// <summary>
/// The functions of vocalmidi_lua.h, one for one. Any thread, but one at a time for one script. Those that only read a
/// field are called without telling the garbage collector.
/// </summary>
internal static unsafe partial class Guard
{
    /// <summary>VL_ABI_VERSION.</summary>
    public const uint Version = 1;

    private const string Library = "vocalmidi_lua";

    static Guard() => GuardLibrary.Register();

    [LibraryImport(Library, EntryPoint = "vl_abi_version")]
    public static partial uint AbiVersion();

    [LibraryImport(Library, EntryPoint = "vl_sizes")]
    public static partial void Sizes(uint* sizes);

    [LibraryImport(Library, EntryPoint = "vl_default_limits")]
    public static partial void DefaultLimits(GuardLimits* limits);

    [LibraryImport(Library, EntryPoint = "vl_create")]
    public static partial nint Create(GuardLimits* limits);

    [LibraryImport(Library, EntryPoint = "vl_destroy")]
    public static partial void Destroy(nint script);

    [LibraryImport(Library, EntryPoint = "vl_load")]
    public static partial GuardStatus Load(nint script, byte* text, ulong bytes, byte* name, int user);

    [LibraryImport(Library, EntryPoint = "vl_run")]
    public static partial GuardStatus Run(nint script, GuardCall* call);

    [LibraryImport(Library, EntryPoint = "vl_has_handler")]
    public static partial int HasHandler(nint script, Handler handler);

    [LibraryImport(Library, EntryPoint = "vl_commands"), SuppressGCTransition]
    public static partial GuardCommand* Commands(nint script, uint* count);

    [LibraryImport(Library, EntryPoint = "vl_fault_of")]
    public static partial GuardFault* FaultOf(nint script);

    [LibraryImport(Library, EntryPoint = "vl_work"), SuppressGCTransition]
    public static partial ulong Work(nint script);

    [LibraryImport(Library, EntryPoint = "vl_memory")]
    public static partial ulong Memory(nint script);

    [LibraryImport(Library, EntryPoint = "vl_log_line"), SuppressGCTransition]
    public static partial byte* LogLine(nint script, uint index, uint* dropped);

    [LibraryImport(Library, EntryPoint = "vl_parameter_count")]
    public static partial uint ParameterCount(nint script);

    [LibraryImport(Library, EntryPoint = "vl_parameter_at")]
    public static partial GuardParameter* ParameterAt(nint script, uint index);

    [LibraryImport(Library, EntryPoint = "vl_parameter_value")]
    public static partial double ParameterValue(nint script, uint index);

    [LibraryImport(Library, EntryPoint = "vl_set_parameter")]
    public static partial void SetParameter(nint script, uint index, double value);

    [LibraryImport(Library, EntryPoint = "vl_forget_notes")]
    public static partial void ForgetNotes(nint script);

    [LibraryImport(Library, EntryPoint = "vl_forget_timers")]
    public static partial void ForgetTimers(nint script);

    [LibraryImport(Library, EntryPoint = "vl_next_id")]
    public static partial int NextId(nint script);

    [LibraryImport(Library, EntryPoint = "vl_set_next_id")]
    public static partial void SetNextId(nint script, int id);

    [LibraryImport(Library, EntryPoint = "vl_save_state")]
    public static partial GuardStatus SaveState(nint script, byte** bytes, ulong* count);

    [LibraryImport(Library, EntryPoint = "vl_load_state")]
    public static partial GuardStatus LoadState(nint script, byte* bytes, ulong count);
}
