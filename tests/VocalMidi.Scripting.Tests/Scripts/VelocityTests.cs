namespace VocalMidi.Scripting.Tests.Scripts;

public sealed class VelocityTests
{
    [Fact]
    public void As_it_is_loaded_it_changes_nothing() =>
        Assert.Equal([0.25, 0.5, 1], Velocities(Velocity()));

    [Fact]
    public void A_curve_above_zero_makes_quiet_notes_louder() =>
        Assert.Equal([0.5, 0.707, 1], Velocities(Velocity().With("curve", 50d)));

    [Fact]
    public void A_curve_below_zero_makes_quiet_notes_quieter() =>
        Assert.Equal([0.062, 0.25, 1], Velocities(Velocity().With("curve", -50d)));

    [Fact]
    public void The_range_holds_every_note() =>
        Assert.Equal(
            [Math.Round((40 + (0.25 * 60)) / 127, 3), Math.Round(70 / 127.0, 3), Math.Round(100 / 127.0, 3)],
            Velocities(Velocity().With("lowest", 40d).With("highest", 100d)));

    [Fact]
    public void A_range_of_one_value_strikes_every_note_alike() =>
        Assert.Equal(
            [Math.Round(90 / 127.0, 3)],
            Velocities(Velocity().With("lowest", 90d).With("highest", 90d)).Distinct());

    [Fact]
    public void Time_and_pitch_stay_and_bends_follow()
    {
        Take take = Velocity().With("curve", 50d);
        Assert.Equal([new(0.3, 1, 60.2, 0.5)], take.Sing(new Sung(0.3, 1, 60.2, 0.25) { Glide = [(0.5, 60.7)] }));
        Assert.Equal([60.7], take.Moves.Select(m => m.Pitch));
    }

    private static IEnumerable<double> Velocities(Take take) =>
        take.Sing(new Sung(0, 0.5, 60, 0.25), new(1, 0.5, 60, 0.5), new(2, 0.5, 60, 1)).Select(n => n.Velocity);

    private static Take Velocity() => new("velocity.lua");
}
