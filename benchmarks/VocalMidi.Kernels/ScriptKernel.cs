using VocalMidi.Engine.Timing;
using VocalMidi.Measuring;
using VocalMidi.Scripting;

namespace VocalMidi.Kernels;

/// <summary>A note script that ships: what a note costs in it, from its note-on to its note-off.</summary>
internal sealed class ScriptKernel : IKernel, IVoiceEventSink
{
    private const int NoteEvery = 6000; // samples: 125 ms

    private readonly ScriptChain _chain;
    private OutputHash? _hash;
    private int? _firstId; // the chain counts on from run to run

    /// <param name="path">The script's file.</param>
    public ScriptKernel(string path)
    {
        _chain = new ScriptChain(Material.SampleRate, [NoteScript.Compile(ScriptCatalogue.Read(path))], this);
    }

    /// <inheritdoc/>
    public int Operations => 2000;

    /// <inheritdoc/>
    public void Run(OutputHash? hash)
    {
        _hash = null; // what a reset ends is not this run's
        _chain.Reset(0);
        _hash = hash;
        _firstId = null;
        _chain.SetTransport(new TransportState(0, Playing: true, Beats: 0, Tempo: 120));
        for (int i = 0; i < Operations; i++)
        {
            long on = (i * (long)NoteEvery) + (i * 977 % NoteEvery), off = on + 3840;
            float pitch = 48 + (i * 7 % 24) + (i % 10 * 0.04f);
            int key = (int)MathF.Round(pitch);
            _chain.AdvanceTo(on);
            _chain.Accept(new VoiceEvent(VoiceEventKind.NoteOn, i + 1, key, on, on, on, pitch, 0.7f, 0.6f));
            _chain.AdvanceTo(off);
            _chain.Accept(new VoiceEvent(VoiceEventKind.NoteOff, i + 1, key, off, off, off, pitch, 0, 0.5f));
        }

        _chain.AdvanceTo((Operations + 16L) * NoteEvery); // all that is planned has happened
        if (_chain.TryTakeFault(out ScriptFault fault)) throw new InvalidOperationException(fault.ToString());
    }

    /// <inheritdoc/>
    public void Accept(in VoiceEvent voiceEvent)
    {
        if (_hash is null) return;
        _firstId ??= voiceEvent.NoteId;
        long id = voiceEvent.NoteId - _firstId.Value;
        _hash.Add<long>([(long)voiceEvent.Kind, voiceEvent.DueSample, id, voiceEvent.Key]);
        _hash.Add<float>([voiceEvent.Pitch, voiceEvent.Velocity]);
    }

    /// <inheritdoc/>
    public void Dispose() => _chain.Dispose();
}
