using System.Buffers.Binary;
using VocalMidi.Engine.Timing;

namespace VocalMidi.Measuring;

/// <summary>Takes a pipeline's events; equal hashes mean equal events, so that no speed is won by hearing less.</summary>
public sealed class EventHash : IVoiceEventSink, IDisposable
{
    private readonly OutputHash _hash = new();

    /// <summary>Notes begun.</summary>
    public int Notes { get; private set; }

    /// <inheritdoc/>
    public void Accept(in VoiceEvent voiceEvent)
    {
        if (voiceEvent.Kind == VoiceEventKind.NoteOn) Notes++;
        Span<byte> bytes = stackalloc byte[48];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, (int)voiceEvent.Kind);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[4..], voiceEvent.NoteId);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[8..], voiceEvent.Key);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[12..], voiceEvent.DecisionSample);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[20..], voiceEvent.VoiceSample);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[28..], voiceEvent.DueSample);
        BinaryPrimitives.WriteSingleLittleEndian(bytes[36..], voiceEvent.Pitch);
        BinaryPrimitives.WriteSingleLittleEndian(bytes[40..], voiceEvent.Velocity);
        BinaryPrimitives.WriteSingleLittleEndian(bytes[44..], voiceEvent.Level);
        _hash.Add<byte>(bytes);
    }

    /// <summary>The first eight bytes, in hexadecimal digits; starts a new hash.</summary>
    public string Take() => _hash.Take();

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();
}
