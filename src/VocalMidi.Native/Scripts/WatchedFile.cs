using VocalMidi.Scripting;

namespace VocalMidi.Native.Scripts;

/// <summary>
/// A script's file, looked at from time to time: that works on every disk and with every editor, however it saves. One
/// thread at a time.
/// </summary>
internal sealed class WatchedFile(string path)
{
    private DateTime _written;
    private bool _failed;

    /// <summary>The file.</summary>
    public string Path => path;

    /// <summary>Reads it, whether it has changed or not.</summary>
    /// <exception cref="ScriptException">It cannot be read.</exception>
    public ScriptText Read()
    {
        _failed = true;
        _written = WrittenAt();
        ScriptText text = ScriptCatalogue.Read(path);
        _failed = false;
        return text;
    }

    /// <summary>Whether it has been written since it was read, or could not be read then.</summary>
    public bool HasChanged() => _failed ? File.Exists(path) : WrittenAt() is var at && at != _written && at != default;

    // An editor may have the file away for a moment: then it has not changed yet.
    private DateTime WrittenAt()
    {
        try
        {
            return File.Exists(path) ? File.GetLastWriteTimeUtc(path) : default;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return default;
        }
    }
}
