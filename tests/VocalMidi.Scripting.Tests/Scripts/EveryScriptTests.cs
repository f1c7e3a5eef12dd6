using CsCheck;

namespace VocalMidi.Scripting.Tests.Scripts;

/// <summary>What must hold for each script that ships, whatever is sung and however it is set.</summary>
public sealed class EveryScriptTests
{
    public static TheoryData<string> Scripts { get; } = new(ShippedScripts.Names);

    private static Gen<Sung> AnyNote { get; } =
        from beat in Gen.Double[0, 8]
        from length in Gen.Double[0.001, 3]
        from pitch in Gen.Double[0, 127]
        from velocity in Gen.Double[0.01, 1]
        from glide in Gen.Double[0, 127]
        select new Sung(beat, length, pitch, velocity) { Glide = [(length / 2, glide)] };

    [Theory]
    [MemberData(nameof(Scripts))]
    public void It_never_fails_and_never_hangs_a_note_and_does_the_same_again(string script)
    {
        IReadOnlyList<ScriptParameter> parameters = ParametersOf(script);
        Gen.Select(AnyNote.Array[1, 20], Gen.Double[0, 1].Array[parameters.Count], Gen.Bool, Gen.Bool).Sample(
            (notes, settings, stopped, ahead) =>
            {
                Take Fresh()
                {
                    var take = new Take(script) { Stopped = stopped, Ahead = ahead ? 4 : 0 };
                    for (int i = 0; i < parameters.Count; i++) Set(take, parameters[i], settings[i]);
                    return take;
                }

                // A take fails by itself if a script faults or a note does not end.
                IReadOnlyList<Played> once = Fresh().Sing(notes);
                Assert.All(once, n => Assert.InRange(n.Pitch, 0, 127));
                Assert.All(once, n => Assert.InRange(n.Velocity, 0.007, 1));
                Assert.Equal(once, Fresh().Sing(notes));
            },
            iter: 60);
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public void It_plays_something_as_it_is_loaded(string script) =>
        Assert.NotEmpty(new Take(script).Sing(new Sung(0, 2, 60)));

    private static IReadOnlyList<ScriptParameter> ParametersOf(string script)
    {
        using NoteScript compiled = NoteScript.Compile(ShippedScripts.Read(script));
        return compiled.Parameters;
    }

    private static void Set(Take take, ScriptParameter parameter, double part)
    {
        int count = parameter.Choices.Count;
        if (count > 0) take.With(parameter.Name, parameter.Choices[(int)Math.Min(count - 1, part * count)]);
        else take.With(parameter.Name, parameter.Minimum + (part * (parameter.Maximum - parameter.Minimum)));
    }
}
