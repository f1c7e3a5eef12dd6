using VocalMidi.Hosting.Profile;
using static VocalMidi.Cli.Profile.Figures;

namespace VocalMidi.Cli.Profile.Findings;

/// <summary>What the host's audio callback shows.</summary>
internal static class CallbackFindings
{
    /// <summary>The findings.</summary>
    public static IEnumerable<Finding> Of(Measurement m)
    {
        CallbackProfile callback = m.Profile.Callback;
        if (callback.Late > 0)
        {
            yield return new Finding(
                "callback-late", true,
                $"{Of(callback.Late, callback)} came late, the worst by {Short(callback.LateMaxUs)} µs",
                "The host called later than it should have: the system or the host was delayed, not this plugin.",
                "use a larger buffer, close other programs, and let the DAW have real-time priority "
                    + "(on Linux membership in the group audio or realtime).");
        }

        if (callback.Slow > 0)
        {
            yield return new Finding(
                "callback-slow", true,
                $"{Of(callback.Slow, callback)} took more than half of their block, the worst {Short(callback.SlowMaxUs)} µs "
                    + $"of {Short(m.BlockMicroseconds)} µs",
                "The plugin's own callback usually takes a few microseconds: something stood in its way, or the block is tiny.",
                "use a larger buffer; if calls were also held up, see there.");
        }

        if (callback.HeldUp > 0)
        {
            yield return new Finding(
                "callback-held-up", true,
                $"{Of(callback.HeldUp, callback)} took more than twenty times the usual, the worst {Short(callback.HeldUpMaxUs)} µs",
                "The audio thread was held up inside the call: preempted, stopped by a page fault, or by the host's slow event list.",
                "let the DAW have real-time priority and lock its memory, and switch off processor power saving.");
        }
    }

    private static string Of(long some, CallbackProfile callback) => $"{some} of {Count(callback.Count, "callback")}";
}
