namespace VocalMidi.Engine.Models;

/// <summary>
/// Whether a graphics card hears what the processor hears. A provider that runs without an error may still hear nothing,
/// and a voice would stay silent without a word.
/// </summary>
internal static class CardTrial
{
    private const int Hops = 2;
    private const int Runs = 3;

    /// <summary>
    /// Of the larger of 1 and what the processor hears: sums in another order differ by about a millionth.
    /// </summary>
    private const float Tolerance = 1e-3f;

    /// <summary>Runs both over the same numbers, other ones each time, from where the run before ended.</summary>
    /// <exception cref="InvalidOperationException">They hear different things.</exception>
    /// <exception cref="Exception">Whatever the runtime throws; some libraries are missed only by the first run.</exception>
    public static void Run(IModelSession card, IModelSession processor)
    {
        using IModelRun there = card.Bind(voices: 1, Hops), here = processor.Bind(voices: 1, Hops);
        var random = new Random(1);
        for (int run = 0; run < Runs; run++)
        {
            foreach (ref float feature in here.Features) feature = random.NextSingle() - 0.5f;
            here.Features.CopyTo(there.Features);
            there.Run();
            here.Run();
            Require(there.Heard, here.Heard);
        }

        for (int i = 0; i < here.States; i++) Require(there.State(i), here.State(i));
    }

    private static void Require(ReadOnlySpan<float> there, ReadOnlySpan<float> here)
    {
        for (int i = 0; i < here.Length; i++)
        {
            float apart = MathF.Abs(there[i] - here[i]);
            if (!(apart <= Tolerance * Math.Max(1, MathF.Abs(here[i]))))
                throw new InvalidOperationException("the card hears something else than the processor");
        }
    }
}
