using System.Text.Json;
using VocalMidi.Synthesis.Sets;

namespace VocalMidi.Synthesis.Tests;

public sealed class ConfigurationTests
{
    [Fact]
    public void A_configuration_survives_being_written_and_read()
    {
        SetConfiguration set = VoiceSets.Configuration("evaluation");
        string json = JsonSerializer.Serialize(set, SetJson.Default.SetConfiguration);
        SetConfiguration? read = JsonSerializer.Deserialize(json, SetJson.Default.SetConfiguration);
        Assert.Equivalent(set, read, strict: true);
        Assert.Contains("\"noteSeconds\":[0.08,1]", json);
    }

    [Theory]
    [InlineData("[2, 1]")]
    [InlineData("[1]")]
    [InlineData("[1, 2, 3]")]
    [InlineData("3")]
    public void A_range_that_is_none_is_refused(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Interval>(json));

    [Theory]
    [InlineData("\"files\": 21,", "")]
    [InlineData("\"files\": 21,", "\"files\": 21, \"flies\": 3,")]
    public void A_configuration_with_a_member_missing_or_unknown_is_refused(string find, string replace)
    {
        using Stream stream = typeof(VoiceSets).Assembly.GetManifestResourceStream("Sets/evaluation.json")!;
        string json = new StreamReader(stream).ReadToEnd();
        string broken = json.Replace(find, replace, StringComparison.Ordinal);
        Assert.NotEqual(json, broken);
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(broken, SetJson.Default.SetConfiguration));
    }
}
