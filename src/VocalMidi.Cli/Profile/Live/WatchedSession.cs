using VocalMidi.Hosting;
using VocalMidi.Hosting.Profile;

namespace VocalMidi.Cli.Profile.Live;

/// <summary>A session whose numbers are shown while it plays.</summary>
internal static class WatchedSession
{
    /// <summary>Holds it: a panel that changes in place, or a line a second where nobody watches a terminal.</summary>
    /// <exception cref="HostException">Nothing could be hosted.</exception>
    public static HostReport Run(HostOptions options, Terminal terminal)
    {
        double seconds = options.Seconds ?? 0;
        if (!terminal.IsInteractive)
        {
            var lines = new LineEverySecond(terminal.Say);
            return HostSession.Run(options, null, (instance, sample) => lines.Take(instance, sample));
        }

        HostReport? report = null;
        terminal.WithLive(LiveView.Waiting, show => report = HostSession.Run(options, null, (instance, sample) =>
        {
            if (instance == 0) show(LiveView.Panel(sample, seconds));
        }));
        return report!;
    }
}

/// <summary>Says the first sample of every second of audio. One thread at a time.</summary>
/// <param name="say">Takes the lines.</param>
internal sealed class LineEverySecond(Action<string> say)
{
    private double _next = 1;

    /// <summary>Takes a sample; only the first instance's are said.</summary>
    public void Take(int instance, ProfileSample sample)
    {
        if (instance != 0 || sample.Profile.StreamSeconds < _next) return;
        _next = Math.Floor(sample.Profile.StreamSeconds) + 1;
        say(LiveView.Line(sample));
    }
}
