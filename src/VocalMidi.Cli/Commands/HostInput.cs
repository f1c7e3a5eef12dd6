using VocalMidi.AudioFiles;
using VocalMidi.Hosting;

namespace VocalMidi.Cli.Commands;

/// <summary>The recording that a hosted plugin hears.</summary>
internal static class HostInput
{
    /// <summary>Reads it; warns where it is cut short.</summary>
    /// <exception cref="HostException">It cannot be read.</exception>
    public static AudioClip Read(string path, Terminal terminal)
    {
        try
        {
            AudioClip clip = AudioFile.Read(path);
            if (clip.IsTruncated) terminal.WarnOfTruncation(path, clip.Seconds);
            return clip;
        }
        catch (AudioFileException e)
        {
            throw new HostException($"cannot read {path}: {e.Message}", e);
        }
    }
}
