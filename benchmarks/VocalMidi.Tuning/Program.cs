using System.Diagnostics;
using VocalMidi.Engine.Notes;
using VocalMidi.Evaluation;
using VocalMidi.Tuning;

// usage: folder refs mode evals seed startfile
string mode = args[2];
int evals = int.Parse(args[3]);
var rng = new Random(int.Parse(args[4]));
string stateFile = args[5];
var sw = Stopwatch.StartNew();
Recording[] set = Load(args[0], args[1]);
Recording[] synth = args.Length > 6 ? Load(args[6], args[6]) : [];
Console.WriteLine($"analysed {set.Sum(r => r.Seconds):F0} s in {sw.Elapsed.TotalSeconds:F1} s");
Recording[] a = [.. set.Where((_, i) => i % 2 == 0)], b = [.. set.Where((_, i) => i % 2 == 1)];
bool live = mode == "live";
var best = new TrackerSettings() with { Lag = mode switch { "file" => 400, "aligned" => 15, _ => 3 }, MinimumLength = live ? 4 : 10 };
if (File.Exists(stateFile)) best = Knob.Parse(best, File.ReadAllText(stateFile));
if (Environment.GetEnvironmentVariable("LAG") is string lagText) best = best with { Lag = int.Parse(lagText) };
if (Environment.GetEnvironmentVariable("MINLEN") is string ml) best = best with { MinimumLength = int.Parse(ml) };
if (Environment.GetEnvironmentVariable("QUIET") == "1") Console.SetOut(TextWriter.Null);
double Value(TrackerSettings s)
{
    SetScore r = SetScore.Of(a, s, live);
    double v = r.COn + r.COnP + r.COnPOff + (0.3 * r.Legato / Math.Max(1, r.Steps));
    if (live) v += 0.3 * r.AtOn - 0.5 * Math.Max(0, r.None - 0.13) - 2 * Math.Max(0, r.P50 - 33) / 100 - 2 * Math.Max(0, r.P75 - 62) / 100;
    if (synth.Length > 0) { SetScore q = SetScore.Of(synth, s, live); v += 0.5 * (q.COnP + q.COnPOff); }
    return v;
}
double value = Value(best);
int knobs = Knob.All.Count;
double[] scale = [.. Enumerable.Repeat(1.0, knobs)];
for (int e = 0; e < evals; e++)
{
    var trial = best;
    var moved = new List<int>();
    int count = 1 + rng.Next(3);
    for (int m = 0; m < count; m++)
    {
        int k = rng.Next(knobs);
        moved.Add(k);
        double u = rng.NextDouble() + rng.NextDouble() + rng.NextDouble() - 1.5;
        Knob knob = Knob.All[k];
        trial = knob.Set(trial, Math.Max(knob.Minimum, knob.Get(trial) + (2 * u * knob.Step * scale[k])));
    }
    double v = Value(trial);
    bool better = v > value;
    foreach (int k in moved) scale[k] = Math.Clamp(scale[k] * (better ? 1.5 : 0.93), 0.15, 2);
    if (!better) continue;
    value = v; best = trial;
    File.WriteAllText(stateFile, Knob.Describe(best));
    if (e % 5 == 0) Console.WriteLine($"{e} {value:F4}");
}
Console.SetOut(new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true });
Console.WriteLine($"{mode} value {value:F4} in {sw.Elapsed.TotalSeconds:F0} s");
Console.WriteLine(Knob.Describe(best));
Console.WriteLine($"A   {SetScore.Of(a, best, live)}");
Console.WriteLine($"B   {SetScore.Of(b, best, live)}");
Console.WriteLine($"all {SetScore.Of(set, best, live)}");
if (Environment.GetEnvironmentVariable("DUMP") is string d) Dump.Write(d, set, best, live);
if (synth.Length > 0) Console.WriteLine($"syn {SetScore.Of(synth, best, live)}");
if (args[0] == "/tmp/dev") Console.WriteLine($"voc {SetScore.Of([.. LoadOne("/tmp/dev/vocadito_1.wav", "/work/shared/data/singing-free/vocadito_1.notesA1.csv")], best, live)}");

static Recording[] LoadOne(string wav, string csv) { (float[] x, int rate) = Wav.Read(wav); return [Recording.Analyse("v", rate, x, NoteCsv.Read(csv))]; }
static Recording[] Load(string folder, string refs)
{
    string[] files = [.. Directory.GetFiles(refs, "*.notes.csv").Order()];
    var set = new Recording[files.Length];
    Parallel.For(0, files.Length, i =>
    {
        string stem = Path.GetFileName(files[i])[..^".notes.csv".Length];
        (float[] x, int rate) = Wav.Read(Path.Combine(folder, stem + ".wav"));
        set[i] = Recording.Analyse(stem, rate, x, NoteCsv.Read(files[i]));
    });
    return set;
}
