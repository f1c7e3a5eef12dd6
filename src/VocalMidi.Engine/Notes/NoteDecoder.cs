using VocalMidi.Engine.Features;

namespace VocalMidi.Engine.Notes;

/// <summary>
/// Fixed-lag Viterbi decoding of frames into silence, starting notes and settled notes. The states follow the note
/// model of Mauch et al., "Computer-aided melody note transcription using the Tony software" (TENOR 2015); the
/// transitions here cost O(states) per hop.
/// </summary>
internal sealed class NoteDecoder
{
    /// <summary>
    /// State 0 is silence; the gap states lead from a note to it one hop at a time, so that silence is no short cut
    /// from note to note; then one attack and one settled state per pitch bin.
    /// </summary>
    private const int FirstGap = 1;
    private const int GapHops = 3;
    private const int FirstAttack = FirstGap + GapHops;
    private const int FirstStable = FirstAttack + PitchGrid.Bins;
    private const int States = FirstStable + PitchGrid.Bins;

    private readonly TrackerSettings _settings;
    private readonly ushort[][] _from;
    private readonly int[][] _noteStart;
    private readonly ushort[] _changeFrom = new ushort[PitchGrid.Bins];
    private readonly float[] _change = new float[PitchGrid.Bins];
    private readonly PathStep[] _path;
    private readonly ushort[] _pathState;
    private float[] _now = new float[States];
    private float[] _next = new float[States];
    private long _hop;

    /// <param name="settings">The costs.</param>
    /// <param name="lag">Hops the decoder may look past the frame it decides.</param>
    public NoteDecoder(TrackerSettings settings, int lag)
    {
        _settings = settings;
        Scores = new FrameScores(settings);
        _from = new ushort[lag + 1][];
        _noteStart = new int[lag + 1][];
        for (int i = 0; i <= lag; i++)
        {
            _from[i] = new ushort[States];
            _noteStart[i] = new int[States];
        }

        _path = new PathStep[lag + 1];
        _pathState = new ushort[lag + 1];
        Reset();
    }

    /// <summary>How frames are scored: gate, sensitivity and range are set here.</summary>
    public FrameScores Scores { get; }

    /// <summary>Taken off the costs of changes and repeats: how readily a held tone is split.</summary>
    public float SplitBonus { get; set; }

    public void Reset()
    {
        _hop = 0;
        Array.Fill(_now, -1e9f);
        _now[0] = 0;
    }

    /// <summary>
    /// Takes one frame. The result is the likeliest path that ends here: its last step is this frame, its first the
    /// frame the lag ago (or the first frame), which is thereby decided.
    /// </summary>
    public DecodedPath Decode(in Frame frame)
    {
        Scores.Score(frame);
        ushort[] from = _from[_hop % _from.Length];
        Advance(from);
        RememberStarts(from);
        (_now, _next) = (_next, _now);
        _hop++;
        return TraceBack();
    }

    private void Advance(ushort[] from)
    {
        float highest = AdvanceSilence(from);
        FindChanges();
        float strike = Scores.Strike;
        float start = _now[0] - (float)Math.Max(0.1, _settings.OnsetCost - strike);
        float changeCost = (float)Math.Max(-5, _settings.ChangeCost - SplitBonus - strike);
        float repeatCost = (float)Math.Max(-5, _settings.RepeatCost - SplitBonus - strike);
        float stay = (float)_settings.AttackStayCost, settle = (float)_settings.SettleCost;
        float drift = (float)_settings.DriftCost;
        for (int bin = 0; bin < PitchGrid.Bins; bin++)
        {
            int attack = FirstAttack + bin, stable = FirstStable + bin;
            if (bin < Scores.LowestBin || bin > Scores.HighestBin)
            {
                _next[attack] = _next[stable] = -1e9f;
                from[attack] = from[stable] = 0;
                continue;
            }

            var best = new Best(_now[attack] - stay, attack);
            best.Offer(start, 0);
            best.Offer(_change[bin] - changeCost, _changeFrom[bin]);
            best.Offer(_now[stable] - repeatCost, stable);
            _next[attack] = best.Score + Scores.Attack[bin];
            from[attack] = (ushort)best.State;

            best = new Best(_now[stable], stable);
            best.Offer(_now[attack] - settle, attack);
            if (bin > 0) best.Offer(_now[stable - 1] - drift, stable - 1);
            if (bin < PitchGrid.Bins - 1) best.Offer(_now[stable + 1] - drift, stable + 1);
            _next[stable] = best.Score + Scores.Stable[bin];
            from[stable] = (ushort)best.State;
            highest = Math.Max(highest, Math.Max(_next[attack], _next[stable]));
        }

        // Only differences matter: keep the numbers small.
        for (int i = 0; i < States; i++) _next[i] -= highest;
    }

