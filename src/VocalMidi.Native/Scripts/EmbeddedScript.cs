using VocalMidi.Scripting;

namespace VocalMidi.Native.Scripts;

/// <summary>A script as a project keeps it.</summary>
/// <param name="Text">Its name and text.</param>
/// <param name="State">What it keeps in its table <c>state</c>; empty: nothing.</param>
/// <param name="File">The file it was read from, if it is to follow that; not kept.</param>
internal sealed record EmbeddedScript(ScriptText Text, byte[] State, WatchedFile? File = null);
