namespace VocalMidi.Native.Abi;

/// <summary>Numbers of vocalmidi_abi.h that are not in an enumeration.</summary>
internal static class AbiConstants
{
    /// <summary>VM_ABI_VERSION: both sides must carry the same.</summary>
    public const uint Version = 5;

    /// <summary>VM_NAME_SIZE: bytes of a parameter name, terminator included.</summary>
    public const int NameSize = 64;

    /// <summary>VM_POOL_SIZE: parameters that the script that plays names.</summary>
    public const int PoolSize = 8;
}

/// <summary>vm_status: what every export returns.</summary>
internal enum VmStatus
{
    /// <summary>Done.</summary>
    Ok = 0,

    /// <summary>Null, out of range, unknown handle or parameter.</summary>
    InvalidArgument = 1,

    /// <summary>Shim and engine were built from different versions of the header.</summary>
    WrongVersion = 2,

    /// <summary>For example activate while active.</summary>
    WrongState = 3,

    /// <summary>Text or state that cannot be understood.</summary>
    Refused = 4,

    /// <summary>The caller's buffer is too short.</summary>
    BufferTooSmall = 5,

    /// <summary>Anything unexpected.</summary>
    Failed = 6,
}

/// <summary>VM_PARAMETER_*: what the shim must know of a parameter.</summary>
[Flags]
internal enum VmParameterFlags : uint
{
    /// <summary>Nothing special.</summary>
    None = 0,

    /// <summary>Only whole values.</summary>
    Stepped = 1 << 0,

    /// <summary>The host's bypass button.</summary>
    IsBypass = 1 << 1,

    /// <summary>Acts when set above 0.5, always reads as its default, never saved.</summary>
    Momentary = 1 << 2,

    /// <summary>Changes the latency: takes effect at the next activation.</summary>
    Restart = 1 << 3,

    /// <summary>The plugin's to set: a host's values are ignored.</summary>
    ReadOnly = 1 << 4,
}

/// <summary>VM_MESSAGE_*: kinds of <see cref="VmMessage"/>.</summary>
internal enum VmMessageKind : uint
{
    /// <summary>A parameter takes a new value.</summary>
    Parameter = 0,

    /// <summary>End every note, go on listening.</summary>
    EndNotes = 1,

    /// <summary>End every note, forget the voice.</summary>
    Reset = 2,

    /// <summary>Audio was lost: as reset, and the stream goes on after it.</summary>
    Gap = 3,

    /// <summary>The song is at another position, or runs on another way.</summary>
    Transport = 4,
}
