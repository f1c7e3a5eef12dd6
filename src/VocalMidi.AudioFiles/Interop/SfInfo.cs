using System.Runtime.InteropServices;

namespace VocalMidi.AudioFiles.Interop;

/// <summary>SF_INFO of sndfile.h: what a file is, or is to be.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct SfInfo
{
    public long Frames;
    public int SampleRate;
    public int Channels;
    public int Format;
    public int Sections;
    public int Seekable;
}
