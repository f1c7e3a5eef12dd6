namespace VocalMidi.Engine.Models;

/// <summary>Runs a model over some hops of one voice at a time, whatever happens. One thread at a time.</summary>
internal interface IChunkRunner : IDisposable
{
    /// <summary>What goes in: [hop][feature]; not to be kept over a run.</summary>
    Span<float> Features { get; }

    /// <summary>What came out of the last run: [hop][head][4]; not to be kept over a run.</summary>
    ReadOnlySpan<float> Heard { get; }

    /// <summary>Runs over the features, and the states move on; false where the model hears nothing any more.</summary>
    bool TryRun();
}
