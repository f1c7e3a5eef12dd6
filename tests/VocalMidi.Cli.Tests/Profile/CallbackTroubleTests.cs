using VocalMidi.Cli.Profile;

namespace VocalMidi.Cli.Tests.Profile;

public sealed class CallbackTroubleTests
{
    [Fact]
    public void Late_slow_and_held_up_callbacks_are_told_apart()
    {
        IReadOnlyList<CallbackTrouble> troubles = CallbackTrouble.Of(Synthetic.Measurement());
        Assert.Equal(
            [TroubleKind.Late, TroubleKind.Slow, TroubleKind.HeldUp, TroubleKind.HeldUp], troubles.Select(t => t.Kind));
        Assert.Equal([900, 800, 800, 300], troubles.Select(t => Math.Round(t.Microseconds)));
        Assert.Equal([0.934, 1.2, 1.2, 1.467], troubles.Select(t => Math.Round(t.Seconds, 3)));
    }

    [Fact]
    public void Offline_no_callback_is_late_or_slow() =>
        Assert.Empty(CallbackTrouble.Of(Synthetic.Measurement() with { RealTime = false }));
}
