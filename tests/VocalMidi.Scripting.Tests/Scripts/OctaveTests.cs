namespace VocalMidi.Scripting.Tests.Scripts;

public sealed class OctaveTests
{
    [Theory]
    [InlineData("below", new[] { 48.2, 60.2 })]
    [InlineData("above", new[] { 60.2, 72.2 })]
    [InlineData("both", new[] { 48.2, 60.2, 72.2 })]
    public void Octaves_are_added_where_it_is_set(string where, double[] expected)
    {
        Take take = new Take("octave.lua").With("octaves", where);
        Assert.Equal(expected, take.Sing(new Sung(0, 1, 60.2)).Select(n => n.Pitch));
    }

    [Fact]
    public void A_double_is_quieter_ends_with_the_note_and_follows_its_bends()
    {
        var take = new Take("octave.lua");
        Assert.Equal(
            [new(0.5, 1, 48, 0.7), new(0.5, 1, 60, 1)],
            take.Sing(new Sung(0.5, 1, 60, 1) { Glide = [(0.25, 61)] }));
        Assert.Equal([(0.75, 49), (0.75, 61)], take.Moves.Order());
    }
}
