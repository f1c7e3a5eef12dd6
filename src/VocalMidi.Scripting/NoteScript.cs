using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;
using VocalMidi.Scripting.Interop;

namespace VocalMidi.Scripting;

/// <summary>
/// One compiled script with its own Lua state, ready for one <see cref="ScriptChain"/>. Made on any thread, away from
/// the worker; used by one thread at a time.
/// </summary>
public sealed unsafe class NoteScript : IDisposable
{
    private static readonly byte[][] s_prelude = ReadPrelude();

    private readonly string[] _lines;
    private nint _guard;

    private NoteScript(ScriptText text, nint guard)
    {
        Text = text;
        _guard = guard;
        _lines = text.Text.Split('\n');
        Parameters = ReadParameters(guard);
    }

    /// <summary>Frees a script that nobody disposed.</summary>
    ~NoteScript() => Free();

    /// <summary>The text it was compiled from.</summary>
    public ScriptText Text { get; }

    /// <summary>The parameters it declares, at most <see cref="ScriptParameter.Most"/>, in its order.</summary>
    public IReadOnlyList<ScriptParameter> Parameters { get; }

    /// <summary>Bytes of memory its Lua state holds now.</summary>
    public long MemoryInUse => (long)Guard.Memory(Handle);

    /// <summary>Work of the last call: see <see cref="ScriptLimits.WorkPerCall"/>.</summary>
    public long LastWork => (long)Guard.Work(Handle);

    internal nint Handle => _guard != 0 ? _guard : throw new ObjectDisposedException(nameof(NoteScript));

    /// <summary>Compiles a script and runs its text once, which declares its parameters and handlers.</summary>
    /// <exception cref="ScriptException">Its text is too long, is no Lua, or fails while it loads.</exception>
    public static NoteScript Compile(ScriptText text, ScriptLimits? limits = null)
    {
        byte[] source = Encoding.UTF8.GetBytes(text.Text);
        if (source.Length > ScriptText.MaximumBytes)
        {
            throw new ScriptException(new ScriptFault(text.Name, ScriptFault.Loading, 0, "",
                $"the text is longer than {ScriptText.MaximumBytes / 1024} KB", false, 0));
        }

        if (Guard.AbiVersion() != Guard.Version)
            throw new InvalidOperationException("libvocalmidi_lua is from another version of VocalMidi: build it anew.");
        GuardLimits guardLimits = (limits ?? new ScriptLimits()).ToGuard();
        nint guard = Guard.Create(&guardLimits);
        if (guard == 0) throw new InsufficientMemoryException("There is no memory for a script.");
        try
        {
            foreach (byte[] prelude in s_prelude)
            {
                if (Load(guard, prelude, "vocalmidi", user: false) != GuardStatus.Ok)
                    throw new ScriptException(FaultFrom(guard, text.Name, []));
            }

            if (Load(guard, source, text.Name, user: true) != GuardStatus.Ok)
                throw new ScriptException(FaultFrom(guard, text.Name, text.Text.Split('\n')));
            return new NoteScript(text, guard);
        }
        catch
        {
            Guard.Destroy(guard);
            throw;
        }
    }

    /// <summary>
    /// The script's table <c>state</c> as bytes: the same bytes for the same data. What is no plain data is left out,
    /// and <paramref name="problem"/> names the first such thing.
    /// </summary>
    public byte[] SaveState(out ScriptFault? problem)
    {
        byte* bytes;
        ulong count;
        problem = Guard.SaveState(Handle, &bytes, &count) == GuardStatus.Ok ? null : Fault();
        return new ReadOnlySpan<byte>(bytes, (int)count).ToArray();
    }

    /// <summary>As the other, for those who need no reason.</summary>
    public byte[] SaveState() => SaveState(out _);

