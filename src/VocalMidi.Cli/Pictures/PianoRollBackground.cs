using System.Globalization;
using SkiaSharp;

namespace VocalMidi.Cli.Pictures;

/// <summary>The rows and keys of a piano at the left, and the seconds at the bottom.</summary>
internal static class PianoRollBackground
{
    private static readonly string[] s_names = ["C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B"];
    private static readonly SKColor s_blackRow = new(0xF1, 0xF3, 0xF6);
    private static readonly SKColor s_line = new(0xE3, 0xE6, 0xEB);
    private static readonly SKColor s_strongLine = new(0xC3, 0xC9, 0xD2);
    private static readonly SKColor s_blackKey = new(0x2B, 0x2F, 0x36);

    /// <summary>Name of a MIDI key; 60 is C4.</summary>
    public static string NameOf(int key) => s_names[key % 12] + (key / 12 - 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>Draws everything that lies behind the notes of one system.</summary>
    public static void Draw(SKCanvas canvas, PianoRollLayout layout, PianoRollSystem system, Labels labels)
    {
        for (int key = layout.LowestKey; key <= layout.HighestKey; key++) DrawRow(canvas, layout, system, key);
        DrawTimes(canvas, layout, system, labels);
        for (int key = layout.LowestKey; key <= layout.HighestKey; key++) DrawKey(canvas, layout, system, labels, key);
        using var frame = new SKPaint { Color = s_strongLine, IsStroke = true, StrokeWidth = 1 };
        canvas.DrawRect(new SKRect(PianoRollLayout.Left, system.Top, system.Right, system.Bottom), frame);
    }

    private static bool IsBlack(int key) => s_names[key % 12].Length > 1;

    private static void DrawRow(SKCanvas canvas, PianoRollLayout layout, PianoRollSystem system, int key)
    {
        float top = system.Y(key) - layout.RowHeight / 2;
        if (IsBlack(key))
        {
            using var row = new SKPaint { Color = s_blackRow };
            canvas.DrawRect(PianoRollLayout.Left, top, system.Right - PianoRollLayout.Left, layout.RowHeight, row);
        }

        using var line = new SKPaint { Color = key % 12 == 11 ? s_strongLine : s_line, StrokeWidth = 1 };
        canvas.DrawLine(PianoRollLayout.Left, top, system.Right, top, line);
    }

    private static void DrawKey(SKCanvas canvas, PianoRollLayout layout, PianoRollSystem system, Labels labels, int key)
    {
        const float Width = 46;
        float x = PianoRollLayout.Left - Width;
        float top = system.Y(key) - layout.RowHeight / 2;
        using var black = new SKPaint { Color = s_blackKey };
        using var line = new SKPaint { Color = s_strongLine, StrokeWidth = 1 };
        if (IsBlack(key)) canvas.DrawRect(x, top + 1, Width * 0.62f, layout.RowHeight - 2, black);

        // White keys meet between B and C, between E and F, and behind the middle of the black ones.
        float bottom = top + layout.RowHeight;
        if (key % 12 is 0 or 5) canvas.DrawLine(x, bottom, PianoRollLayout.Left, bottom, line);
        if (IsBlack(key)) canvas.DrawLine(x + Width * 0.62f, system.Y(key), PianoRollLayout.Left, system.Y(key), line);
        canvas.DrawLine(x, top, x, bottom, line);

        bool isC = key % 12 == 0;
        if (!isC && (IsBlack(key) || layout.RowHeight < 16)) return;
        float size = Math.Min(14, layout.RowHeight - 3);
        SKColor ink = isC ? Labels.Ink : Labels.Faint;
        labels.Draw(NameOf(key), x - 8, system.Y(key) + size * 0.36f, size, ink, SKTextAlign.Right);
    }

    private static void DrawTimes(SKCanvas canvas, PianoRollLayout layout, PianoRollSystem system, Labels labels)
    {
        double step = layout.SecondsPerLabel();
        string format = step < 1 ? "F1" : "F0";
        using var line = new SKPaint { Color = s_line, StrokeWidth = 1 };
        for (int i = (int)Math.Ceiling(system.Start / step - 1e-6); i * step <= system.End + 1e-6; i++)
        {
            float x = system.X(i * step);
            canvas.DrawLine(x, system.Top, x, system.Bottom + 5, line);
            labels.Draw(
                (i * step).ToString(format, CultureInfo.InvariantCulture) + " s",
                x, system.Bottom + 21, 14, Labels.Ink, SKTextAlign.Center);
        }
    }
}
