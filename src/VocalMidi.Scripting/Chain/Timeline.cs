using VocalMidi.Scripting.Interop;

namespace VocalMidi.Scripting.Chain;

/// <summary>
/// Samples of the voice against the song's beats: the transport's latest states, each valid from its sample on. Before
/// the first, and without a host, the song runs from the stream's start.
/// </summary>
internal sealed class Timeline
{
    /// <summary>States kept: those that a latency of two seconds with blocks of half a millisecond spans, and more.</summary>
    private const int Kept = 4096;

    /// <summary>A state that says what was expected anyway, within this many beats, is no news.</summary>
    private const double SameBeats = 1e-6;

    private readonly TransportState[] _states = new TransportState[Kept];
    private readonly int _sampleRate;
    private int _count;

    public Timeline(int sampleRate, double tempo)
    {
        _sampleRate = sampleRate;
        _states[_count++] = new TransportState(long.MinValue / 4, true, 0, Math.Clamp(tempo, 1, 1000));
    }

    /// <summary>A new state; one older than the latest takes its place.</summary>
    public void Set(in TransportState told)
    {
        TransportState state = Sane(told);
        ref TransportState last = ref _states[(_count - 1) % Kept];
        if (_count > 1 && Continues(last, state)) return;
        if (_count > 1 && state.At <= last.At)
        {
            last = state;
            return;
        }

        _states[_count++ % Kept] = state;
        if (_count == 2 * Kept) _count = Kept; // the same slots, smaller numbers
    }

    /// <summary>The stream goes on at another sample; if that is before the latest state, only that one is kept.</summary>
    public void Restart(long sample)
    {
        TransportState last = _states[(_count - 1) % Kept];
        if (_count == 1 || last.At <= sample) return;
        _count = 1;
        _states[0] = last with { At = Math.Max(0, sample) };
    }

    /// <summary>The song's position at a sample of the voice.</summary>
    public double BeatsAt(long voice) => BeatsOf(At(voice), voice);

    /// <summary>The sample of the voice at a beat, by the transport of <paramref name="now"/>: the first at or after it.</summary>
    public long SampleOf(double beats, long now)
    {
        ref readonly TransportState state = ref At(now);
        return now + (long)Math.Ceiling(((beats - BeatsOf(state, now)) * 60 / state.Tempo * _sampleRate) - 1e-3);
    }

    /// <summary>Samples that a length in beats takes at the tempo of <paramref name="now"/>.</summary>
    public long SamplesOf(double beats, long now) => (long)Math.Round(beats * 60 / At(now).Tempo * _sampleRate);

    /// <summary>Everything a handler may ask.</summary>
    public void Tell(long now, ref GuardMoment moment)
    {
        ref readonly TransportState state = ref At(now);
        double beats = BeatsOf(state, now);
        double barLength = state.BeatsPerBar * 4.0 / state.BeatUnit;
        moment.Seconds = (double)now / _sampleRate;
        moment.Beats = beats;
        moment.Tempo = state.Tempo;
        moment.LoopStart = state.LoopStart;
        moment.LoopEnd = state.LoopEnd;
        moment.Bar = state.BarNumber + (int)Math.Clamp(Math.Floor((beats - state.BarStart + 1e-9) / barLength), -1e6, 1e6);
        moment.BeatsPerBar = state.BeatsPerBar;
        moment.BeatUnit = state.BeatUnit;
        moment.Playing = state.Playing ? 1 : 0;
        moment.Loop = state.Loop ? 1 : 0;
    }

    /// <summary>
    /// The first whole beat that passes at or after <paramref name="from"/> while the song runs; false if none is in sight.
    /// </summary>
    public bool TryNextBeat(long from, out long sample, out long beat)
    {
        for (int i = IndexAt(from); i < _count; i++)
        {
            ref readonly TransportState state = ref _states[i % Kept];
            if (!state.Playing) continue;
            long start = Math.Max(from, i == 0 ? 0 : state.At);
            long end = i + 1 < _count ? _states[(i + 1) % Kept].At : long.MaxValue;
            double samplesPerBeat = 60 / state.Tempo * _sampleRate;
            // A beat belongs to the first sample at or after it, so it may lie up to a sample before `start`.
            double next = Math.Ceiling(BeatsOf(state, start) - (1 / samplesPerBeat) + 1e-9);
            sample = Position(state, next, samplesPerBeat);
            if (sample < start) sample = Position(state, ++next, samplesPerBeat);
            if (sample >= end) continue;
            beat = (long)next;
            return true;
        }

        sample = long.MaxValue;
        beat = 0;
        return false;
    }

    private static long Origin(in TransportState state) => state.At < 0 ? 0 : state.At;

    private static long Position(in TransportState state, double beat, double samplesPerBeat) =>
        Origin(state) + (long)Math.Ceiling(((beat - state.Beats) * samplesPerBeat) - 1e-3);

    private static TransportState Sane(in TransportState told) => told with
    {
        At = Math.Max(0, told.At),
        Beats = Finite(told.Beats),
        Tempo = double.IsFinite(told.Tempo) ? Math.Clamp(told.Tempo, 1, 1000) : 120,
        BarStart = Finite(told.BarStart),
        BeatsPerBar = Math.Clamp(told.BeatsPerBar, 1, 64),
        BeatUnit = Math.Clamp(told.BeatUnit, 1, 64),
        LoopStart = Finite(told.LoopStart),
        LoopEnd = Finite(told.LoopEnd),
    };

    private static double Finite(double value) => double.IsFinite(value) ? Math.Clamp(value, -1e9, 1e9) : 0;

    private bool Continues(in TransportState last, in TransportState next) =>
        Math.Abs(BeatsOf(last, next.At) - next.Beats) < SameBeats
        && next with { At = last.At, Beats = last.Beats } == last;

    private double BeatsOf(in TransportState state, long voice) => state.Playing
        ? state.Beats + ((voice - Origin(state)) * state.Tempo / (60.0 * _sampleRate))
        : state.Beats;

    private ref readonly TransportState At(long voice) => ref _states[IndexAt(voice) % Kept];

    private int IndexAt(long voice)
    {
        int oldest = Math.Max(0, _count - Kept);
        int i = _count - 1;
        while (i > oldest && _states[i % Kept].At > voice) i--;
        return i;
    }
}
