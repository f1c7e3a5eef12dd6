using VocalMidi.Measuring;

namespace VocalMidi.Onsets;

/// <summary>How far estimated onsets are from the true ones they belong to.</summary>
internal sealed class OnsetErrors
{
    /// <summary>Further apart they do not belong together, seconds.</summary>
    public const double Reach = 0.1;

    private readonly List<double> _errors = [];

    /// <summary>True onsets so far.</summary>
    public int True { get; private set; }

    /// <summary>Estimated onsets so far.</summary>
    public int Estimated { get; private set; }

    /// <summary>Pairs found.</summary>
    public int Matched => _errors.Count;

    /// <summary>Median of estimated minus true, seconds: below 0 is too early; NaN without a pair.</summary>
    public double Median => _errors.Count == 0 ? double.NaN : Spread.Of(_errors).Median;

    /// <summary>Adds a recording's onsets, seconds. Nearest pairs come first, and each onset belongs to one pair.</summary>
    public void Add(IReadOnlyList<double> truth, IReadOnlyList<double> estimates)
    {
        True += truth.Count;
        Estimated += estimates.Count;
        var pairs = from t in Enumerable.Range(0, truth.Count)
                    from e in Enumerable.Range(0, estimates.Count)
                    let error = estimates[e] - truth[t]
                    where Math.Abs(error) <= Reach
                    orderby Math.Abs(error), t, e
                    select (t, e, error);
        var taken = new bool[truth.Count];
        var used = new bool[estimates.Count];
        foreach ((int t, int e, double error) in pairs)
        {
            if (taken[t] || used[e]) continue;
            taken[t] = used[e] = true;
            _errors.Add(error);
        }
    }

    /// <summary>The error, without its sign, that a share (0..1) of the pairs keep within, seconds; NaN without a pair.</summary>
    public double Within(double share) => Spread.Percentile(_errors.Select(Math.Abs), share);

    /// <summary>The share of the pairs that are at most so many seconds apart, 0..1; NaN without a pair.</summary>
    public double ShareWithin(double seconds) =>
        _errors.Count == 0 ? double.NaN : (double)_errors.Count(error => Math.Abs(error) <= seconds) / _errors.Count;
}
