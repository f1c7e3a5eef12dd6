namespace VocalMidi.Engine.Timing;

/// <summary>Takes the events a pipeline decides, on the thread that pushes the audio.</summary>
public interface IVoiceEventSink
{
    /// <summary>Takes one event. Called in order of <see cref="VoiceEvent.DueSample"/>; must not push audio.</summary>
    void Accept(in VoiceEvent voiceEvent);
}
