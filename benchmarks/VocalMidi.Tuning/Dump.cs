using VocalMidi.Engine.Notes;
using VocalMidi.Evaluation;

namespace VocalMidi.Tuning;
internal static class Dump
{
    public static void Write(string folder, IReadOnlyList<Recording> set, TrackerSettings s, bool live)
    {
        Directory.CreateDirectory(folder);
        foreach (Recording r in set)
        {
            File.WriteAllLines(Path.Combine(folder, r.Name + ".csv"), NoteCollector.Notes(s, r.Frames, live).Select(n => FormattableString.Invariant($"{n.Onset:F4},{n.Offset:F4},{n.Pitch:F3},{n.NoteOnPitch:F3}")));
            var scores = new FrameScores(s);
            File.WriteAllLines(Path.Combine(folder, r.Name + ".frames"), r.Frames.Select(f =>
            {
                scores.Score(f, -60, 0);
                int best = 0;
                for (int i = 1; i < f.CandidateCount; i++) if (f.Candidates[i].Weight > f.Candidates[best].Weight) best = i;
                return FormattableString.Invariant($"{(f.CandidateCount > 0 ? f.Candidates[best].Pitch : 0):F2},{f.ClarityLong:F3},{f.ClarityShort:F3},{f.LevelDb:F1},{f.AboveFloorDb:F1},{f.RiseDb:F1},{f.Flux:F2},{f.Brightness:F3},{scores.Voicing:F3},{f.DropDb:F1},{f.DipDb:F1}");
            }));
        }
    }
}