    /// <summary>Silence and the gaps before it; returns the highest of their scores.</summary>
    private float AdvanceSilence(ushort[] from)
    {
        var best = new Best(_now[0], 0);
        best.Offer(_now[FirstGap + GapHops - 1], FirstGap + GapHops - 1);
        _next[0] = best.Score + Scores.Silence;
        from[0] = (ushort)best.State;

        best = new Best(-1e9f, FirstAttack);
        float abort = (float)_settings.AbortCost, end = (float)_settings.OffsetCost;
        for (int i = FirstAttack; i < FirstStable; i++) best.Offer(_now[i] - abort, i);
        for (int i = FirstStable; i < States; i++) best.Offer(_now[i] - end, i);
        _next[FirstGap] = best.Score + Scores.Silence;
        from[FirstGap] = (ushort)best.State;
        for (int gap = FirstGap + 1; gap < FirstAttack; gap++)
        {
            _next[gap] = _now[gap - 1] + Scores.Silence;
            from[gap] = (ushort)(gap - 1);
        }

        float highest = _next[0];
        for (int gap = FirstGap; gap < FirstAttack; gap++) highest = Math.Max(highest, _next[gap]);
        return highest;
    }

    /// <summary>For each pitch the best settled state to come from at another pitch: two sweeps, O(bins).</summary>
    private void FindChanges()
    {
        int nearest = _settings.NearestChange;
        float perBin = (float)(_settings.ChangeStepCost / PitchGrid.PerSemitone);
        var best = new Best(-1e9f, FirstStable);
        for (int bin = 0; bin < PitchGrid.Bins; bin++)
        {
            best.Score -= perBin;
            int source = bin - nearest;
            if (source >= 0) best.Offer(_now[FirstStable + source] - (nearest * perBin), FirstStable + source);
            _change[bin] = best.Score;
            _changeFrom[bin] = (ushort)best.State;
        }

        best = new Best(-1e9f, FirstStable);
        for (int bin = PitchGrid.Bins - 1; bin >= 0; bin--)
        {
            best.Score -= perBin;
            int source = bin + nearest;
            if (source < PitchGrid.Bins)
                best.Offer(_now[FirstStable + source] - (nearest * perBin), FirstStable + source);
            if (best.Score <= _change[bin]) continue;
            _change[bin] = best.Score;
            _changeFrom[bin] = (ushort)best.State;
        }
    }

    /// <summary>A note is struck where its attack is entered from anything but that attack.</summary>
    private void RememberStarts(ushort[] from)
    {
        int[] starts = _noteStart[_hop % _noteStart.Length];
        int[] before = _noteStart[(_hop + _noteStart.Length - 1) % _noteStart.Length];
        Array.Clear(starts, 0, FirstAttack);
        for (int state = FirstAttack; state < FirstStable; state++)
            starts[state] = from[state] == state ? before[state] : (int)_hop;
        for (int state = FirstStable; state < States; state++) starts[state] = before[from[state]];
    }

    /// <summary>
    /// Follows the likeliest path back, but only to where it joins the one before: from there on they are the same.
    /// </summary>
    private DecodedPath TraceBack()
    {
        int state = 0;
        for (int i = 1; i < States; i++)
            if (_now[i] > _now[state]) state = i;

        int length = (int)Math.Min(_hop, _from.Length);
        for (int back = 0; back < length; back++)
        {
            long slot = (_hop - 1 - back) % _from.Length;
            if (back > 0 && _pathState[slot] == state) break;
            _pathState[slot] = (ushort)state;
            _path[slot] = StepOf(state, _noteStart[slot][state]);
            state = _from[slot][state];
        }

        return new DecodedPath(_path, (int)((_hop - length) % _from.Length), length);
    }

    private static PathStep StepOf(int state, int noteStart)
    {
        if (state < FirstAttack) return default;
        return state < FirstStable
            ? new PathStep(NoteState.Attack, (short)(state - FirstAttack), noteStart)
            : new PathStep(NoteState.Stable, (short)(state - FirstStable), noteStart);
    }

    private struct Best(float score, int state)
    {
        public float Score = score;
        public int State = state;

        public void Offer(float score, int state)
        {
            if (score <= Score) return;
            Score = score;
            State = state;
        }
    }
}
