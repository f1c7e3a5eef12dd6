using System.Text;
using static VocalMidi.Cli.Profile.Html.Markup;

namespace VocalMidi.Cli.Profile.Html;

/// <summary>A drawing in the making. Coordinates are pixels at the drawing's own width; colours come from CSS classes.</summary>
/// <param name="width">Width.</param>
/// <param name="height">Height.</param>
internal sealed class Svg(double width, double height)
{
    private readonly StringBuilder _content = new();

    /// <summary>Width.</summary>
    public double Width => width;

    /// <summary>Height.</summary>
    public double Height => height;

    /// <summary>A text; the anchor is start, middle or end.</summary>
    public void Text(double x, double y, string text, string style = "label", string anchor = "start") => _content.Append(
        $"<text x=\"{Number(x)}\" y=\"{Number(y)}\" class=\"{style}\" text-anchor=\"{anchor}\">{Escape(text)}</text>");

    /// <summary>A straight line.</summary>
    public void Line(double x1, double y1, double x2, double y2, string style) => _content.Append(
        $"<line x1=\"{Number(x1)}\" y1=\"{Number(y1)}\" x2=\"{Number(x2)}\" y2=\"{Number(y2)}\" class=\"{style}\"/>");

    /// <summary>A filled rectangle, at least a hair wide and high; the tip is shown when pointed at.</summary>
    public void Bar(double x, double y, double barWidth, double barHeight, string style, string tip)
    {
        _content.Append($"<rect x=\"{Number(x)}\" y=\"{Number(y)}\" width=\"{Number(Math.Max(barWidth, 0.5))}\" ");
        _content.Append($"height=\"{Number(Math.Max(barHeight, 0.5))}\" class=\"{style}\"><title>{Escape(tip)}</title></rect>");
    }

    /// <summary>A dot; the tip is shown when pointed at.</summary>
    public void Dot(double x, double y, double radius, string style, string tip) => _content.Append(
        $"<circle cx=\"{Number(x)}\" cy=\"{Number(y)}\" r=\"{Number(radius)}\" class=\"{style}\"><title>{Escape(tip)}</title></circle>");

    /// <summary>A line through points.</summary>
    public void Curve(IEnumerable<(double X, double Y)> points, string style)
    {
        string path = string.Join(' ', points.Select(p => $"{Number(p.X)},{Number(p.Y)}"));
        _content.Append($"<polyline points=\"{path}\" class=\"{style}\"/>");
    }

    /// <summary>The element; the description stands for it where it cannot be seen.</summary>
    public string ToElement(string description, string style) =>
        $"<svg class=\"{style}\" viewBox=\"0 0 {Number(width)} {Number(height)}\" role=\"img\" aria-label=\"{Escape(description)}\">"
        + $"{_content}</svg>";
}
