namespace VocalMidi.Hosting.Tests.Profile;

/// <summary>A profile as the plugin gives it, with made-up numbers that are easy to tell apart.</summary>
internal static class SyntheticProfile
{
    public const string Json =
        """
        {"sample_rate":48000,"latency_samples":960,"mode":"aligned","offline":false,"block_frames":64,"stream_samples":96000,
         "latency":{"target_ms":50,"meets_target":false,"notes":7,"latest":6,
          "total_ms":{"count":6,"mean":40.5,"p50":41,"p95":55,"p99":56,"max":57},
          "algorithm_ms":{"count":6,"mean":30,"p50":31,"p95":32,"p99":33,"max":34},
          "waiting_ms":{"count":6,"mean":9,"p50":8,"p95":10,"p99":11,"max":12},
          "compute_ms":{"count":6,"mean":1,"p50":0.5,"p95":2,"p99":2.5,"max":3},"late_events":4},
         "callback":{"count":1500,"share":0.004,"duration_us":{"count":1500,"mean":2,"p50":1.5,"p95":3,"p99":4,"max":900},
          "late":3,"late_max_us":812.5,"slow":2,"slow_max_us":900,"held_up":1,"held_up_max_us":900,
          "offline_wait_us":{"count":0,"mean":0,"p50":0,"p95":0,"p99":0,"max":0}},
         "rings":{"audio":{"capacity":96000,"high_water":700,"refused":5,"level":64},
          "messages":{"capacity":256,"high_water":3,"refused":0,"level":0},
          "events":{"capacity":1024,"high_water":9,"refused":1,"level":2}},
         "gaps":1,
         "engine":{"worker":{"share":0.02,"cpu_share":null,"real_time_factor":0.021,
           "wake_us":{"count":200,"mean":300,"p50":250,"p95":900,"p99":1000,"max":1500},
           "hop_us":{"count":200,"mean":180,"p50":170,"p95":260,"p99":300,"max":2500},
           "deadline_misses":2,"deadline_worst_us":1200,"starved":1,"starved_us":2300,"inversions":0,
           "scheduling":"SCHED_RR 5 (rtkit) \"quoted\""},
          "stages":{"features":{"count":200,"mean":60,"p50":55,"p95":80,"p99":90,"max":400},
           "model":{"count":200,"mean":100,"p50":95,"p95":140,"p99":150,"max":2000},
           "tracker":{"count":200,"mean":12,"p50":11,"p95":20,"p99":25,"max":60},
           "scripts":{"count":0,"mean":0,"p50":0,"p95":0,"p99":0,"max":0}},
          "collections":{"gen0":2,"gen1":1,"gen2":0,"pause_ms":1.25},
          "model":"Listening with the model tiny 1, on the processor.","model_is_problem":false,"new_field":[1]}}
        """;

    /// <summary>The same on one line, as a record has it.</summary>
    public static string Line => Json.ReplaceLineEndings("");
}
