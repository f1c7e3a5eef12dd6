namespace VocalMidi.Hosting.Events;

/// <summary>What a plugin sent, in no plugin format's terms.</summary>
public enum HostEventKind
{
    /// <summary>A note starts.</summary>
    NoteOn,

    /// <summary>A note ends.</summary>
    NoteOff,

    /// <summary>A note is cut off.</summary>
    NoteChoke,

    /// <summary>The plugin has nothing more to say of a note.</summary>
    NoteEnd,

    /// <summary>A note expression.</summary>
    Expression,

    /// <summary>A parameter's value.</summary>
    Parameter,

    /// <summary>A person takes hold of a parameter.</summary>
    GestureBegin,

    /// <summary>A person lets go of a parameter.</summary>
    GestureEnd,

    /// <summary>Three MIDI bytes.</summary>
    Midi,

    /// <summary>System-exclusive MIDI; the first 16 bytes are kept.</summary>
    Sysex,

    /// <summary>A MIDI 2 packet.</summary>
    Midi2,

    /// <summary>Something this host does not know.</summary>
    Other,
}
