using VocalMidi.Synthesis;
using VocalMidi.Synthesis.Files;

// Writes the named sets of synthesised voices as WAV files with the truth beside them.
if (args.Length != 2 || (args[0] != "all" && !VoiceSets.Names.Contains(args[0])))
{
    Console.Error.WriteLine($"usage: VocalMidi.RenderVoices SET FOLDER   (SET: all, {string.Join(", ", VoiceSets.Names)})");
    return 2;
}

(string wanted, string folder) = (args[0], args[1]);
foreach (string name in VoiceSets.Names.Where(n => wanted == "all" || wanted == n))
{
    int files = 0;
    int notes = 0;
    double seconds = 0;
    string target = wanted == "all" ? Path.Combine(folder, name) : folder;
    foreach (RenderedVoice voice in VoiceSets.Render(name))
    {
        SetWriter.Write([voice], target);
        files++;
        notes += voice.Notes.Count;
        seconds += voice.Seconds;
    }

    Console.WriteLine($"{name}: {files} files, {notes} notes, {seconds:0} s -> {target}");
}

return 0;
