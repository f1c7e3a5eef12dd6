using VocalMidi.Measuring;

namespace VocalMidi.Benchmarks.Tests;

public sealed class MeasuringTests
{
    [Fact]
    public void A_spread_has_the_middle_and_the_ends()
    {
        Assert.Equal(new Spread(2.5, 1, 4), Spread.Of([4, 1, 2, 3]));
        Assert.Equal(new Spread(7, 7, 7), Spread.Of([7]));
        Assert.Throws<ArgumentException>(() => Spread.Of([]));
    }

    [Fact]
    public void Ratios_are_taken_run_by_run() => Assert.Equal(new Spread(2, 1, 3), Spread.OfRatios([2, 6, 5], [2, 3, 5.0 / 3]));

    [Fact]
    public void A_row_with_a_cell_too_few_is_refused()
    {
        using var text = new StringWriter();
        var table = new Table(text, "a", "b");
        table.Row("1", "2");
        Assert.Throws<ArgumentException>(() => table.Row("1"));
        Assert.Equal(["| a | b |", "|---|---|", "| 1 | 2 |"], text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void Equal_output_has_an_equal_hash_and_a_taken_hash_begins_anew()
    {
        using var hash = new OutputHash();
        hash.Add<float>([1, 2, 3]);
        string first = hash.Take();
        hash.Add<float>([1, 2]);
        hash.Add(3f);
        Assert.Equal(first, hash.Take());
        hash.Add<float>([1, 2]);
        Assert.NotEqual(first, hash.Take());
        Assert.Equal(16, first.Length);
    }
}
