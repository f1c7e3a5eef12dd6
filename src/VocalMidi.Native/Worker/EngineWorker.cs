using VocalMidi.Engine;
using VocalMidi.Engine.Models;
using VocalMidi.Engine.Parameters;
using VocalMidi.Engine.Profiling;
using VocalMidi.Engine.Timing;
using VocalMidi.Native.Abi;
using VocalMidi.Native.Parameters;
using VocalMidi.Native.Profiling;
using VocalMidi.Native.Rings;
using VocalMidi.Native.Scripts;

namespace VocalMidi.Native.Worker;

/// <summary>
/// What the worker thread does, without the thread: takes messages and audio out of the link's rings in stream
/// order, runs the pipeline, puts its events into the event ring. Allocates nothing once constructed.
/// </summary>
internal sealed unsafe class EngineWorker : IVoiceEventSink, IDisposable
{
    /// <summary>Most frames per pipeline call, so that progress shows often.</summary>
    private const int ChunkFrames = 512;

    private readonly VmLink* _link;
    private readonly AudioRingReader _audio;
    private readonly MessageRingReader _messages;
    private readonly EventRingWriter _events;
    private readonly VoicePipeline _pipeline;
    private readonly WorkerScripts _scripts;
    private readonly Func<bool> _isStopped;
    private readonly float[] _mono = new float[ChunkFrames];
    private long _position;
    private long _takenUp;
    private uint _epoch;
    private volatile string? _failure;

    /// <summary>Builds the pipeline for one activation. Main thread.</summary>
    /// <param name="link">The shim's shared block, already set up.</param>
    /// <param name="sampleRate">Hertz.</param>
    /// <param name="parameters">Start values, indexed by id.</param>
    /// <param name="model">Listens too, and must outlive the worker; null: the classical tracker alone.</param>
    /// <param name="trace">Keep what the worker does for a trace.</param>
    /// <param name="scripts">Rework the notes; owned from now on, also when this throws. Null: they pass.</param>
    /// <exception cref="ModelException">The model's memory cannot be prepared.</exception>
    public EngineWorker(
        VmLink* link,
        int sampleRate,
        ReadOnlySpan<double> parameters,
        VoiceModel? model = null,
        ScriptSet? scripts = null,
        bool trace = false)
    {
        _link = link;
        Profile = new WorkerProfile(link, trace);
        _audio = new AudioRingReader(&link->Audio, (int)link->Channels);
        _messages = new MessageRingReader(&link->Messages);
        _events = new EventRingWriter(&link->Events);
        _isStopped = () => Volatile.Read(ref _link->Stop) != 0;
        scripts ??= new ScriptSet(ScriptChoices.None, [], parameters.Slice(PluginParameters.Pool, AbiConstants.PoolSize).ToArray());
        _scripts = new WorkerScripts(sampleRate, scripts, new ToRing(this));
        try
        {
            _pipeline = new VoicePipeline(sampleRate, this, model) { Clock = Profile.PipelineStages };
        }
        catch
        {
            _scripts.Dispose();
            throw;
        }

        foreach (ParameterInfo row in ParameterTable.All) _pipeline.SetParameter(row.Id, parameters[(int)row.Id]);
        _scripts.LatencySamples = _pipeline.LatencySamples;
        _scripts.Pool.Publish(link);
    }

    /// <summary>What its time goes to.</summary>
    public WorkerProfile Profile { get; }

    /// <summary>The scripts of this stream.</summary>
    public WorkerScripts Scripts => _scripts;

    /// <summary>What stopped the engine; null while all is well. Any thread.</summary>
    public string? Failure => _failure;

    /// <summary>Frees what the model holds for this stream. Main thread, after the worker's has ended.</summary>
    public void Dispose()
    {
        _pipeline.Dispose();
        _scripts.Dispose();
    }

    /// <summary>
    /// Handles everything that waits in the rings; false if there was nothing. Audio is cut where messages apply,
    /// so the result does not depend on the host's blocks. Worker thread.
    /// </summary>
    public bool Step()
    {
        // Audio first: its messages were pushed before it, so those in front of it are visible from here on.
        long available = _audio.Available;
        Profile.BeginStep(available, _pipeline.SamplesToNextHop);
        bool worked = Work(available);
        Profile.EndStep();
        return worked;
    }

    private bool Work(long available)
    {
        bool worked = false;
        while (true)
        {
            if (_scripts.TryTakeOffer(out ScriptSet set)) Install(set);
            long start = StageClock.Now;
            long frames = Math.Min(available, ChunkFrames);
            if (_messages.TryPeek(out VmMessage message))
            {
                if (message.At <= _position)
                {
                    _messages.Pop();
                    Run(in message);
                    Publish(start, 0);
                    worked = true;
                    continue;
                }
                frames = Math.Min(frames, message.At - _position);
            }
            if (frames == 0)
            {
                Volatile.Write(ref _link->WakeAt, _link->Audio.Read + (ulong)_pipeline.SamplesToNextHop);
                return worked;
            }
            _takenUp = start;
            Span<float> mono = _mono.AsSpan(0, (int)frames);
            _audio.TryRead(mono);
            Run(mono);
            _position += frames;
            available -= frames;
            Profile.AudioDone();
            Publish(start, frames);
            worked = true;
        }
    }

