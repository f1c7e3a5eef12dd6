// Real-time factor of the engine: time to process the demo voice / its length, on the one thread it uses, in all
// timings and at the rates of hosts, listening classically and, if one is named, with a model. Runs take turns.
//   VocalMidi.RealTimeFactor [--quick] [MODEL.onnx]
//   VocalMidi.RealTimeFactor --cuda MODEL.onnx       the model alone, on an NVIDIA card beside the processor
using VocalMidi.Engine.Models;
using VocalMidi.RealTimeFactor;

bool quick = args.Contains("--quick");
string? path = args.FirstOrDefault(word => !word.StartsWith("--", StringComparison.Ordinal));
if (path is not null && args.Contains("--cuda")) return GraphicsCard.Print(path, Voices.At(Voices.NativeRate)) ? 0 : 1;
using VoiceModel? model = path is null ? null : VoiceModel.Open(path, ModelProvider.Cpu, live: true);

if (!RateTable.Print(model, quick)) return 1;
if (model is not null && !quick) ModelCost.Print(model, Voices.At(Voices.NativeRate));
return 0;
