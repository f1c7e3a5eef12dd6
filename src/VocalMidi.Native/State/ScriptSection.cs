using System.Buffers.Binary;
using System.Text;
using VocalMidi.Native.Scripts;
using VocalMidi.Scripting;

namespace VocalMidi.Native.State;

/// <summary>
/// The scripts in a saved state, little-endian: the choice, u32 count, count times three fields (name, text, what it
/// keeps); choice and fields are u32 length and so many bytes each; choice, names and texts are UTF-8.
/// </summary>
internal static class ScriptSection
{
    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The section's bytes.</summary>
    public static byte[] Write(SavedScripts saved)
    {
        using var section = new MemoryStream();
        Field(Encoding.UTF8.GetBytes(saved.Choice));
        Number(saved.Scripts.Count);
        foreach (EmbeddedScript script in saved.Scripts)
        {
            Field(Encoding.UTF8.GetBytes(script.Text.Name));
            Field(Encoding.UTF8.GetBytes(script.Text.Text));
            Field(script.State);
        }

        return section.ToArray();

        void Field(byte[] bytes)
        {
            Number(bytes.Length);
            section.Write(bytes);
        }

        void Number(int value)
        {
            Span<byte> bytes = stackalloc byte[4];
            BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
            section.Write(bytes);
        }
    }

    /// <summary>Reads a section, which may be empty; false if it is damaged.</summary>
    public static bool TryRead(ReadOnlySpan<byte> section, out SavedScripts saved)
    {
        saved = SavedScripts.None;
        if (section.IsEmpty) return true;
        if (!TryText(ref section, out string choice)) return false;
        if (!TryNumber(ref section, out int count) || count > ScriptChain.MostScripts) return false;
        var read = new List<EmbeddedScript>();
        for (int i = 0; i < count; i++)
        {
            if (!TryText(ref section, out string name) || !TryText(ref section, out string text)
                || !TryField(ref section, out ReadOnlySpan<byte> state)) return false;
            read.Add(new EmbeddedScript(new ScriptText(name, text), state.ToArray()));
        }

        saved = new SavedScripts(choice, read);
        return section.IsEmpty;
    }

    private static bool TryText(ref ReadOnlySpan<byte> section, out string text)
    {
        text = "";
        if (!TryField(ref section, out ReadOnlySpan<byte> bytes)) return false;
        try
        {
            text = s_strict.GetString(bytes);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static bool TryField(ref ReadOnlySpan<byte> section, out ReadOnlySpan<byte> field)
    {
        field = default;
        if (!TryNumber(ref section, out int length) || length > section.Length) return false;
        field = section[..length];
        section = section[length..];
        return true;
    }

    private static bool TryNumber(ref ReadOnlySpan<byte> section, out int number)
    {
        number = -1;
        if (section.Length < 4) return false;
        number = BinaryPrimitives.ReadInt32LittleEndian(section);
        section = section[4..];
        return number >= 0;
    }
}
