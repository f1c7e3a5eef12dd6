namespace VocalMidi.Engine.Models;

/// <summary>A session, on what it runs, and why.</summary>
/// <param name="Session">Ready to run.</param>
/// <param name="Provider">Cpu or Cuda.</param>
/// <param name="Note">For people; follows "listening with NAME ".</param>
internal sealed record Provision(IModelSession Session, ModelProvider Provider, string Note)
{
    private const string OnCpu = "on the processor";

    /// <summary>Makes a session on the provider that is asked for, or on the processor where that does not work.</summary>
    /// <exception cref="Exception">It does not work on the processor either.</exception>
    public static Provision Make(
        byte[] model, ModelManifest manifest, ModelProvider asked, bool live, ISessionFactory sessions)
    {
        string note = OnCpu;
        bool wanted = asked == ModelProvider.Cuda || (asked == ModelProvider.Auto && !live);
        if (wanted)
        {
            try
            {
                if (sessions.Knows(ModelProvider.Cuda))
                {
                    IModelSession session = sessions.Create(model, manifest, ModelProvider.Cuda);
                    try
                    {
                        using IModelSession processor = sessions.Create(model, manifest, ModelProvider.Cpu);
                        CardTrial.Run(session, processor);
                        return new Provision(session, ModelProvider.Cuda, "on the graphics card (CUDA)");
                    }
                    catch
                    {
                        session.Dispose();
                        throw;
                    }
                }

                // That a build without CUDA does not use it is news only to who asked for it.
                if (asked == ModelProvider.Cuda) note = OnCpu + " (this VocalMidi is built without CUDA)";
            }
            catch (Exception error) when (error is not ModelException)
            {
                note = $"{OnCpu} (CUDA does not work here: {VoiceModel.OneLine(error)})";
            }
        }

        return new Provision(sessions.Create(model, manifest, ModelProvider.Cpu), ModelProvider.Cpu, note);
    }
}
