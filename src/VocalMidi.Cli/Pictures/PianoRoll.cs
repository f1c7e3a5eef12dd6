using SkiaSharp;
using VocalMidi.Cli.Transcription;

namespace VocalMidi.Cli.Pictures;

/// <summary>
/// Draws notes as bars on a piano roll with the voice's pitch trace over them. Any thread may call.
/// </summary>
public static class PianoRoll
{
    private static readonly SKColor s_bar = new(0x3B, 0x82, 0xF6);
    private static readonly SKColor s_barEdge = new(0x1D, 0x4E, 0xB8);
    private static readonly SKColor s_trace = new(0xD9, 0x3A, 0x0B);

    /// <summary>False when no font was found: pictures then have no labels.</summary>
    public static bool HasLabels => LabelFont.Typeface is not null;

    /// <summary>The picture as a PNG file's bytes.</summary>
    public static byte[] ToPng(PianoRollContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var layout = new PianoRollLayout(content);
        using SKSurface surface = SKSurface.Create(new SKImageInfo(layout.Width, layout.Height));
        SKCanvas canvas = surface.Canvas;
        canvas.Clear(SKColors.White);
        using var labels = new Labels(canvas);
        foreach (PianoRollSystem system in layout.Systems)
        {
            PianoRollBackground.Draw(canvas, layout, system, labels);
            canvas.Save();
            canvas.ClipRect(new SKRect(PianoRollLayout.Left, system.Top, system.Right, system.Bottom));
            foreach (VoiceNote note in content.Notes.Where(system.Shows))
            {
                DrawNote(canvas, system, layout.RowHeight, note);
            }

            DrawTrace(canvas, system, content);
            canvas.Restore();
        }

        DrawHeading(canvas, layout, content, labels);
        using SKImage image = surface.Snapshot();
        using SKData png = image.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }

    private static void DrawNote(SKCanvas canvas, PianoRollSystem system, float rowHeight, VoiceNote note)
    {
        float left = system.X(note.OnsetSeconds);
        float right = Math.Max(system.X(note.OffsetSeconds), left + 2);
        float half = rowHeight / 2 - 1;
        var bar = new SKRect(left, system.Y(note.Key) - half, right, system.Y(note.Key) + half);
        byte strength = (byte)(70 + 130 * Math.Clamp(note.Velocity, 0, 1));
        using var fill = new SKPaint { Color = s_bar.WithAlpha(strength), IsAntialias = true };
        using var edge = new SKPaint { Color = s_barEdge, IsAntialias = true, IsStroke = true, StrokeWidth = 1.2f };
        canvas.DrawRoundRect(bar, 3, 3, fill);
        canvas.DrawRoundRect(bar, 3, 3, edge);
    }

    private static void DrawTrace(SKCanvas canvas, PianoRollSystem system, PianoRollContent content)
    {
        using var paint = new SKPaint
        {
            Color = s_trace,
            IsAntialias = true,
            IsStroke = true,
            StrokeWidth = 2.2f,
            StrokeJoin = SKStrokeJoin.Round,
            StrokeCap = SKStrokeCap.Round,
        };
        using var path = new SKPathBuilder();
        float before = float.NaN;
        int firstHop = Math.Max(0, (int)(system.Start / content.HopSeconds) - 1);
        int lastHop = Math.Min(content.PitchTrace.Length - 1, (int)(system.End / content.HopSeconds) + 1);
        for (int hop = firstHop; hop <= lastHop; hop++)
        {
            float pitch = content.PitchTrace[hop];
            if (float.IsFinite(pitch))
            {
                var point = new SKPoint(system.X(hop * content.HopSeconds), system.Y(pitch));
                // A jump of three semitones in one hop is not sung: do not join it.
                if (MathF.Abs(pitch - before) < 3) path.LineTo(point);
                else path.MoveTo(point);
            }

            before = pitch;
        }

        using SKPath trace = path.Detach();
        canvas.DrawPath(trace, paint);
    }

    private static void DrawHeading(SKCanvas canvas, PianoRollLayout layout, PianoRollContent content, Labels labels)
    {
        const float Line = 36;
        float right = layout.Width - PianoRollLayout.Right;
        labels.Draw(content.Title, PianoRollLayout.Left, Line, 22, Labels.Ink, SKTextAlign.Left);
        using var fill = new SKPaint { Color = s_bar.WithAlpha(170), IsAntialias = true };
        using var stroke = new SKPaint { Color = s_trace, IsAntialias = true, IsStroke = true, StrokeWidth = 2.2f };
        labels.Draw("pitch", right, Line, 15, Labels.Ink, SKTextAlign.Right);
        canvas.DrawLine(right - 78, Line - 5, right - 48, Line - 5, stroke);
        labels.Draw("note", right - 98, Line, 15, Labels.Ink, SKTextAlign.Right);
        canvas.DrawRoundRect(new SKRect(right - 168, Line - 12, right - 140, Line + 2), 3, 3, fill);
    }
}
