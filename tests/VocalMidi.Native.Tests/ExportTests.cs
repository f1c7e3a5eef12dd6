using System.Text;
using VocalMidi.Engine.Parameters;
using VocalMidi.Native.Abi;
using VocalMidi.Native.Exports;
using VocalMidi.Native.Parameters;

namespace VocalMidi.Native.Tests;

/// <summary>The C boundary as a C caller meets it: through the function pointers, with whatever arguments.</summary>
public sealed unsafe class ExportTests
{
    private static readonly delegate* unmanaged<nint*, VmStatus> s_create = &LifecycleExports.Create;
    private static readonly delegate* unmanaged<nint, VmStatus> s_destroy = &LifecycleExports.Destroy;
    private static readonly delegate* unmanaged<nint, VmActivation*, VmStatus> s_activate = &LifecycleExports.Activate;
    private static readonly delegate* unmanaged<nint, VmStatus> s_deactivate = &LifecycleExports.Deactivate;
    private static readonly delegate* unmanaged<nint, byte*, uint, VmStatus> s_statusText = &LifecycleExports.StatusText;
    private static readonly delegate* unmanaged<byte*, uint, VmStatus> s_lastError = &LifecycleExports.LastError;
    private static readonly delegate* unmanaged<nint, uint, double, byte*, uint, VmStatus> s_toText = &ParameterExports.ToText;
    private static readonly delegate* unmanaged<nint, uint, byte*, double*, VmStatus> s_fromText = &ParameterExports.FromText;

    [Fact]
    public void Null_pointers_are_refused_everywhere()
    {
        uint number;
        double value;
        delegate* unmanaged<uint*, VmStatus> version = &LifecycleExports.AbiVersion;
        delegate* unmanaged<uint*, VmStatus> count = &ParameterExports.Count;
        delegate* unmanaged<nint, uint, VmParameter*, VmStatus> info = &ParameterExports.Info;
        delegate* unmanaged<double, double*, uint, uint*, VmStatus> latency = &ParameterExports.Latency;
        delegate* unmanaged<nint, double*, uint, byte*, uint, uint*, VmStatus> save = &StateExports.Save;
        delegate* unmanaged<nint, byte*, uint, double*, uint, VmStatus> load = &StateExports.Load;
        delegate* unmanaged<nint, uint*, VmStatus> level = &LifecycleExports.Level;
        delegate* unmanaged<nint, double*, uint, VmStatus> choose = &ScriptExports.Choose;
        delegate* unmanaged<nint, byte*, uint, VmStatus> takeLog = &ScriptExports.TakeLog;
        VmStatus[] all =
        [
            version(null), count(null), info(0, 0, null), s_toText(0, 0, 0, null, 10), s_fromText(0, 0, null, &value),
            latency(48000, null, 15, &number), save(0, null, 15, null, 0, &number), load(0, null, 10, null, 15),
            s_create(null), s_destroy(0), s_activate(0, null), s_deactivate(0), s_statusText(0, null, 0),
            s_lastError(null, 0), level(0, null), choose(0, null, PluginParameters.Count), takeLog(0, null, 0),
        ];
        Assert.All(all, status => Assert.Equal(VmStatus.InvalidArgument, status));
    }

    [Fact]
    public void A_handle_is_refused_once_destroyed()
    {
        nint engine;
        Assert.Equal(VmStatus.Ok, s_create(&engine));
        Assert.Equal(VmStatus.Ok, s_destroy(engine));
        Assert.Equal(VmStatus.InvalidArgument, s_destroy(engine));
        Assert.Equal(VmStatus.InvalidArgument, s_deactivate(engine));
        Assert.Contains("destroyed", LastError(), StringComparison.Ordinal);
        nint next;
        s_create(&next);
        Assert.NotEqual(engine, next);
        s_destroy(next);
    }

    [Fact]
    public void Activation_is_refused_in_words_when_it_makes_no_sense()
    {
        using var link = new NativeLink();
        using var second = new NativeLink();
        nint engine;
        s_create(&engine);
        double[] values = PluginParameters.Defaults();
        fixed (double* parameters = values)
        {
            var good = new VmActivation
            {
                Size = (uint)sizeof(VmActivation),
                ParameterCount = (uint)values.Length,
                SampleRate = 48000,
                Parameters = parameters,
                Link = link.Block,
            };
            VmActivation bad = good with { Size = 8 };
            Assert.Equal(VmStatus.WrongVersion, s_activate(engine, &bad));
            bad = good with { SampleRate = double.NaN };
            Assert.Equal(VmStatus.InvalidArgument, s_activate(engine, &bad));
            Assert.Contains("8000 to 384000", LastError(), StringComparison.Ordinal);
            bad = good with { ParameterCount = 3 };
            Assert.Equal(VmStatus.InvalidArgument, s_activate(engine, &bad));
            Assert.Equal(VmStatus.WrongState, s_deactivate(engine));

            Assert.Equal(VmStatus.Ok, s_activate(engine, &good));
            Assert.Equal(VmStatus.WrongState, s_activate(engine, &good));
            Assert.Equal(VmStatus.Ok, s_deactivate(engine));
            VmActivation again = good with { Link = second.Block };
            Assert.Equal(VmStatus.Ok, s_activate(engine, &again));
        }
        Assert.Equal(VmStatus.Ok, s_destroy(engine)); // while active
    }

    [Fact]
    public void Text_that_does_not_fit_is_cut_between_characters_and_terminated()
    {
        nint engine;
        s_create(&engine);
        byte* text = stackalloc byte[8];
        new Span<byte>(text, 8).Fill(0xFF);
        Assert.Equal(VmStatus.Ok, s_toText(engine, (uint)ParameterId.Gate, -60, text, 5));
        Assert.Equal("-60.\0\xFF"u8[..5].ToArray(), new Span<byte>(text, 5).ToArray());
        Assert.Equal(0xFF, text[5]);
        Assert.Equal(VmStatus.BufferTooSmall, s_toText(engine, (uint)ParameterId.Gate, -60, text, 0));
        Guard.WriteText("aé", text, 3);
        Assert.Equal("a\0"u8.ToArray(), new Span<byte>(text, 2).ToArray());
        s_destroy(engine);
    }

    [Fact]
    public void A_refused_text_leaves_the_value_and_says_why()
    {
        nint engine;
        s_create(&engine);
        double value = 42;
        fixed (byte* text = "loud\0"u8) Assert.Equal(VmStatus.Refused, s_fromText(engine, (uint)ParameterId.Gate, text, &value));
        Assert.Equal(42, value);
        Assert.Contains("'loud' is no value of Gate", LastError(), StringComparison.Ordinal);
        s_destroy(engine);
    }

    [Fact]
    public void The_status_says_what_listens_and_where_models_were_looked_for()
    {
        nint engine;
        s_create(&engine);
        byte* text = stackalloc byte[512];
        Assert.Equal(VmStatus.Ok, s_statusText(engine, text, 512));
        Assert.Contains("classical tracker", Read(text), StringComparison.Ordinal);
        s_destroy(engine);
    }

    private static string LastError()
    {
        byte* text = stackalloc byte[512];
        Assert.Equal(VmStatus.Ok, s_lastError(text, 512));
        return Read(text);
    }

    private static string Read(byte* text) =>
        Encoding.UTF8.GetString(System.Runtime.InteropServices.MemoryMarshal.CreateReadOnlySpanFromNullTerminated(text));
}
