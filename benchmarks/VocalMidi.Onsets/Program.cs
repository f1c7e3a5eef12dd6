using System.CommandLine;
using System.ComponentModel;
using VocalMidi.AudioFiles;
using VocalMidi.Hosting;
using VocalMidi.Onsets;

// How far the plugin's estimates of where voices begin are from the truth.
var folder = new Argument<string>("FOLDER") { Description = "NAME.wav or NAME.flac, each with NAME.notes.csv" };
var plugins = new Argument<string[]>("PLUGINS") { Arity = ArgumentArity.OneOrMore, Description = ".clap files, .vst3 bundles" };
var root = new RootCommand("How far the plugin's estimated onsets are from the true ones.") { folder, plugins };
root.SetAction(parse =>
{
    try
    {
        PluginOnsets.Print(parse.GetRequiredValue(folder), parse.GetRequiredValue(plugins));
        return 0;
    }
    catch (Exception e) when (e is HostException or IOException or AudioFileException or Win32Exception)
    {
        Console.Error.WriteLine("onsets: " + e.Message);
        return 2;
    }
});
return root.Parse(args).Invoke();
