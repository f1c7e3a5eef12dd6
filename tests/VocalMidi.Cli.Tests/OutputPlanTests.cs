using VocalMidi.Cli.Files;

namespace VocalMidi.Cli.Tests;

public sealed class OutputPlanTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void With_nothing_asked_the_stem_names_a_midi_file_in_the_current_folder()
    {
        FileOutputs only = Assert.Single(Plan(["far/away/take.one.wav"], new OutputRequest(null, null, null, null)).Files);
        Assert.Equal("take.one.mid", only.Midi);
        Assert.Equal((null, null, null), (only.Notes, only.Plot, only.Json));
    }

    [Fact]
    public void Only_what_is_asked_for_is_planned()
    {
        FileOutputs only = Assert.Single(Plan(["a.wav"], new OutputRequest(null, _folder["n.csv"], null, null)).Files);
        Assert.Equal((null, _folder["n.csv"], null, null), (only.Midi, only.Notes, only.Plot, only.Json));
    }

    [Fact]
    public void An_existing_folder_gets_one_file_by_the_stem_even_for_one_input()
    {
        FileOutputs only = Assert.Single(Plan(["in/a.wav"], Everything(_folder.Path)).Files);
        Assert.Equal(_folder["a.mid"], only.Midi);
        Assert.Equal(_folder["a.csv"], only.Notes);
        Assert.Equal(_folder["a.png"], only.Plot);
        Assert.Equal(_folder["a.json"], only.Json);
    }

    [Fact]
    public void With_several_inputs_a_name_is_a_folder_and_is_created()
    {
        OutputPlan plan = Plan(["a.wav", "b.flac"], new OutputRequest(_folder["new/midi"], null, null, null));
        Assert.Equal([_folder["new/midi/a.mid"], _folder["new/midi/b.mid"]], plan.Files.Select(f => f.Midi));
        Assert.True(Directory.Exists(_folder["new/midi"]));
    }

    [Fact]
    public void With_several_inputs_json_is_one_document()
    {
        OutputPlan plan = Plan(["a.wav", "b.wav"], new OutputRequest(null, null, null, "-"));
        Assert.Equal("-", plan.SharedJson);
        Assert.All(plan.Files, f => Assert.Null(f.Midi));
    }

    [Fact]
    public void Equal_stems_are_refused_before_a_folder_is_created()
    {
        UserException refusal = Refusal(["x/a.wav", "y/a.flac"], new OutputRequest(_folder["new"], null, null, null));
        Assert.Contains("x/a.wav and y/a.flac would both be written to", refusal.Message);
        Assert.False(Directory.Exists(_folder["new"]));
    }

    [Fact]
    public void Equal_stems_do_no_harm_in_one_json_document() =>
        Assert.Equal(2, Plan(["x/a.wav", "y/a.wav"], new OutputRequest(null, null, null, "-")).Files.Count);

    [Fact]
    public void An_input_is_never_overwritten()
    {
        string input = _folder.AddText("a.wav");
        UserException refusal = Refusal([input], new OutputRequest(input, null, null, null));
        Assert.Contains("is an input and would be overwritten", refusal.Message);
    }

    [Fact]
    public void Two_results_in_one_file_are_refused() =>
        Assert.Contains("both", Refusal(["a.wav"], new OutputRequest("x", "x", null, null)).Message);

    [Fact]
    public void Two_results_on_standard_output_are_refused() =>
        Assert.Contains("standard output", Refusal(["a.wav"], new OutputRequest("-", null, null, "-")).Message);

    [Fact]
    public void Notes_of_several_inputs_do_not_mix_on_standard_output() =>
        Assert.Contains("--notes -", Refusal(["a.wav", "b.wav"], new OutputRequest(null, "-", null, null)).Message);

    [Fact]
    public void A_file_where_a_folder_must_be_is_refused()
    {
        string file = _folder.AddText("out.mid");
        Assert.Contains("a file is there", Refusal(["a.wav", "b.wav"], new OutputRequest(file, null, null, null)).Message);
    }

    private static OutputRequest Everything(string path) => new(path, path, path, path);

    private static OutputPlan Plan(string[] inputs, OutputRequest request) =>
        OutputPlan.Create(inputs, inputs.Length > 1, request);

    private static UserException Refusal(string[] inputs, OutputRequest request) =>
        Assert.Throws<UserException>(() => Plan(inputs, request));
}
