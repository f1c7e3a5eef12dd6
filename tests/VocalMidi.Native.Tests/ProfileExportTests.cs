using System.Text;
using System.Text.Json;
using VocalMidi.Native.Abi;
using VocalMidi.Native.Exports;
using VocalMidi.Native.Parameters;

namespace VocalMidi.Native.Tests;

/// <summary>vm_profile and vm_spans as a C caller meets them, who asks again and again while the worker listens.</summary>
public sealed unsafe class ProfileExportTests : IDisposable
{
    private const int WarmUp = 100, Calls = 2000;

    private static readonly delegate* unmanaged<nint, byte*, uint, uint*, VmStatus> s_profile = &ProfileExports.Profile;
    private static readonly delegate* unmanaged<nint, ulong*, VmSpan*, uint, uint*, VmStatus> s_spans = &ProfileExports.Spans;

    private readonly NativeLink _link = new();
    private readonly nint _engine;

    public ProfileExportTests()
    {
        delegate* unmanaged<nint*, VmStatus> create = &LifecycleExports.Create;
        delegate* unmanaged<nint, VmActivation*, VmStatus> activate = &LifecycleExports.Activate;
        nint engine;
        Assert.Equal(VmStatus.Ok, create(&engine));
        _engine = engine;
        double[] values = PluginParameters.Defaults();
        fixed (double* parameters = values)
        {
            var activation = new VmActivation
            {
                Size = (uint)sizeof(VmActivation),
                ParameterCount = (uint)values.Length,
                SampleRate = 48000,
                Parameters = parameters,
                Link = _link.Block,
            };
            Assert.Equal(VmStatus.Ok, activate(engine, &activation));
        }

        _link.PushAudio(Voice.Tone(0.5));
        _link.Wake();
        Assert.True(_link.WaitForProgress(24000));
    }

    public void Dispose()
    {
        delegate* unmanaged<nint, VmStatus> destroy = &LifecycleExports.Destroy;
        destroy(_engine);
        _link.Dispose();
    }

    [Fact]
    public void Asking_again_and_again_makes_no_garbage()
    {
        byte* text = stackalloc byte[8192];
        uint size = 0;
        VmSpan* spans = stackalloc VmSpan[64];
        uint count;
        long before = 0;
        for (int i = 0; i < WarmUp + Calls; i++)
        {
            if (i == WarmUp) before = GC.GetAllocatedBytesForCurrentThread();
            Require(VmStatus.BufferTooSmall, s_profile(_engine, null, 0, &size));
            Require(VmStatus.Ok, s_profile(_engine, text, 8192, &size));
            ulong from = 0;
            Require(VmStatus.Ok, s_spans(_engine, &from, spans, 64, &count));
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        using JsonDocument json = Parse(text, size);
        Assert.True(json.RootElement.GetProperty("worker").GetProperty("hop_us").GetProperty("count").GetInt64() > 90);
    }

    [Fact]
    public void What_does_not_fit_is_not_written_and_its_size_is_told()
    {
        Deactivate(); // while a worker runs, every answer may be as long as it likes
        uint needed, size;
        byte* text = stackalloc byte[8192];
        new Span<byte>(text, 8192).Fill(0xFF);
        Require(VmStatus.BufferTooSmall, s_profile(_engine, text, 16, &needed));
        Assert.Equal(0xFF, text[0]);
        Require(VmStatus.BufferTooSmall, s_profile(_engine, text, needed - 1, &size));
        Assert.Equal(needed, size);
        Assert.Equal(0xFF, text[0]);
        Require(VmStatus.Ok, s_profile(_engine, text, needed, &size));
        Assert.Equal((byte)0, text[size - 1]);
        Parse(text, size).Dispose();
    }

    [Fact]
    public void After_deactivation_the_profile_is_the_last_one()
    {
        Deactivate();
        byte* text = stackalloc byte[8192];
        uint size;
        Require(VmStatus.Ok, s_profile(_engine, text, 8192, &size));
        string first = Encoding.UTF8.GetString(text, (int)size);
        Require(VmStatus.Ok, s_profile(_engine, text, 8192, &size));
        Assert.Equal(first, Encoding.UTF8.GetString(text, (int)size));
        using JsonDocument json = Parse(text, size);
        Assert.True(json.RootElement.GetProperty("worker").GetProperty("share").GetDouble() > 0);
    }

    private void Deactivate()
    {
        delegate* unmanaged<nint, VmStatus> deactivate = &LifecycleExports.Deactivate;
        Require(VmStatus.Ok, deactivate(_engine));
    }

    // Assert.Equal itself makes garbage.
    private static void Require(VmStatus expected, VmStatus status)
    {
        if (status != expected) Assert.Fail($"{status}, not {expected}");
    }

    private static JsonDocument Parse(byte* text, uint size) =>
        JsonDocument.Parse(new ReadOnlySpan<byte>(text, (int)size - 1).ToArray());
}
