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
        PianoRollBackground.Draw(canvas, layout, labels);
        canvas.Save();
        canvas.ClipRect(new SKRect(PianoRollLayout.Left, PianoRollLayout.Top, layout.Width, layout.RollBottom));
        foreach (VoiceNote note in content.Notes) DrawNote(canvas, layout, note);
        DrawTrace(canvas, layout, content);
        canvas.Restore();
        DrawHeading(canvas, layout, content, labels);
        using SKImage image = surface.Snapshot();
        using SKData png = image.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }

    private static void DrawNote(SKCanvas canvas, PianoRollLayout layout, VoiceNote note)
    {
        float left = layout.X(note.OnsetSeconds);
        float right = Math.Max(layout.X(note.OffsetSeconds), left + 2);
        float half = layout.RowHeight / 2 - 1;
        var bar = new SKRect(left, layout.Y(note.Key) - half, right, layout.Y(note.Key) + half);
        byte strength = (byte)(70 + 130 * Math.Clamp(note.Velocity, 0, 1));
        using var fill = new SKPaint { Color = s_bar.WithAlpha(strength), IsAntialias = true };
        using var edge = new SKPaint { Color = s_barEdge, IsAntialias = true, IsStroke = true, StrokeWidth = 1.2f };
        canvas.DrawRoundRect(bar, 3, 3, fill);
        canvas.DrawRoundRect(bar, 3, 3, edge);
    }

    private static void DrawTrace(SKCanvas canvas, PianoRollLayout layout, PianoRollContent content)
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
        for (int hop = 0; hop < content.PitchTrace.Length; hop++)
        {
            float pitch = content.PitchTrace[hop];
            if (float.IsFinite(pitch))
            {
                var point = new SKPoint(layout.X(hop * content.HopSeconds), layout.Y(pitch));
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
