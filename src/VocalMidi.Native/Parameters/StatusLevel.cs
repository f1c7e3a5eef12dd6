namespace VocalMidi.Native.Parameters;

/// <summary>How an instance fares; what vm_status_level gives.</summary>
internal enum StatusLevel
{
    /// <summary>All is well.</summary>
    Well = 0,

    /// <summary>Something is wrong, but notes are made.</summary>
    Trouble = 1,

    /// <summary>No notes are made.</summary>
    Silent = 2,
}
