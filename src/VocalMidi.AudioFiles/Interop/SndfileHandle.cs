using System.Runtime.InteropServices;

namespace VocalMidi.AudioFiles.Interop;

/// <summary>An open SNDFILE*, closed once.</summary>
internal sealed class SndfileHandle : SafeHandle
{
    private SndfileHandle(nint file)
        : base(0, ownsHandle: true) => SetHandle(file);

    public override bool IsInvalid => handle == 0;

    public nint Pointer => handle;

    /// <summary>Why the last call failed, in libsndfile's words; of an invalid handle: why it could not be opened.</summary>
    public string LastError => LibSndfile.Error(handle).TrimEnd('.');

    /// <summary>Opens a file; invalid when libsndfile refuses it.</summary>
    public static unsafe SndfileHandle Open(string path, int mode, ref SfInfo info)
    {
        fixed (SfInfo* p = &info) return new SndfileHandle(LibSndfile.Open(path, mode, p));
    }

    protected override bool ReleaseHandle() => LibSndfile.Close(handle) == 0;
}
