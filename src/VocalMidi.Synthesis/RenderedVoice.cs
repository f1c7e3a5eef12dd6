namespace VocalMidi.Synthesis;

/// <summary>A synthesised recording and the truth about it.</summary>
/// <param name="Name">A name usable as a file's stem.</param>
/// <param name="SampleRate">Hz.</param>
/// <param name="Samples">Mono, full scale ±1.</param>
/// <param name="Notes">The notes sung, by onset; empty when nothing is sung.</param>
public sealed record RenderedVoice(string Name, int SampleRate, float[] Samples, IReadOnlyList<SungNote> Notes)
{
    /// <summary>Length in seconds.</summary>
    public double Seconds => (double)Samples.Length / SampleRate;
}
