using System.Buffers.Binary;
using System.Numerics;

namespace VocalMidi.Hosting.Tests;

/// <summary>States of other versions, through the headless host, in both formats.</summary>
public sealed class StateVersionTests : IDisposable
{
    private const string Clap = "plugins/VocalMidi/VocalMidi.clap", Vst3 = "plugins/VocalMidi.vst3";
    private const uint Transpose = 9, Unknown = 4000;

    private readonly string _folder = Directory.CreateTempSubdirectory("vocalmidi-state-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(Clap)]
    [InlineData(Vst3)]
    public void A_later_versions_parameters_are_passed_over_and_those_an_earlier_one_lacked_take_their_defaults(string plugin)
    {
        byte[] known = Resave(plugin, State(1, (Transpose, 5)));
        Assert.NotEqual(Resave(plugin, State(1)), known);
        Assert.Equal(known, Resave(plugin, State(1, (Transpose, 5), (Unknown, 1))));
        Assert.Equal(Resave(plugin, null), Resave(plugin, State(1)));
    }

    [Theory]
    [InlineData(Clap)]
    [InlineData(Vst3)]
    public void A_state_whose_format_is_newer_is_refused_with_the_remedy(string plugin)
    {
        HostReport report = Load(plugin, State(3, (Transpose, 5)), null);
        Assert.Equal(HostOutcome.Refused, report.Outcome);
        Assert.StartsWith("the plugin refuses the state", report.Error, StringComparison.Ordinal);
        Assert.Contains(report.Log.Concat(report.Warnings), l => l.Contains("update this one", StringComparison.Ordinal));
    }

    /// <summary>What a state of these values is restored as and saved again; null: a fresh instance's.</summary>
    private byte[] Resave(string plugin, byte[]? state)
    {
        string saved = Path.Combine(_folder, "saved");
        HostReport report = Load(plugin, state, saved);
        Assert.True(report.Outcome == HostOutcome.Completed, report.Error);
        return File.ReadAllBytes(saved);
    }

    private HostReport Load(string plugin, byte[]? state, string? saved)
    {
        string loaded = Path.Combine(_folder, "loaded");
        if (state is not null) File.WriteAllBytes(loaded, state);
        return HostSession.Run(new HostOptions
        {
            PluginPath = TestPlugins.Built(plugin),
            Seconds = 0.01,
            LoadState = state is null ? null : loaded,
            SaveState = saved,
        });
    }

    /// <summary>A well-formed state of that version with these values and no others; see docs/decisions.</summary>
    private static byte[] State(uint version, params (uint Id, double Value)[] values)
    {
        byte[] bytes = new byte[16 + (12 * values.Length) + 4];
        "VOCALMID"u8.CopyTo(bytes);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(8), version);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(12), (uint)values.Length);
        for (int i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(16 + (12 * i)), values[i].Id);
            BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(20 + (12 * i)), values[i].Value);
        }

        uint crc = uint.MaxValue;
        foreach (byte b in bytes.AsSpan(0, bytes.Length - 4)) crc = BitOperations.Crc32C(crc, b);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(bytes.Length - 4), ~crc);
        return bytes;
    }
}
