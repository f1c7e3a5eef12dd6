using VocalMidi.Engine.Models;
using VocalMidi.Engine.Parameters;

namespace VocalMidi.Native;

/// <summary>The model a plugin listens with: its own, unless the user says otherwise. Main thread.</summary>
internal static class PluginModel
{
    /// <summary>Opens it, or says why not. Tens of milliseconds where no other instance has it open.</summary>
    /// <param name="parameters">Indexed by id: the provider is one of them.</param>
    public static ModelChoice Open(ReadOnlySpan<double> parameters)
    {
        ModelCatalogue.FindRuntimeIn(LibraryFolder.Path);
        double provider = ParameterTable.Get(ParameterId.Provider).Clamp(parameters[(int)ParameterId.Provider]);
        return ModelCatalogue.Open(Request((ModelProvider)(int)provider));
    }

    /// <summary>What will listen, for people. Loads nothing: a host that only looks at its plugins stays quick.</summary>
    public static string Forecast() => ModelCatalogue.Forecast(Request(ModelProvider.Auto));

    private static ModelRequest Request(ModelProvider provider) =>
        new(Named: null, LibraryFolder.Sibling("models"), provider, Live: true);
}
