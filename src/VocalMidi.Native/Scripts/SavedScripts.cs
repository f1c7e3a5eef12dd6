namespace VocalMidi.Native.Scripts;

/// <summary>What a project says of its scripts.</summary>
/// <param name="Choice">As <see cref="ScriptChoices.KeyOf"/> names it.</param>
/// <param name="Scripts">In order.</param>
internal sealed record SavedScripts(string Choice, IReadOnlyList<EmbeddedScript> Scripts)
{
    /// <summary>There are none.</summary>
    public static readonly SavedScripts None = new(ScriptChoices.NoneKey, []);

    /// <summary>Whether a state has to say anything of them.</summary>
    public bool AreNone => Choice == ScriptChoices.NoneKey && Scripts.Count == 0;
}
