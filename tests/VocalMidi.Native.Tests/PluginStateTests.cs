using System.Buffers.Binary;
using System.Numerics;
using CsCheck;
using VocalMidi.Engine.Parameters;
using VocalMidi.Native.Abi;
using VocalMidi.Native.Exports;
using VocalMidi.Native.Parameters;
using VocalMidi.Native.State;

namespace VocalMidi.Native.Tests;

/// <summary>The saved state: stable, and hostile bytes are refused with a reason.</summary>
public sealed class PluginStateTests
{
    private static readonly Gen<double[]> s_values = Gen.Double.Array[PluginParameters.Count];

    [Fact]
    public void Save_load_save_gives_the_same_bytes() =>
        s_values.Sample(values =>
        {
            byte[] first = PluginState.Save(values);
            Assert.Equal(first, PluginState.Save(PluginState.Load(first)));
        });

    [Fact]
    public void Legal_values_come_back_as_they_were_but_for_panic()
    {
        double[] values = PluginParameters.Defaults();
        foreach (ParameterInfo row in ParameterTable.All) values[(int)row.Id] = row.Maximum;
        for (int place = 0; place < AbiConstants.PoolSize; place++) values[PluginParameters.Pool + place] = place / 10.0;
        values[PluginParameters.LatencyTarget] = 33;
        values[PluginParameters.MeetsTarget] = 0; // not a host's to set, nor to save
        double[] loaded = PluginState.Load(PluginState.Save(values));
        Assert.Equal(values[PluginParameters.Pool..PluginParameters.MeetsTarget], loaded[PluginParameters.Pool..PluginParameters.MeetsTarget]);
        Assert.Equal(1, loaded[PluginParameters.MeetsTarget]);
        foreach (ParameterInfo row in ParameterTable.All)
        {
            Assert.Equal(row.Id == ParameterId.Panic ? row.Default : row.Maximum, loaded[(int)row.Id]);
        }
    }

    [Fact]
    public void Random_bytes_are_refused() =>
        Gen.Byte.Array[0, 400].Sample(bytes => Refused(bytes));

    [Fact]
    public void Every_cut_and_every_changed_bit_is_refused()
    {
        byte[] good = PluginState.Save(PluginParameters.Defaults());
        for (int length = 0; length < good.Length; length++) Refused(good[..length]);
        Refused([.. good, 0]);
        for (int bit = 0; bit < 8 * good.Length; bit++)
        {
            byte[] bad = [.. good];
            bad[bit / 8] ^= (byte)(1 << (bit % 8));
            Refused(bad);
        }
    }

    [Fact]
    public void A_state_of_a_newer_version_is_refused_with_the_remedy()
    {
        Assert.Contains("update this one", Refused(Build(PluginState.Version + 1, (0, 1))), StringComparison.Ordinal);
    }

    [Fact]
    public void Parameters_of_the_future_are_passed_over_and_missing_ones_take_their_default()
    {
        double[] values = PluginState.Load(Build(1, ((uint)ParameterId.Transpose, 5), (4000, 1)));
        foreach (ParameterInfo row in ParameterTable.All)
        {
            Assert.Equal(row.Id == ParameterId.Transpose ? 5 : row.Default, values[(int)row.Id]);
        }
        Assert.All(values[PluginParameters.Pool..PluginParameters.Status], value => Assert.True(double.IsNaN(value)));
    }

    [Fact]
    public void Values_out_of_range_are_clamped_and_what_is_no_number_is_refused()
    {
        Assert.Equal(36, PluginState.Load(Build(1, ((uint)ParameterId.Transpose, 1e300)))[(int)ParameterId.Transpose]);
        Refused(Build(1, ((uint)ParameterId.Transpose, double.NaN)));
        Refused(Build(1, ((uint)ParameterId.Transpose, double.NegativeInfinity)));
        Refused(Build(1, (5000, double.NaN)));
    }

    [Fact]
    public void A_parameter_twice_or_out_of_order_is_refused()
    {
        Refused(Build(1, (3, 1), (3, 1)));
        Refused(Build(1, (3, 1), (2, 1)));
    }

    private static string Refused(byte[] bytes)
    {
        AbiException refusal = Assert.Throws<AbiException>(() => PluginState.Load(bytes));
        Assert.Equal(VmStatus.Refused, refusal.Status);
        return refusal.Message;
    }

    /// <summary>A well-formed state with these entries and a right checksum.</summary>
    private static byte[] Build(uint version, params (uint Id, double Value)[] entries)
    {
        var bytes = new List<byte>("VOCALMID"u8.ToArray());
        Add(bytes, version);
        Add(bytes, (uint)entries.Length);
        foreach ((uint id, double value) in entries)
        {
            Add(bytes, id);
            byte[] number = new byte[8];
            BinaryPrimitives.WriteDoubleLittleEndian(number, value);
            bytes.AddRange(number);
        }
        uint crc = uint.MaxValue;
        foreach (byte b in bytes) crc = BitOperations.Crc32C(crc, b);
        Add(bytes, ~crc);
        return [.. bytes];
    }

    private static void Add(List<byte> bytes, uint value)
    {
        byte[] four = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(four, value);
        bytes.AddRange(four);
    }
}
