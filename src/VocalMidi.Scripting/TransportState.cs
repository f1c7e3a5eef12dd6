namespace VocalMidi.Scripting;

/// <summary>Where the song is, as a host tells it. Beats are quarter notes.</summary>
/// <param name="At">The input sample of the stream that this holds from.</param>
/// <param name="Playing">Whether the song runs.</param>
/// <param name="Beats">The song's position at <paramref name="At"/>, beats since its start.</param>
/// <param name="Tempo">Beats a minute; outside 1 to 1000 it is clamped.</param>
/// <param name="BarStart">Beats at which the bar begins that <paramref name="BarNumber"/> counts.</param>
/// <param name="BarNumber">The number of that bar, from 1.</param>
/// <param name="BeatsPerBar">Upper number of the signature.</param>
/// <param name="BeatUnit">Lower number of the signature.</param>
/// <param name="Loop">Whether the song loops.</param>
/// <param name="LoopStart">Where the loop begins, beats.</param>
/// <param name="LoopEnd">Where it ends, beats.</param>
public readonly record struct TransportState(
    long At,
    bool Playing,
    double Beats,
    double Tempo,
    double BarStart = 0,
    int BarNumber = 1,
    int BeatsPerBar = 4,
    int BeatUnit = 4,
    bool Loop = false,
    double LoopStart = 0,
    double LoopEnd = 0);
