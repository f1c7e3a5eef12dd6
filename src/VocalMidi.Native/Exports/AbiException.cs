using VocalMidi.Native.Abi;

namespace VocalMidi.Native.Exports;

/// <summary>A refusal with the status the caller gets and the message it can ask for.</summary>
internal sealed class AbiException(VmStatus status, string message) : Exception(message)
{
    /// <summary>The status returned.</summary>
    public VmStatus Status { get; } = status;
}
