using System.Buffers.Binary;
using System.Numerics;
using VocalMidi.Native.Abi;
using VocalMidi.Native.Exports;
using VocalMidi.Native.Parameters;
using VocalMidi.Native.Scripts;

namespace VocalMidi.Native.State;

/// <summary>
/// The saved state of a plugin, little-endian: "VOCALMID", u32 version, u32 count, count times (u32 parameter id,
/// f64 value) by rising id, from version 2 on the scripts (<see cref="ScriptSection"/>), u32 CRC-32C of all before. The
/// same values and scripts always give the same bytes; without scripts it is version 1.
/// </summary>
/// <remarks>
/// A newer program may add parameters without raising the version: unknown ids are passed over and missing ones take
/// their default. The version is raised only when an old program could not make sense of the rest.
/// </remarks>
internal static class PluginState
{
    /// <summary>Newest version that is read, and written where there are scripts.</summary>
    public const uint Version = 2;

    private const int HeaderBytes = 16;
    private const int EntryBytes = 12;
    private const int ChecksumBytes = 4;

    private static ReadOnlySpan<byte> Magic => "VOCALMID"u8;

    /// <summary>The state of these values (indexed by id) and scripts; see <see cref="PluginParameters.IsSaved"/>.</summary>
    public static byte[] Save(ReadOnlySpan<double> values, SavedScripts? scripts = null)
    {
        int[] ids = [.. Enumerable.Range(0, PluginParameters.Count).Where(PluginParameters.IsSaved)];
        byte[] section = scripts is { AreNone: false } ? ScriptSection.Write(scripts) : [];
        byte[] bytes = new byte[HeaderBytes + (ids.Length * EntryBytes) + section.Length + ChecksumBytes];
        Magic.CopyTo(bytes);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(8), section.Length > 0 ? 2u : 1u);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(12), (uint)ids.Length);
        int at = HeaderBytes;
        foreach (int id in ids)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at), (uint)id);
            BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(at + 4), PluginParameters.Clamp(id, values[id]) + 0.0);
            at += EntryBytes;
        }
        section.CopyTo(bytes, at);
        at += section.Length;
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at), Checksum(bytes.AsSpan(0, at)));
        return bytes;
    }

    /// <summary>
    /// The values of a state, indexed by id and clamped to their ranges; the script's parameters that it does not have
    /// are no numbers: they start where the script says.
    /// </summary>
    /// <exception cref="AbiException">Not a state, damaged, or of a newer version; the message says which.</exception>
    public static double[] Load(ReadOnlySpan<byte> bytes) => Load(bytes, out _);

    /// <summary>The same, and the scripts.</summary>
    /// <exception cref="AbiException">Not a state, damaged, or of a newer version; the message says which.</exception>
    public static double[] Load(ReadOnlySpan<byte> bytes, out SavedScripts scripts)
    {
        if (bytes.Length < HeaderBytes + ChecksumBytes || !bytes.StartsWith(Magic)) throw Refuse("not a VocalMidi state");
        uint version = BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]);
        if (version > Version) throw Refuse($"saved by a newer VocalMidi (state version {version}): update this one");
        uint count = BinaryPrimitives.ReadUInt32LittleEndian(bytes[12..]);
        long entriesEnd = HeaderBytes + ((long)count * EntryBytes);
        long shortest = entriesEnd + ChecksumBytes;
        if (version == 0 || bytes.Length < shortest || (version == 1 && bytes.Length > shortest))
        {
            throw Refuse("cut off or damaged");
        }
        ReadOnlySpan<byte> body = bytes[..^ChecksumBytes];
        if (Checksum(body) != BinaryPrimitives.ReadUInt32LittleEndian(bytes[^ChecksumBytes..])) throw Refuse("damaged");

        if (!ScriptSection.TryRead(body[(int)entriesEnd..], out scripts)) throw Refuse("its scripts are damaged");
        double[] values = PluginParameters.Defaults();
        values.AsSpan(PluginParameters.Pool, AbiConstants.PoolSize).Fill(double.NaN);
        long previous = -1;
        for (int at = HeaderBytes; at < entriesEnd; at += EntryBytes)
        {
            uint id = BinaryPrimitives.ReadUInt32LittleEndian(body[at..]);
            double value = BinaryPrimitives.ReadDoubleLittleEndian(body[(at + 4)..]);
            if (id <= previous) throw Refuse("its parameters are not in order");
            if (!double.IsFinite(value)) throw Refuse($"parameter {id} is not a number");
            previous = id;
            if (id < values.Length && PluginParameters.IsSaved((int)id)) values[id] = PluginParameters.Clamp((int)id, value);
        }
        return values;
    }

    private static AbiException Refuse(string why) => new(VmStatus.Refused, $"The state cannot be loaded: {why}.");

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte b in bytes) crc = BitOperations.Crc32C(crc, b);
        return ~crc;
    }
}
