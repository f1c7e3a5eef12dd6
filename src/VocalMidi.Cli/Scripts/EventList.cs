using VocalMidi.Engine.Timing;

namespace VocalMidi.Cli.Scripts;

/// <summary>Keeps the events it is given.</summary>
internal sealed class EventList : IVoiceEventSink
{
    private readonly List<VoiceEvent> _events = [];

    /// <summary>In the order they came: that of their time.</summary>
    public IReadOnlyList<VoiceEvent> Events => _events;

    /// <inheritdoc/>
    public void Accept(in VoiceEvent voiceEvent) => _events.Add(voiceEvent);
}
