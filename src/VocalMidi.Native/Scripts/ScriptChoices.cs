using VocalMidi.Scripting;

namespace VocalMidi.Native.Scripts;

/// <summary>
/// What the parameter Script offers: none, those that ship, the user's, and last the project's own. Fixed for the life
/// of an instance, since hosts take the range of a parameter for granted. Immutable.
/// </summary>
internal sealed class ScriptChoices
{
    /// <summary>The notes pass.</summary>
    public const int None = 0;

    /// <summary>What a project without scripts would be saved with.</summary>
    public const string NoneKey = "none";

    private const string ProjectKey = "project";

    private readonly FoundScript[] _found;
    private readonly string[] _labels;

    /// <param name="found">Those that ship first, as <see cref="ScriptCatalogue.List"/> gives them.</param>
    public ScriptChoices(IReadOnlyList<FoundScript> found)
    {
        _found = [.. found];
        HashSet<string> taken = [.. found.Where(script => !script.IsUsers).Select(script => script.Name)];
        _labels = ["None", .. found.Select(script => script.IsUsers && taken.Contains(script.Name) ? script.Name + " (user)" : script.Name), "Project"];
    }

    /// <summary>How many there are.</summary>
    public int Count => _labels.Length;

    /// <summary>The project's own scripts, or those that the environment names.</summary>
    public int Project => _labels.Length - 1;

    /// <summary>The file of a choice; null: it has none.</summary>
    public string? PathOf(int choice) =>
        choice > None && choice < Project ? _found[choice - 1].Path : null;

    /// <summary>What people see.</summary>
    public string Label(int choice) => _labels[Math.Clamp(choice, 0, _labels.Length - 1)];

    /// <summary>The choice that is shown so, in any case; false if there is none.</summary>
    public bool TryParse(string text, out int choice)
    {
        choice = Array.FindIndex(_labels, label => label.Equals(text.Trim(), StringComparison.OrdinalIgnoreCase));
        return choice >= 0;
    }

    /// <summary>What a project is saved with: positions change when scripts come and go, names less.</summary>
    public string KeyOf(int choice)
    {
        if (choice == None) return NoneKey;
        if (choice == Project) return ProjectKey;
        FoundScript script = _found[choice - 1];
        return (script.IsUsers ? "user:" : "shipped:") + script.Name;
    }

    /// <summary>The choice that was saved so; that of the project if it is not here.</summary>
    public int IndexOf(string key)
    {
        for (int choice = None; choice < Project; choice++)
        {
            if (KeyOf(choice) == key) return choice;
        }

        return Project;
    }
}
