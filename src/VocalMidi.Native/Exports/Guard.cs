using System.Text;
using VocalMidi.Native.Abi;

namespace VocalMidi.Native.Exports;

/// <summary>The C boundary: nothing is thrown across it, and the calling thread can ask what went wrong.</summary>
internal static unsafe class Guard
{
    [ThreadStatic]
    private static string? t_lastError;

    /// <summary>Message of this thread's last failed call; empty after a success.</summary>
    public static string LastError => t_lastError ?? "";

    /// <summary>Runs the body of an export and maps whatever it throws to a status.</summary>
    public static VmStatus Run(Action body) => Run(body, static body =>
    {
        body();
        return VmStatus.Ok;
    });

    /// <summary>The same with what the body needs beside it: a static body that is called often makes no garbage.</summary>
    public static VmStatus Run<T>(T arguments, Func<T, VmStatus> body)
    {
        try
        {
            t_lastError = "";
            return body(arguments);
        }
        catch (AbiException refusal)
        {
            t_lastError = refusal.Message;
            return refusal.Status;
        }
        catch (ArgumentException error)
        {
            t_lastError = error.Message;
            return VmStatus.InvalidArgument;
        }
        catch (Exception error)
        {
            t_lastError = $"{error.GetType().Name}: {error.Message}";
            return VmStatus.Failed;
        }
    }

    /// <summary>Refuses without an exception, with a message that is always the same: for what is no error, or often.</summary>
    public static VmStatus Refuse(VmStatus status, string message)
    {
        t_lastError = message;
        return status;
    }

    /// <summary>Refuses a null pointer.</summary>
    public static void NotNull(void* pointer, string name)
    {
        if (pointer is null) throw new AbiException(VmStatus.InvalidArgument, $"{name} is null.");
    }

    /// <summary>Writes terminated UTF-8 into the caller's buffer, cut between characters if it is short.</summary>
    public static void WriteText(string text, byte* buffer, uint size)
    {
        NotNull(buffer, "text");
        if (size == 0) throw new AbiException(VmStatus.BufferTooSmall, "A text buffer of 0 bytes.");
        var room = new Span<byte>(buffer, (int)Math.Min(size, int.MaxValue));
        Encoder encoder = Encoding.UTF8.GetEncoder();
        encoder.Convert(text, room[..^1], true, out _, out int used, out _);
        room[used] = 0;
    }
}
