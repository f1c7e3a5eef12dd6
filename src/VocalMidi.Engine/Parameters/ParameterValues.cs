using VocalMidi.Engine.Timing;

namespace VocalMidi.Engine.Parameters;

/// <summary>The current value of every parameter, always legal. One thread at a time.</summary>
public sealed class ParameterValues
{
    private readonly double[] _values = new double[ParameterTable.All.Count];

    /// <summary>All at their defaults.</summary>
    public ParameterValues()
    {
        foreach (ParameterInfo p in ParameterTable.All) _values[(int)p.Id] = p.Default;
    }

    /// <summary>A value; setting clamps it to the table.</summary>
    public double this[ParameterId id]
    {
        get => _values[(int)id];
        set => _values[(int)id] = ParameterTable.Get(id).Clamp(value);
    }

    /// <summary>Timing mode.</summary>
    public TimingMode Timing => (TimingMode)_values[(int)ParameterId.Timing];

    /// <summary>Whether a choice of off and on is on.</summary>
    public bool IsOn(ParameterId id) => _values[(int)id] >= 0.5;

    /// <summary>Semitones from a pitch at A4 = 440 Hz to the pitch that is sent: tuning and transposition.</summary>
    public float PitchShift =>
        (float)(this[ParameterId.Transpose] - (12 * Math.Log2(this[ParameterId.Tuning] / 440)));

    /// <summary>Linear input gain.</summary>
    public float Gain => (float)Math.Pow(10, this[ParameterId.InputGain] / 20);
}
