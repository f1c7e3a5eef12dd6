using VocalMidi.Synthesis;
using VocalMidi.Synthesis.Files;

// Writes synthesised voices as WAV files with the truth beside them: a named set, all of them (a folder each), or the
// demo that ships in samples/.
string[] names = ["all", "demo", .. VoiceSets.Names];
if (args.Length != 2 || !names.Contains(args[0]))
{
    Console.Error.WriteLine($"usage: VocalMidi.RenderVoices SET FOLDER   (SET: {string.Join(", ", names)})");
    return 2;
}

(string wanted, string folder) = (args[0], args[1]);
if (wanted == "demo")
    Write("demo", [DemoVoice.Render()], folder);
foreach (string name in VoiceSets.Names.Where(n => wanted == "all" || wanted == n))
    Write(name, VoiceSets.Render(name), wanted == "all" ? Path.Combine(folder, name) : folder);
return 0;

static void Write(string name, IEnumerable<RenderedVoice> voices, string folder)
{
    (int files, int notes, double seconds) = (0, 0, 0);
    foreach (RenderedVoice voice in voices)
    {
        SetWriter.Write([voice], folder);
        files++;
        notes += voice.Notes.Count;
        seconds += voice.Seconds;
    }

    Console.WriteLine($"{name}: {files} files, {notes} notes, {seconds:0} s -> {folder}");
}
