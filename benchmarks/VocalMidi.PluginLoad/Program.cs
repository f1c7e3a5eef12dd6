using System.CommandLine;
using System.ComponentModel;
using VocalMidi.AudioFiles;
using VocalMidi.Hosting;
using VocalMidi.PluginLoad;

// What instances of the plugin ask of a machine: how many play in time on a core, and what each costs to start and keep.
var plugins = new Argument<string[]>("PLUGINS") { Arity = ArgumentArity.OneOrMore, Description = ".clap files, .vst3 bundles" };
var input = new Option<string>("--input") { HelpName = "FILE", Description = "What they hear", Required = true };
var seconds = new Option<double>("--seconds") { HelpName = "S", Description = "Length of a try", DefaultValueFactory = _ => 12 };
var most = new Option<int>("--most") { HelpName = "N", Description = "Instances to try at most, 1 to 256", DefaultValueFactory = _ => 256 };
var instances = new Command("instances", "How many instances play without missing a deadline.") { plugins, input, seconds, most };
instances.SetAction(parse => Guard(() => InstanceSearch.Print(
    parse.GetRequiredValue(plugins), parse.GetRequiredValue(input), parse.GetValue(seconds), parse.GetValue(most))));

var program = new Option<string>("--program") { HelpName = "FILE", Description = "vocalmidi-bench-start", Required = true };
var runs = new Option<int>("--runs") { HelpName = "N", Description = "Processes for each plugin", DefaultValueFactory = _ => 9 };
var start = new Command("start", "Times to load, scan, create and activate, and memory.") { plugins, program, runs };
start.SetAction(parse => Guard(() => StartCost.Print(
    parse.GetRequiredValue(plugins), parse.GetRequiredValue(program), parse.GetValue(runs))));

return new RootCommand("What instances of the plugin ask of a machine.") { instances, start }.Parse(args).Invoke();

static int Guard(Action action)
{
    try
    {
        action();
        return 0;
    }
    catch (Exception e) when (e is HostException or IOException or AudioFileException or Win32Exception)
    {
        Console.Error.WriteLine("plugin load: " + e.Message);
        return 2;
    }
}
