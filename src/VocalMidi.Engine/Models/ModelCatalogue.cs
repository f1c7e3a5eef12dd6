namespace VocalMidi.Engine.Models;

/// <summary>Which model is to listen.</summary>
/// <param name="Named">A model's .onnx file; "none": the classical tracker; null: wherever one is found.</param>
/// <param name="ShippedFolder">The models folder that came with the program or the plugin.</param>
/// <param name="Provider">What is to compute it.</param>
/// <param name="Live">For voices that come in while they sound, rather than whole recordings.</param>
public sealed record ModelRequest(
    string? Named, string ShippedFolder, ModelProvider Provider = ModelProvider.Auto, bool Live = false);

/// <summary>What listens, and why. Dispose it when nothing listens any more.</summary>
/// <param name="Model">The model; null: the classical tracker.</param>
/// <param name="Message">What listens and, where that is not what could be hoped for, what to do; one line.</param>
/// <param name="IsProblem">Whether there is a model, or one was asked for, that cannot be used.</param>
public sealed record ModelChoice(VoiceModel? Model, string Message, bool IsProblem) : IDisposable
{
    /// <summary>What listens, or what has gone wrong with it since. Any thread.</summary>
    public string CurrentMessage => Model?.Trouble ?? Message;

    /// <summary>Whether it could not be used, or something has gone wrong with it since. Any thread.</summary>
    public bool IsInTrouble => IsProblem || Model?.Trouble is not null;

    /// <summary>Lets go of the model; the last to do so frees it.</summary>
    public void Dispose()
    {
        if (Model is not null) SharedModels.Release(Model);
    }
}

/// <summary>
/// Finds the model to listen with: the one that is named, else the one that <see cref="Variable"/> names, else the
/// user's, else the one that was shipped. Whatever is wrong with it, something listens and says so.
/// </summary>
public static class ModelCatalogue
{
    /// <summary>Name of the model's file in a models folder.</summary>
    public const string FileName = "pitch_model.onnx";

    /// <summary>Environment variable that names a model's file, or "none".</summary>
    public const string Variable = "VOCALMIDI_MODEL";

    /// <summary>Stands for no model: the classical tracker.</summary>
    public const string None = "none";

    private const string Classical = "Listening with the classical tracker";

    /// <summary>Where a user's own model lies: ~/.config/vocalmidi/models on Linux.</summary>
    public static string UserFolder => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify),
        "vocalmidi",
        "models");

    /// <summary>The file that would be opened, null for the classical tracker. Opens nothing.</summary>
    public static string? Locate(ModelRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (NameIn(request) is { } named) return named == None ? null : Path.GetFullPath(named);
        string users = Path.Combine(UserFolder, FileName);
        return File.Exists(users) ? users : Path.Combine(request.ShippedFolder, FileName);
    }

    /// <summary>
    /// Tells where ONNX Runtime's library lies. A plugin must, before anything is opened: else it is looked for beside
    /// the host program.
    /// </summary>
    public static void FindRuntimeIn(string folder) => OnnxEnvironment.LookIn(folder);

    /// <summary>What <see cref="Open"/> would try, for people. Opens nothing.</summary>
    public static string Forecast(ModelRequest request)
    {
        if (Locate(request) is not { } path) return $"{Classical}, as asked.";
        return File.Exists(path) || IsNamed(request)
            ? $"The model {path} will listen once the plugin is active."
            : NoneFound(path);
    }

    /// <summary>Opens the model; several requests for the same one share it. Any thread; tens of milliseconds.</summary>
    public static ModelChoice Open(ModelRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (Locate(request) is not { } path) return new ModelChoice(null, $"{Classical}, as asked.", IsProblem: false);
        if (!File.Exists(path) && !IsNamed(request)) return new ModelChoice(null, NoneFound(path), IsProblem: true);
        try
        {
            VoiceModel model = SharedModels.Take(path, request.Provider, request.Live);
            ModelManifest manifest = model.Manifest;
            return new ModelChoice(
                model, $"Listening with the model {manifest.Name} {manifest.Version}, {model.ProviderNote}.", IsProblem: false);
        }
        catch (ModelException error)
        {
            return WithoutModel(error);
        }
    }

    /// <summary>The classical tracker, since a model cannot be used.</summary>
    public static ModelChoice WithoutModel(ModelException error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return new ModelChoice(null, $"{Classical}: {error.Message}", IsProblem: true);
    }

    /// <summary>Whether the user named a model, here or in the environment, rather than have one found.</summary>
    public static bool IsNamed(ModelRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return NameIn(request) is not null;
    }

    private static string? NameIn(ModelRequest request)
    {
        string? named = request.Named ?? Environment.GetEnvironmentVariable(Variable);
        return string.IsNullOrEmpty(named) ? null : named;
    }

    private static string NoneFound(string path) =>
        $"{Classical}: there is no model at {path} nor at {Path.Combine(UserFolder, FileName)}. Install VocalMidi with its "
        + $"models folder again, or name a model in {Variable}.";
}
