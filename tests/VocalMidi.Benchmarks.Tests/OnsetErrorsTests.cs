using VocalMidi.Onsets;

namespace VocalMidi.Benchmarks.Tests;

public sealed class OnsetErrorsTests
{
    [Fact]
    public void Each_onset_belongs_to_one_pair_and_the_nearest_pair_comes_first()
    {
        var errors = new OnsetErrors();
        errors.Add([1.0, 1.08], [1.05, 5]); // 1.05 is nearer to 1.08
        Assert.Equal((2, 2, 1), (errors.True, errors.Estimated, errors.Matched));
        Assert.Equal(-0.03, errors.Median, 9);
        errors.Add([3], [3.2]);
        Assert.Equal(1, errors.Matched);
    }

    [Fact]
    public void Errors_are_told_with_their_sign_in_the_middle_and_without_it_at_the_end()
    {
        var errors = new OnsetErrors();
        for (int i = 0; i < 20; i++) errors.Add([1], [i == 0 ? 1.06 : 0.985]);
        Assert.Equal(-0.015, errors.Median, 9);
        Assert.Equal(0.015, errors.Within(0.95), 9);
        Assert.Equal(0.06, errors.Within(1), 9);
        Assert.Equal((0, 0.95, 0.95), (errors.ShareWithin(0.01), errors.ShareWithin(0.02), errors.ShareWithin(0.05)));
    }

    [Fact]
    public void Without_a_pair_there_is_no_figure()
    {
        var errors = new OnsetErrors();
        errors.Add([1], []);
        Assert.True(double.IsNaN(errors.Median) && double.IsNaN(errors.Within(0.95)) && double.IsNaN(errors.ShareWithin(1)));
    }
}
