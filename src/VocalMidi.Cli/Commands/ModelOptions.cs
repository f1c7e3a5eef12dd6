using System.CommandLine;
using VocalMidi.Engine.Models;

namespace VocalMidi.Cli.Commands;

/// <summary>The options that say what listens.</summary>
internal sealed class ModelOptions
{
    private readonly Option<string?> _model = new("--model")
    {
        HelpName = "FILE",
        Description = "Listen with this model (.onnx, its .json beside it) instead of the one that ships; "
            + "none: the classical tracker",
    };

    private readonly Option<ModelProvider> _provider = new("--provider")
    {
        HelpName = "auto|cpu|cuda",
        Description = "What computes the model: auto (default) takes CUDA where it works, and else the processor",
        CustomParser = result =>
        {
            string text = result.Tokens[0].Value;
            bool known = Enum.TryParse(text, ignoreCase: true, out ModelProvider provider) && char.IsLetter(text[0]);
            if (!known) result.AddError($"--provider {text}: must be auto, cpu or cuda");
            return provider;
        },
    };

    /// <summary>The models folder that came with this program.</summary>
    private static string ShippedFolder => Path.Combine(AppContext.BaseDirectory, "models");

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_model);
        command.Options.Add(_provider);
    }

    /// <summary>What the command line asks for.</summary>
    public ModelRequest RequestIn(ParseResult parse) =>
        new(parse.GetValue(_model), ShippedFolder, parse.GetValue(_provider));
}
