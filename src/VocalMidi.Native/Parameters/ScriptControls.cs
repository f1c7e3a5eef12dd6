using System.Globalization;
using VocalMidi.Native.Abi;
using VocalMidi.Native.Scripts;

namespace VocalMidi.Native.Parameters;

/// <summary>The parameters that belong to an instance's script, as hosts see them: they change with it. Any thread.</summary>
internal sealed class ScriptControls(PluginScripts scripts, Func<StatusLevel> level, Func<string> status)
{
    private const int LastLevel = (int)StatusLevel.Silent;

    /// <summary>A row of the table.</summary>
    public (VmParameter Row, string Name) Row(int id) => id switch
    {
        PluginParameters.Script => (New(id, VmParameterFlags.Stepped, scripts.Choices.Count - 1, scripts.Initial), "Script"),
        PluginParameters.Status => (New(id, VmParameterFlags.Stepped | VmParameterFlags.ReadOnly, LastLevel, 0), "Status"),
        _ => (New(id, VmParameterFlags.None, 1, scripts.Pool.Default(id - PluginParameters.Pool)), scripts.Pool.Name(id - PluginParameters.Pool)),
    };

    /// <summary>A value as people see it.</summary>
    public string Format(int id, double value)
    {
        if (PluginParameters.IsPool(id)) return scripts.Pool.Format(id - PluginParameters.Pool, value);
        int step = (int)Math.Round(double.IsNaN(value) ? 0 : Math.Clamp(value, 0, int.MaxValue));
        if (id == PluginParameters.Script) return ChoiceText(step);
        return step == (int)level() ? status() : (StatusLevel)Math.Min(step, LastLevel) switch
        {
            StatusLevel.Well => "All is well",
            StatusLevel.Trouble => "Something is wrong",
            _ => "No notes are made",
        };
    }

    /// <summary>A value that people type; false if it is none.</summary>
    public bool TryParse(int id, string text, out double value)
    {
        if (PluginParameters.IsPool(id)) return scripts.Pool.TryParse(id - PluginParameters.Pool, text, out value);
        if (id == PluginParameters.Status)
        {
            value = (int)level(); // whatever it says, it is not the host's to set
            return true;
        }

        if (scripts.Choices.TryParse(text, out int choice) || IsProject(text, out choice)
            || int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out choice))
        {
            value = Math.Clamp(choice, 0, scripts.Choices.Count - 1);
            return true;
        }

        value = 0;
        return false;
    }

    private static VmParameter New(int id, VmParameterFlags flags, double maximum, double initial) =>
        new() { Id = (uint)id, Flags = flags, Minimum = 0, Maximum = maximum, Initial = initial };

    private string ChoiceText(int choice)
    {
        string label = scripts.Choices.Label(choice);
        string names = choice == scripts.Choices.Project ? scripts.ProjectNames : "";
        return names.Length > 0 ? $"{label}: {names}" : label;
    }

    private bool IsProject(string text, out int choice)
    {
        choice = scripts.Choices.Project;
        return text.Trim() == ChoiceText(choice);
    }
}