    /// <summary>
    /// Puts saved data into the table <c>state</c>: what was saved goes over what the script has set up, the rest of
    /// that stays. False, and nothing changed, if the bytes are damaged. To be called before the script is in a chain.
    /// </summary>
    public bool LoadState(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty) return true;
        fixed (byte* at = bytes) return Guard.LoadState(Handle, at, (ulong)bytes.Length) == GuardStatus.Ok;
    }

    /// <summary>A parameter's value now.</summary>
    public double GetParameter(int index) => Guard.ParameterValue(Handle, (uint)index);

    /// <summary>Frees the Lua state. The script must be in no chain.</summary>
    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    /// <summary>What the last call did wrong.</summary>
    internal ScriptFault Fault() => FaultFrom(Handle, Text.Name, _lines);

    /// <summary>Carries the other's state over; false if some of it could not be.</summary>
    internal bool TakeStateOf(NoteScript other)
    {
        byte* bytes;
        ulong count;
        bool whole = Guard.SaveState(other.Handle, &bytes, &count) == GuardStatus.Ok;
        return (count == 0 || Guard.LoadState(Handle, bytes, count) == GuardStatus.Ok) && whole;
    }

    private static GuardStatus Load(nint guard, ReadOnlySpan<byte> source, string name, bool user)
    {
        byte[] nameBytes = Encoding.UTF8.GetBytes(name + '\0');
        fixed (byte* text = source)
        fixed (byte* label = nameBytes)
        {
            byte empty = 0;
            return Guard.Load(guard, text == null ? &empty : text, (ulong)source.Length, label, user ? 1 : 0);
        }
    }

    private static ScriptFault FaultFrom(nint guard, string name, string[] lines)
    {
        GuardFault* fault = Guard.FaultOf(guard);
        string message = TextAt(fault->Message, GuardFault.MessageSize);
        string prefix = $"{name}:{fault->Line}: ";
        if (message.StartsWith(prefix, StringComparison.Ordinal)) message = message[prefix.Length..];
        string source = fault->Line > 0 && fault->Line <= lines.Length ? lines[fault->Line - 1].Trim() : "";
        bool stopped = fault->Kind >= FaultKind.Work;
        return new ScriptFault(
            name, NameOf(fault->Handler), fault->Line, source, message, stopped, (long)fault->Work);
    }

    private static string NameOf(Handler handler) => handler switch
    {
        Handler.Start => "on_start",
        Handler.Stop => "on_stop",
        Handler.Note => "on_note",
        Handler.NoteEnd => "on_note_end",
        Handler.Pitch => "on_pitch",
        Handler.Beat => "on_beat",
        Handler.Param => "on_param",
        Handler.Timer => "a planned function",
        _ => ScriptFault.Loading,
    };

    private static ScriptParameter[] ReadParameters(nint guard)
    {
        var parameters = new ScriptParameter[Guard.ParameterCount(guard)];
        for (uint i = 0; i < parameters.Length; i++)
        {
            GuardParameter* p = Guard.ParameterAt(guard, i);
            var choices = new string[p->Choices];
            for (int k = 0; k < choices.Length; k++)
                choices[k] = TextAt((byte*)&p->ChoiceText + (k * GuardParameter.NameBytes), GuardParameter.NameBytes);
            parameters[i] = new ScriptParameter(
                TextAt(p->Name, GuardParameter.NameBytes),
                TextAt(p->Label, GuardParameter.LabelBytes),
                p->Minimum,
                p->Maximum,
                p->Initial,
                TextAt(p->Unit, GuardParameter.NameBytes),
                choices);
        }

        return parameters;
    }

    private static string TextAt(byte* text, int size) =>
        Encoding.UTF8.GetString(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(text) is var s && s.Length < size
            ? s
            : new ReadOnlySpan<byte>(text, size));

    private static byte[][] ReadPrelude()
    {
        Assembly assembly = typeof(NoteScript).Assembly;
        string[] names = [.. assembly.GetManifestResourceNames().Where(name => name.StartsWith("prelude/", StringComparison.Ordinal))];
        Array.Sort(names, StringComparer.Ordinal);
        var texts = new byte[names.Length][];
        for (int i = 0; i < names.Length; i++)
        {
            using Stream stream = assembly.GetManifestResourceStream(names[i])!;
            texts[i] = new byte[stream.Length];
            stream.ReadExactly(texts[i]);
        }

        return texts;
    }

    private void Free()
    {
        nint guard = Interlocked.Exchange(ref _guard, 0);
        if (guard != 0) Guard.Destroy(guard);
    }
}
