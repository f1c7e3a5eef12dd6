using SkiaSharp;

namespace VocalMidi.Cli.Pictures;

/// <summary>Writes text on a canvas, or nothing at all where the machine has no font.</summary>
/// <param name="canvas">The canvas to write on.</param>
internal sealed class Labels(SKCanvas canvas) : IDisposable
{
    public static readonly SKColor Ink = new(0x1F, 0x29, 0x37);
    public static readonly SKColor Faint = new(0x7B, 0x84, 0x91);

    private readonly SKPaint _paint = new() { IsAntialias = true };

    /// <summary>Writes one line with its baseline at <paramref name="y"/>, pixels.</summary>
    public void Draw(string text, float x, float y, float size, SKColor colour, SKTextAlign align)
    {
        if (LabelFont.Typeface is not { } typeface) return;
        using var font = new SKFont(typeface, size) { Subpixel = true };
        _paint.Color = colour;
        canvas.DrawText(text, x, y, align, font, _paint);
    }

    /// <inheritdoc/>
    public void Dispose() => _paint.Dispose();
}
