namespace VocalMidi.AudioFiles;

/// <summary>Formats that can be written; the values are libsndfile's container and encoding numbers.</summary>
public enum AudioFormat
{
    /// <summary>WAV, 32-bit float: every sample is kept bit for bit, also NaN and beyond full scale.</summary>
    WavFloat = 0x010006,

    /// <summary>WAV, 16-bit: samples beyond full scale are clipped.</summary>
    Wav16 = 0x010002,

    /// <summary>WAV, 24-bit: samples beyond full scale are clipped.</summary>
    Wav24 = 0x010003,

    /// <summary>FLAC, 16-bit.</summary>
    Flac16 = 0x170002,

    /// <summary>Ogg Vorbis; lossy.</summary>
    OggVorbis = 0x200060,

    /// <summary>MP3; lossy. libsndfile 1.1 and later.</summary>
    Mp3 = 0x230082,
}
