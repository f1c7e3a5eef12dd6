using VocalMidi.Engine.Features;

namespace VocalMidi.Engine.Models;

/// <summary>From a model's output tensor to frames.</summary>
internal static class HeadOutputs
{
    /// <summary>Numbers per head.</summary>
    public const int Count = 4;

    /// <summary>
    /// Gives a frame what the heads said when they had heard it: [head][voicing, onset, glide, offset]. False, and
    /// nothing given, where a number is not finite.
    /// </summary>
    public static bool TryGive(ReadOnlySpan<float> heard, ref Frame frame)
    {
        foreach (float number in heard)
            if (!float.IsFinite(number)) return false;
        frame.HeadCount = heard.Length / Count;
        for (int head = 0; head < frame.HeadCount; head++)
        {
            ReadOnlySpan<float> of = heard.Slice(head * Count, Count);
            frame.Heads[head] = new HeadOutput(of[0], of[1], of[2], of[3]);
        }

        return true;
    }
}
