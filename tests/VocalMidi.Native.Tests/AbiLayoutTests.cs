using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using VocalMidi.Engine.Parameters;
using VocalMidi.Engine.Profiling;
using VocalMidi.Engine.Timing;
using VocalMidi.Native.Abi;
using VocalMidi.Native.Parameters;

namespace VocalMidi.Native.Tests;

/// <summary>C# and C++ see the same bytes.</summary>
public sealed partial class AbiLayoutTests
{
    private static readonly Type[] s_structs =
        [typeof(VmParameter), typeof(VmMessage), typeof(VmTransport), typeof(VmEvent), typeof(VmRing), typeof(VmLink), typeof(VmActivation), typeof(VmSpan)];

    [Fact]
    public void Every_struct_has_the_same_size_fields_and_offsets_on_both_sides()
    {
        var cpp = TestKit.Layout().Where(row => row.Key.StartsWith("vm_", StringComparison.Ordinal)).ToDictionary();
        var csharp = new Dictionary<string, (int Offset, int Size)>();
        foreach (Type type in s_structs)
        {
            csharp.Add(Snake(type.Name), (0, Marshal.SizeOf(type)));
            foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public))
            {
                int offset = (int)Marshal.OffsetOf(type, field.Name);
                csharp.Add($"{Snake(type.Name)}.{Snake(field.Name)}", (offset, SizeOf(field.FieldType)));
            }
        }
        Assert.Equal(cpp.OrderBy(row => row.Key, StringComparer.Ordinal), csharp.OrderBy(row => row.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void Every_shared_number_is_the_same_on_both_sides()
    {
        var csharp = new Dictionary<string, int>
        {
            ["VM_ABI_VERSION"] = (int)AbiConstants.Version,
            ["VM_NAME_SIZE"] = AbiConstants.NameSize,
            ["VM_PARAMETER_BYPASS"] = (int)ParameterId.Bypass,
            ["VM_PARAMETER_TIMING"] = (int)ParameterId.Timing,
            ["VM_PARAMETER_BEND"] = (int)ParameterId.Bend,
            ["VM_PARAMETER_BEND_RANGE"] = (int)ParameterId.BendRange,
            ["VM_PARAMETER_OUTPUT"] = (int)ParameterId.Output,
            ["VM_PARAMETER_PANIC"] = (int)ParameterId.Panic,
            ["VM_PARAMETER_SCRIPT"] = PluginParameters.Script,
            ["VM_PARAMETER_POOL"] = PluginParameters.Pool,
            ["VM_PARAMETER_STATUS"] = PluginParameters.Status,
            ["VM_PARAMETER_LATENCY_TARGET"] = PluginParameters.LatencyTarget,
            ["VM_PARAMETER_LATENCY_P50"] = PluginParameters.LatencyMedian,
            ["VM_PARAMETER_LATENCY_P95"] = PluginParameters.LatencyMost,
            ["VM_PARAMETER_MEETS_TARGET"] = PluginParameters.MeetsTarget,
            ["VM_PARAMETER_DROPS"] = PluginParameters.Drops,
            ["VM_SPAN_SLEEP"] = (int)Stage.None,
            ["VM_SPAN_FEATURES"] = (int)Stage.Features,
            ["VM_SPAN_MODEL"] = (int)Stage.Model,
            ["VM_SPAN_TRACKER"] = (int)Stage.Tracker,
            ["VM_SPAN_SCRIPTS"] = (int)Stage.Scripts,
            ["VM_POOL_SIZE"] = AbiConstants.PoolSize,
            ["VM_EVENT_NOTE_ON"] = (int)VoiceEventKind.NoteOn,
            ["VM_EVENT_NOTE_OFF"] = (int)VoiceEventKind.NoteOff,
            ["VM_EVENT_PITCH"] = (int)VoiceEventKind.Pitch,
            ["VM_MESSAGE_PARAMETER"] = (int)VmMessageKind.Parameter,
            ["VM_MESSAGE_END_NOTES"] = (int)VmMessageKind.EndNotes,
            ["VM_MESSAGE_RESET"] = (int)VmMessageKind.Reset,
            ["VM_MESSAGE_GAP"] = (int)VmMessageKind.Gap,
            ["VM_MESSAGE_TRANSPORT"] = (int)VmMessageKind.Transport,
            ["VM_TRANSPORT_PLAYING"] = (int)VmTransportFlags.Playing,
            ["VM_TRANSPORT_LOOPS"] = (int)VmTransportFlags.Loops,
            ["VM_TRANSPORT_HAS_BEATS"] = (int)VmTransportFlags.HasBeats,
            ["VM_OK"] = (int)VmStatus.Ok,
            ["VM_INVALID_ARGUMENT"] = (int)VmStatus.InvalidArgument,
            ["VM_WRONG_VERSION"] = (int)VmStatus.WrongVersion,
            ["VM_WRONG_STATE"] = (int)VmStatus.WrongState,
            ["VM_REFUSED"] = (int)VmStatus.Refused,
            ["VM_BUFFER_TOO_SMALL"] = (int)VmStatus.BufferTooSmall,
            ["VM_FAILED"] = (int)VmStatus.Failed,
            ["VM_PARAMETER_STEPPED"] = (int)VmParameterFlags.Stepped,
            ["VM_PARAMETER_IS_BYPASS"] = (int)VmParameterFlags.IsBypass,
            ["VM_PARAMETER_MOMENTARY"] = (int)VmParameterFlags.Momentary,
            ["VM_PARAMETER_RESTART"] = (int)VmParameterFlags.Restart,
            ["VM_PARAMETER_READ_ONLY"] = (int)VmParameterFlags.ReadOnly,
        };
        var cpp = TestKit.Layout().Where(row => row.Key.StartsWith("VM_", StringComparison.Ordinal));
        Assert.Equal(
            cpp.ToDictionary(row => row.Key, row => row.Value.Offset).OrderBy(row => row.Key, StringComparer.Ordinal),
            csharp.OrderBy(row => row.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void Parameter_ids_are_the_indices_the_shim_relies_on()
    {
        Assert.Equal(Enumerable.Range(0, ParameterTable.All.Count), ParameterTable.All.Select(row => (int)row.Id));
        Assert.Equal(PluginParameters.Script, ParameterTable.All.Count); // the script's come right behind
        Assert.InRange(PluginParameters.Count, 1, 64); // bits of the shim's change mask
    }

    private static int SizeOf(Type field) =>
        field.IsEnum ? sizeof(uint)
        : field.IsPointer || field.IsFunctionPointer || field.IsUnmanagedFunctionPointer ? nint.Size
        : Marshal.SizeOf(field);

    private static string Snake(string name) =>
        UpperCase().Replace(name, match => (match.Index == 0 ? "" : "_") + match.Value.ToLowerInvariant());

    [GeneratedRegex("[A-Z]")]
    private static partial Regex UpperCase();
}
