namespace VocalMidi.Cli.Profile.Html;

/// <summary>A chart of the page.</summary>
internal interface IChart
{
    /// <summary>What it shows: the heading.</summary>
    string Title { get; }

    /// <summary>How to read it: a sentence or two under the heading.</summary>
    string Caption { get; }

    /// <summary>What there is to see in it, for those who cannot.</summary>
    string Description { get; }

    /// <summary>Names and classes of its colours; empty: there is only one.</summary>
    IReadOnlyList<(string Style, string Name)> Legend { get; }

    /// <summary>The drawing for a page of that width, pixels; null: there is nothing to draw, <see cref="Caption"/> says why.</summary>
    Svg? Draw(double width);
}
