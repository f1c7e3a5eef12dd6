namespace VocalMidi.Scripting.Chain;

/// <summary>A beat of the song that a script will hear of.</summary>
/// <param name="Due">The sample at which it is told, latency included.</param>
/// <param name="Voice">The moment in the voice.</param>
/// <param name="Number">Quarter notes since the song's start.</param>
internal readonly record struct Beat(long Due, long Voice, long Number);

/// <summary>The song's beats for a script that listens to them: each once, in order.</summary>
internal sealed class BeatWatch(Timeline timeline, StageClock clock, ScriptCaller caller)
{
    private long _from;
    private long _lastNumber = long.MinValue;
    private long _lastVoice;

    /// <summary>No beat before this moment of the voice will be told any more.</summary>
    public void SkipTo(long voice) => _from = Math.Max(_from, voice);

    /// <summary>The song's end is not known, so a stream that has ended hears no more beats.</summary>
    public void Stop() => _from = long.MaxValue;

    /// <summary>The stream goes on at another sample.</summary>
    public void Restart(long sample)
    {
        _lastNumber = long.MinValue;
        _from = Math.Max(0, sample - clock.Latency);
    }

    /// <summary>The next beat; false if the script does not listen or none is in sight.</summary>
    public bool TryNext(out Beat beat)
    {
        if (caller.HearsBeats)
        {
            while (timeline.TryNextBeat(_from, out long voice, out long number))
            {
                beat = new Beat(voice + clock.Latency, voice, number);
                // A host whose next word on the song is a hair behind the last would make a beat pass twice.
                if (number != _lastNumber || voice - _lastVoice > timeline.SamplesOf(0.5, voice)) return true;
                _from = voice + 1;
            }
        }

        beat = default;
        return false;
    }

    /// <summary>It has been told.</summary>
    public void Pass(in Beat beat)
    {
        _from = beat.Voice + 1;
        _lastNumber = beat.Number;
        _lastVoice = beat.Voice;
    }
}
