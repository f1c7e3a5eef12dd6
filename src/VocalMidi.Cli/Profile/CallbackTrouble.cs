using VocalMidi.Hosting.Profile;

namespace VocalMidi.Cli.Profile;

/// <summary>What was wrong with a callback.</summary>
internal enum TroubleKind
{
    /// <summary>The host called more than half a block too late.</summary>
    Late,

    /// <summary>The call took more than half of its block.</summary>
    Slow,

    /// <summary>The call took more than twenty times the usual, and more than 200 µs.</summary>
    HeldUp,
}

/// <summary>A callback that was late, slow or held up; drawn from the callbacks by the plugin's own rules.</summary>
/// <param name="Seconds">Since the first callback.</param>
/// <param name="Kind">What was wrong.</param>
/// <param name="Microseconds">By how much it came late, or how long it took.</param>
internal sealed record CallbackTrouble(double Seconds, TroubleKind Kind, double Microseconds)
{
    private const double HeldUpTimes = 20, HeldUpLeastUs = 200;

    /// <summary>All of them, in order of time; empty offline, and where the callbacks were not kept.</summary>
    public static IReadOnlyList<CallbackTrouble> Of(Measurement m)
    {
        var found = new List<CallbackTrouble>();
        IReadOnlyList<CallbackSpan> callbacks = m.Told.Callbacks;
        if (callbacks.Count == 0 || !m.RealTime) return found;
        double usualUs = Distribution.Of(callbacks.Select(c => c.LengthNs * 1e-3)).P50;
        for (int i = 0; i < callbacks.Count; i++)
        {
            double seconds = (callbacks[i].StartNs - callbacks[0].StartNs) * 1e-9;
            double late = i == 0 ? 0 : (callbacks[i].StartNs - callbacks[i - 1].StartNs) * 1e-3 - m.BlockMicroseconds;
            double took = callbacks[i].LengthNs * 1e-3;
            if (late > m.BlockMicroseconds / 2) found.Add(new(seconds, TroubleKind.Late, late));
            if (took > m.BlockMicroseconds / 2) found.Add(new(seconds, TroubleKind.Slow, took));
            if (took > HeldUpTimes * usualUs && took > HeldUpLeastUs) found.Add(new(seconds, TroubleKind.HeldUp, took));
        }

        return found;
    }
}
