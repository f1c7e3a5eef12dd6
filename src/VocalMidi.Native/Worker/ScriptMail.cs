using VocalMidi.Native.Scripts;

namespace VocalMidi.Native.Worker;

/// <summary>
/// Between the worker and those who compile scripts for it: questions one way, ready scripts the other, and back what
/// plays no more. Nobody waits for anybody, but the worker where offline rendering gives it time.
/// </summary>
internal sealed class ScriptMail : IDisposable
{
    /// <summary>How often a wait looks whether the stream has ended, milliseconds.</summary>
    private const int PatienceMs = 20;

    private readonly AutoResetEvent _answers = new(false);
    private ScriptSet? _offer;
    private ScriptSet? _retired; // a list, the last one first
    private int _wanted;
    private long _asked;
    private long _answered;

    /// <summary>Whether scripts wait to be taken. Any thread.</summary>
    public bool HasOffer => Volatile.Read(ref _offer) is not null;

    /// <summary>Whether a question has no answer yet. Worker thread.</summary>
    public bool IsWaiting => Volatile.Read(ref _answered) != _asked;

    /// <summary>The latest offer counts; one that nobody took is freed.</summary>
    public void Offer(ScriptSet set) => Interlocked.Exchange(ref _offer, set)?.Dispose();

    /// <summary>Takes the offer. Worker thread.</summary>
    public bool TryTakeOffer(out ScriptSet set)
    {
        set = null!;
        if (Volatile.Read(ref _offer) is null) return false;
        set = Interlocked.Exchange(ref _offer, null)!;
        return set is not null;
    }

    /// <summary>Wants a choice. Worker thread.</summary>
    public void Ask(int choice)
    {
        Volatile.Write(ref _wanted, choice);
        Volatile.Write(ref _asked, _asked + 1);
    }

    /// <summary>The latest question, if it has no answer yet.</summary>
    public bool TryGetQuestion(out long question, out int choice)
    {
        question = Volatile.Read(ref _asked);
        choice = Volatile.Read(ref _wanted);
        return question != Volatile.Read(ref _answered);
    }

    /// <summary>That question is dealt with; what it led to has been offered before.</summary>
    public void Answer(long question)
    {
        Volatile.Write(ref _answered, question);
        _answers.Set();
    }

    /// <summary>Waits for the answer to the latest question, or the stream's end. Worker thread.</summary>
    public void AwaitAnswer(Func<bool> isStopped)
    {
        while (IsWaiting && !isStopped()) _answers.WaitOne(PatienceMs);
    }

    /// <summary>Scripts that play no more, to be freed elsewhere. Worker thread.</summary>
    public void Retire(ScriptSet set)
    {
        do set.Next = Volatile.Read(ref _retired);
        while (Interlocked.CompareExchange(ref _retired, set, set.Next) != set.Next);
    }

    /// <summary>Frees them. Any thread but the worker's.</summary>
    public void FreeRetired()
    {
        for (ScriptSet? set = Interlocked.Exchange(ref _retired, null); set is not null; set = set.Next) set.Dispose();
    }

    /// <summary>Frees what nobody took. After the worker has ended.</summary>
    public void Dispose()
    {
        Interlocked.Exchange(ref _offer, null)?.Dispose();
        FreeRetired();
        _answers.Dispose();
    }
}
