using System.Globalization;
using System.Net;

namespace VocalMidi.Cli.Profile.Html;

/// <summary>Pieces of markup.</summary>
internal static class Markup
{
    /// <summary>Text with what markup would take for its own made harmless.</summary>
    public static string Escape(string text) => WebUtility.HtmlEncode(text);

    /// <summary>A coordinate: at most two decimals.</summary>
    public static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
