using VocalMidi.Cli;

return App.Run(args, Terminal.OfProcess());
