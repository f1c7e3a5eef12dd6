namespace VocalMidi.Engine.Notes;

/// <summary>Running median of a note's pitch, to a cent, in fixed memory.</summary>
internal sealed class SettledPitch
{
    /// <summary>Cents each side of the first pitch; beyond, values count at the edge.</summary>
    private const int Reach = 600;

    private readonly int[] _counts = new int[(2 * Reach) + 1];
    private float _centre;
    private int _total;
    private int _lowest;
    private int _highest;

    /// <summary>Median, or the starting pitch while nothing was added.</summary>
    public float Value
    {
        get
        {
            if (_total == 0) return _centre;
            int below = 0, cents = _lowest;
            while (below + _counts[cents] <= (_total - 1) / 2) below += _counts[cents++];
            return _centre + ((cents - Reach) / 100f);
        }
    }

    public void Start(float pitch)
    {
        if (_total > 0) Array.Clear(_counts, _lowest, _highest - _lowest + 1);
        _centre = pitch;
        _total = 0;
        _lowest = 2 * Reach;
        _highest = 0;
    }

    public void Add(float pitch)
    {
        int cents = Math.Clamp((int)MathF.Round((pitch - _centre) * 100) + Reach, 0, 2 * Reach);
        _counts[cents]++;
        _total++;
        _lowest = Math.Min(_lowest, cents);
        _highest = Math.Max(_highest, cents);
    }
}