    /// <summary>Takes an event of the pipeline.</summary>
    public void Accept(in VoiceEvent voiceEvent)
    {
        if (!_scripts.Play)
        {
            Push(voiceEvent);
            return;
        }

        Stage before = Profile.Stages.Turn(Stage.Scripts);
        _scripts.Accept(voiceEvent);
        Profile.Stages.Turn(before);
    }

    // A note-on or note-off waits for room rather than being lost.
    private void Push(in VoiceEvent voiceEvent)
    {
        if (voiceEvent.Kind == VoiceEventKind.Pitch && _events.IsCrowded)
        {
            _events.CountRefused();
            return;
        }
        VmEvent item = VmEvent.From(in voiceEvent, _epoch, StageClock.Now - _takenUp);
        while (!_events.TryPush(in item) && Volatile.Read(ref _link->Stop) == 0)
        {
            Profile.BeginWait();
            _link->WaitForRoom(_link);
            Profile.EndWait();
        }
    }

    private void Run(ReadOnlySpan<float> mono)
    {
        if (_failure is not null) return;
        try
        {
            _pipeline.Process(mono);
            if (_scripts.Play) Profile.Stages.Turn(Stage.Scripts);
            bool news = _scripts.AdvanceTo(_position + mono.Length);
            Profile.Stages.Turn(Stage.None);
            if (news) Volatile.Write(ref _link->Notices, _link->Notices + 1);
        }
        catch (Exception error)
        {
            Fail(error);
        }
    }

    private void Run(in VmMessage message)
    {
        if (message.Kind != VmMessageKind.Parameter) _epoch = message.Epoch;
        if (message.Kind == VmMessageKind.Gap) _position = message.At + message.Frames;
        if (message.Kind == VmMessageKind.Parameter) _scripts.Pool.CountHandled();
        if (_failure is not null) return;
        try
        {
            switch (message.Kind)
            {
                case VmMessageKind.Parameter:
                    Set((int)message.Parameter, message.Value);
                    break;
                case VmMessageKind.EndNotes:
                    _pipeline.EndNotes();
                    _scripts.EndNotes(_position);
                    break;
                case VmMessageKind.Transport:
                    _scripts.SetTransport(message.At, message.Transport);
                    break;
                default:
                    _pipeline.Reset(_position);
                    _scripts.Reset(_position);
                    break;
            }
        }
        catch (Exception error)
        {
            Fail(error);
        }
    }

    private void Set(int id, double value)
    {
        if (PluginParameters.IsPool(id)) _scripts.SetPool(id - PluginParameters.Pool, value);
        else if (id == PluginParameters.Script) Choose((int)value);
        else if (!PluginParameters.IsShims(id)) Set((ParameterId)id, value);
        _scripts.Pool.Publish(_link);
    }

    private void Set(ParameterId id, double value)
    {
        _pipeline.SetParameter(id, value);
        if (id is not (ParameterId.Timing or ParameterId.Bypass or ParameterId.Panic)) return;
        _scripts.EndNotes(_position);
        _scripts.LatencySamples = _pipeline.LatencySamples;
    }

    // Offline the script plays from the very sample; in real time as soon as it is compiled.
    private void Choose(int choice)
    {
        if (!_scripts.Want(choice) || Volatile.Read(ref _link->Offline) == 0) return;
        Profile.BeginWait();
        _scripts.AwaitAnswer(_isStopped);
        Profile.EndWait();
    }

    private void Install(ScriptSet set)
    {
        try
        {
            if (set.Place < 0) _pipeline.EndNotes();
            _scripts.Install(set, _position);
            _scripts.Pool.Publish(_link);
        }
        catch (Exception error)
        {
            Fail(error);
        }
    }

    /// <summary>The shim ends the notes when it sees the flag; audio goes on being taken, so nothing stalls.</summary>
    private void Fail(Exception error)
    {
        _failure = $"The engine stopped: {error.Message}. Audio passes, no notes are made; restart the plugin.";
        Volatile.Write(ref _link->Failed, 1);
    }

    private void Publish(long start, long frames)
    {
        Volatile.Write(ref _link->BusyNs, _link->BusyNs + (ulong)(StageClock.Now - start));
        Volatile.Write(ref _link->BusyFrames, _link->BusyFrames + (ulong)frames);
        Volatile.Write(ref _link->Processed, (ulong)_position);
        // The flag must be read after the position is visible, or a callback falling asleep in between is missed.
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref _link->CallbackWaiting) != 0) _link->WakeCallback(_link);
    }

    /// <summary>Where the scripts' output goes.</summary>
    private sealed class ToRing(EngineWorker worker) : IVoiceEventSink
    {
        public void Accept(in VoiceEvent voiceEvent) => worker.Push(voiceEvent);
    }
}
