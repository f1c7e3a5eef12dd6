using VocalMidi.Engine.Features;
using VocalMidi.Engine.Notes;

namespace VocalMidi.Engine.Tests.Notes;

public sealed class FrameHistoryTests
{
    [Fact]
    public void Only_the_last_frames_are_kept()
    {
        var history = new FrameHistory(3);
        for (int hop = 0; hop < 7; hop++) history.Add(new Frame { SonorityDb = -hop });
        for (long hop = 4; hop < 7; hop++) Assert.Equal(-hop, history[hop].SonorityDb);
        Assert.Equal(-5, history.HighestSonority(5, 6));
    }
}
