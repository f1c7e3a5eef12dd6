namespace VocalMidi.Synthesis.Performance;

/// <summary>A curve through points in time order, joined by raised cosines and flat outside.</summary>
internal sealed class Breakpoints
{
    private readonly List<(double Time, double Value)> _points = [];

    /// <summary>Adds a point; one that lies before the last is moved up to it.</summary>
    public void Add(double time, double value)
    {
        if (_points.Count > 0)
            time = Math.Max(time, _points[^1].Time);
        _points.Add((time, value));
    }

    /// <summary>Fills a track with the curve.</summary>
    public void Fill(float[] track)
    {
        if (_points.Count == 0)
            return;
        int next = 0;
        for (int i = 0; i < track.Length; i++)
        {
            double time = (double)i / ControlTracks.Rate;
            while (next < _points.Count && _points[next].Time <= time)
                next++;
            if (next == 0)
                track[i] = (float)_points[0].Value;
            else if (next == _points.Count)
                track[i] = (float)_points[^1].Value;
            else
                track[i] = (float)Between(_points[next - 1], _points[next], time);
        }
    }

    private static double Between((double Time, double Value) a, (double Time, double Value) b, double time) =>
        a.Value + ((b.Value - a.Value) * Curves.Smooth((time - a.Time) / (b.Time - a.Time)));
}
