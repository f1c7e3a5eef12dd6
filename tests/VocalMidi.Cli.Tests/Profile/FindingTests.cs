using VocalMidi.Cli.Profile.Findings;
using VocalMidi.Hosting.Profile;

namespace VocalMidi.Cli.Tests.Profile;

/// <summary>Each trouble is found under its own name, and none where there is none.</summary>
public sealed class FindingTests
{
    private static readonly PluginProfile s_fine = Synthetic.Profile();

    public static TheoryData<string, Func<PluginProfile, PluginProfile>> Troubles => new()
    {
        { "audio-lost", p => p with { Gaps = 2, Rings = p.Rings with { Audio = p.Rings.Audio with { Refused = 480 } } } },
        { "target-missed", p => p with { Latency = p.Latency with { MeetsTarget = false, TargetMs = 20 } } },
        { "late-events", p => p with { Latency = p.Latency with { LateEvents = 3 } } },
        { "no-notes", p => p with { Latency = new LatencyProfile { TargetMs = 50, MeetsTarget = true } } },
        { "callback-late", p => p with { Callback = p.Callback with { Late = 3, LateMaxUs = 912 } } },
        { "callback-slow", p => p with { Callback = p.Callback with { Slow = 1, SlowMaxUs = 912 } } },
        { "callback-held-up", p => p with { Callback = p.Callback with { HeldUp = 1, HeldUpMaxUs = 912 } } },
        { "worker-busy", p => Worker(p, w => w with { RealTimeFactor = 0.7 }) },
        { "worker-deadline", p => Worker(p, w => w with { DeadlineMisses = 1, DeadlineWorstUs = 5000 }) },
        { "worker-starved", p => Worker(p, w => w with { Starved = 2, StarvedUs = 4500 }) },
        { "worker-inversion", p => Worker(p, w => w with { Inversions = 1 }) },
        { "worker-scheduling", p => Worker(p, w => w with { Scheduling = "normal: rtkit is not there" }) },
        { "worker-wake", p => Worker(p, w => w with { WakeUs = Synthetic.Of(9, 1, 1, 1, 2400, 2500) }) },
        { "collections", p => p with { Engine = p.Engine! with { Collections = new CollectionProfile { Gen2 = 1, PauseMs = 9 } } } },
        { "model-slow", p => Slow(p, 2000) },
        { "model", p => p with { Engine = p.Engine! with { ModelIsProblem = true, Model = "There is no model." } } },
        { "ring-events", p => p with { Rings = p.Rings with { Events = p.Rings.Events with { Refused = 1 } } } },
        { "ring-messages", p => p with { Rings = p.Rings with { Messages = p.Rings.Messages with { Refused = 1 } } } },
        { "ring-audio-high", p => p with { Rings = p.Rings with { Audio = p.Rings.Audio with { HighWater = 60000 } } } },
    };

    [Fact]
    public void Where_all_is_well_nothing_is_found() => Assert.Empty(AllFindings.Of(Synthetic.With(s_fine)));

    [Theory]
    [MemberData(nameof(Troubles))]
    public void A_trouble_is_found_under_its_name_with_meaning_and_remedy(string id, Func<PluginProfile, PluginProfile> harm)
    {
        Finding found = Assert.Single(AllFindings.Of(Synthetic.With(harm(s_fine))));
        Assert.Equal(id, found.Id);
        Assert.Contains(id, AllFindings.Ids);
        Assert.False(found.Title.EndsWith('.'));
        Assert.EndsWith(".", found.Meaning);
        Assert.EndsWith(".", found.Remedy);
    }

    [Fact]
    public void Every_name_has_a_trouble_here_and_a_section_in_the_documentation()
    {
        Assert.Equal(AllFindings.Ids.Order(), Troubles.Select(row => row.Data.Item1).Order());
        string[] lines = File.ReadAllLines(Path.Combine(BuiltPlugin.Root, "docs", "latency.md"));
        Assert.All(AllFindings.Ids, id => Assert.Contains($"### {id}", lines));
    }

    [Theory]
    [InlineData("live", 30, 2, 1, "evidence", "sing higher")]
    [InlineData("live", 5, 20, 1, "waiting between the threads", "buffer smaller")]
    [InlineData("live", 5, 2, 20, "computing", "smaller model")]
    [InlineData("aligned", 30, 60, 1, "stand late in the recording", "see to those first")]
    public void A_missed_target_names_the_part_that_is_to_blame(
        string mode, double algorithm, double waiting, double compute, string meaning, string remedy)
    {
        LatencyProfile latency = s_fine.Latency with
        {
            MeetsTarget = false,
            AlgorithmMs = new Distribution { Count = 1, Mean = algorithm },
            WaitingMs = new Distribution { Count = 1, Mean = waiting },
            ComputeMs = new Distribution { Count = 1, Mean = compute },
        };
        Finding found = Assert.Single(AllFindings.Of(Synthetic.With(s_fine with { Mode = mode, Latency = latency })));
        Assert.Contains(meaning, found.Meaning);
        Assert.Contains(remedy, found.Remedy);
    }

    [Fact]
    public void Warnings_come_before_notes_and_each_has_three_lines()
    {
        PluginProfile profile = Worker(s_fine, w => w with { Scheduling = "normal" }) with { Gaps = 1 };
        IReadOnlyList<Finding> findings = AllFindings.Of(Synthetic.With(profile));
        Assert.Equal(["audio-lost", "worker-scheduling"], findings.Select(f => f.Id));
        Assert.StartsWith("warning: audio was lost in 1 gap", findings[0].ToString());
        Assert.StartsWith("note: the worker's scheduling is normal.\n    ", findings[1].ToString());
        Assert.All(findings, f => Assert.Equal(3, f.ToString().Split('\n').Length));
    }

    [Fact]
    public void A_model_that_is_a_small_part_of_the_work_is_not_to_blame()
    {
        PluginProfile busy = Worker(Slow(s_fine, 2000), w => w with { HopUs = Synthetic.Of(200, 4500, 4500, 4500, 4500, 4500) });
        Assert.Empty(AllFindings.Of(Synthetic.With(busy)));
    }

    // Microseconds a hop for the model, and nearly nothing for the rest.
    private static PluginProfile Slow(PluginProfile p, double model) =>
        p with
        {
            Engine = p.Engine! with
            {
                Worker = p.Engine.Worker with { HopUs = Synthetic.Of(200, model, model + 90, model, model, model) },
                Stages = p.Engine.Stages with { Model = Synthetic.Of(200, model, model, model, model, model) },
            },
        };

    private static PluginProfile Worker(PluginProfile p, Func<WorkerProfile, WorkerProfile> change) =>
        p with { Engine = p.Engine! with { Worker = change(p.Engine.Worker) } };
}
