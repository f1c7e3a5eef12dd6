namespace VocalMidi.Cli.Files;

/// <summary>What the user asked to be written; null where nothing was. "-" means stdout.</summary>
internal sealed record OutputRequest(string? Midi, string? Notes, string? Plot, string? Json);

/// <summary>Where the results of one input go; null where nothing is asked.</summary>
internal sealed record FileOutputs(string Input, string? Midi, string? Notes, string? Plot, string? Json);

/// <summary>Where everything goes, decided and checked before any work starts.</summary>
/// <param name="Files">One entry per input, in order.</param>
/// <param name="SharedJson">Where one JSON document for all inputs goes; null for none.</param>
internal sealed record OutputPlan(IReadOnlyList<FileOutputs> Files, string? SharedJson)
{
    /// <summary>Stands for standard output.</summary>
    public const string Stdout = "-";

    /// <summary>
    /// Plans the outputs. With several inputs, or where an option names an existing folder, one file per input goes
    /// to that folder by the input's stem; folders are created. Nothing asked: STEM.mid in the current folder.
    /// </summary>
    /// <exception cref="UserException">Two results would share a file, or overwrite an input.</exception>
    public static OutputPlan Create(IReadOnlyList<string> inputs, bool several, OutputRequest request)
    {
        bool nothingAsked = request is { Midi: null, Notes: null, Plot: null, Json: null };
        OutputRequest asked = nothingAsked && inputs.Count > 0 ? request with { Midi = "." } : request;
        RequireOneStdout(asked);
        bool jsonPerInput = asked.Json is { } json && Directory.Exists(json);
        var midi = new Target("-o", asked.Midi, ".mid", several);
        var notes = new Target("--notes", asked.Notes, ".csv", several);
        var plot = new Target("--plot", asked.Plot, ".png", several);
        var perJson = new Target("--json", jsonPerInput ? asked.Json : null, ".json", several);
        List<FileOutputs> files =
        [
            .. inputs.Select(i => new FileOutputs(i, midi.For(i), notes.For(i), plot.For(i), perJson.For(i))),
        ];
        string? shared = jsonPerInput ? null : asked.Json;
        RequireDistinct(files, shared);
        foreach (Target target in new[] { midi, notes, plot, perJson }) target.CreateFolder();
        return new OutputPlan(files, shared);
    }

    private static void RequireOneStdout(OutputRequest asked)
    {
        string?[] all = [asked.Midi, asked.Notes, asked.Plot, asked.Json];
        if (all.Count(path => path == Stdout) > 1) throw new UserException("only one result can go to standard output");
    }

    private static void RequireDistinct(List<FileOutputs> files, string? shared)
    {
        var takenBy = files
            .GroupBy(f => Path.GetFullPath(f.Input))
            .ToDictionary(g => g.Key, g => (Input: g.First().Input, IsInput: true));
        if (shared is not null and not Stdout) Claim(shared, "all inputs");
        foreach (FileOutputs file in files)
        {
            foreach (string? path in new[] { file.Midi, file.Notes, file.Plot, file.Json })
            {
                if (path is not null and not Stdout) Claim(path, file.Input);
            }
        }

        void Claim(string path, string input)
        {
            if (takenBy.TryAdd(Path.GetFullPath(path), (input, false))) return;
            (string other, bool isInput) = takenBy[Path.GetFullPath(path)];
            throw new UserException(
                isInput ? $"{path} is an input and would be overwritten"
                : other == input ? $"two results of {input} would both be written to {path}"
                : $"{other} and {input} would both be written to {path}: rename one, or run them apart");
        }
    }

    private sealed record Target(string Option, string? Path, string Extension, bool Several)
    {
        private bool IsFolder =>
            Several || Directory.Exists(Path) || (Path is not null && System.IO.Path.EndsInDirectorySeparator(Path));

        public string? For(string input)
        {
            if (Path is null || (Path == Stdout && !Several)) return Path;
            if (Path == Stdout)
            {
                throw new UserException($"{Option} - takes one input (--json - takes several)");
            }

            if (!IsFolder) return Path;
            string name = System.IO.Path.GetFileNameWithoutExtension(input) + Extension;
            return System.IO.Path.Combine(Path == "." ? "" : Path, name);
        }

        public void CreateFolder()
        {
            if (Path is null or Stdout || !IsFolder) return;
            if (File.Exists(Path))
            {
                throw new UserException($"{Option} {Path}: with several inputs this is a folder, but a file is there");
            }

            try
            {
                Directory.CreateDirectory(Path);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new UserException($"cannot create the folder {Path}: {e.Message}", e);
            }
        }
    }
}
