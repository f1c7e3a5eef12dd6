using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using VocalMidi.Cli.Profile.Html;
using VocalMidi.Hosting.Profile;

namespace VocalMidi.Cli.Tests.Profile;

public sealed class HtmlReportTests
{
    private static readonly string s_page = HtmlReport.Page(Synthetic.Measurement());

    [Theory]
    [InlineData("http")]
    [InlineData("<script")]
    [InlineData("src=")]
    [InlineData("href=")]
    [InlineData("@import")]
    [InlineData("url(")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    public void The_page_needs_nothing_else_and_has_no_number_that_is_none(string word) =>
        Assert.DoesNotContain(word, s_page, StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void The_page_is_well_formed_and_every_drawing_has_words_in_its_place()
    {
        XElement[] drawings = [.. Parse(s_page).Descendants("svg").Where(svg => (string?)svg.Attribute("aria-hidden") != "true")];
        Assert.Equal(12, drawings.Length); // six charts, each for two widths
        Assert.All(drawings, svg =>
        {
            Assert.Equal("img", (string?)svg.Attribute("role"));
            Assert.True(((string?)svg.Attribute("aria-label"))!.Length > 20);
        });
    }

    [Fact]
    public void Every_number_of_a_chart_stands_in_a_table_too()
    {
        string[] captions = [.. Parse(s_page).Descendants("caption").Select(caption => caption.Value)];
        Assert.Equal(
            [
                "Latency of notes, ms (24)", "Latency by pitch, ms", "Time on the threads, µs", "Threads", "Rings between the threads",
                "Conditions",
            ],
            captions);
        Assert.All(Parse(s_page).Descendants("tbody").Elements("tr"), row => Assert.Equal("row", (string?)row.Element("th")!.Attribute("scope")));
    }

    [Fact]
    public void Histogram_and_pitch_chart_hold_every_note()
    {
        XElement[] charts = [.. Parse(s_page).Descendants("svg").Where(svg => (string?)svg.Attribute("class") == "wide")];
        int binned = charts[0].Descendants("title").Sum(tip => int.Parse(tip.Value.Split(": ")[1].Split(' ')[0], CultureInfo.InvariantCulture));
        Assert.Equal(24, binned);
        Assert.Equal(24, charts[2].Elements("circle").Count());
        Assert.Contains(charts[0].Elements("text"), text => text.Value == "target 50.0 ms");
        Assert.Contains(charts[0].Elements("text"), text => text.Value.StartsWith("p95 ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("wide")]
    [InlineData("narrow")]
    public void Nothing_is_drawn_outside_its_drawing(string width)
    {
        foreach (XElement svg in Parse(s_page).Descendants("svg").Where(svg => (string?)svg.Attribute("class") == width))
        {
            double[] box = [.. ((string)svg.Attribute("viewBox")!).Split(' ').Select(Number)];
            XAttribute[] all = [.. svg.Descendants().Attributes()];
            Assert.All(all.Where(a => a.Name.LocalName is "x" or "x1" or "x2" or "cx"), a => Assert.InRange(Number(a.Value), 0, box[2]));
            Assert.All(all.Where(a => a.Name.LocalName is "y" or "y1" or "y2" or "cy"), a => Assert.InRange(Number(a.Value), 0, box[3]));
            Assert.All(svg.Elements("text"), text => AssertFits(text, box[2]));
        }
    }

    [Fact]
    public void Names_cannot_break_out_of_the_page()
    {
        string page = HtmlReport.Page(Synthetic.Measurement() with { Input = "<script>alert(1)</script>.wav", Plugin = "A & \"B\"" });
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Parse(page);
    }

    [Fact]
    public void Without_notes_samples_and_engine_there_is_still_a_page_that_says_so()
    {
        PluginProfile bare = Synthetic.Profile() with { Engine = null, Latency = new LatencyProfile { TargetMs = 50, MeetsTarget = true } };
        string page = HtmlReport.Page(Synthetic.With(bare));
        Assert.DoesNotContain(Parse(page).Descendants("svg"), svg => (string?)svg.Attribute("role") == "img");
        Assert.Contains("No note was sung", page, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missed_target_and_the_findings_are_marked_in_words_not_by_colour_alone()
    {
        PluginProfile late = Synthetic.Profile();
        late = late with { Latency = late.Latency with { MeetsTarget = false }, Gaps = 1 };
        string page = HtmlReport.Page(Synthetic.With(late));
        Assert.Contains("target 50.0 ms: missed", page, StringComparison.Ordinal);
        Assert.Contains(">Warning</span> Audio was lost in 1 gap", page, StringComparison.Ordinal);
    }

    // A letter is at most some 7 of the 13 pixels of the font wide.
    private static void AssertFits(XElement text, double width)
    {
        double x = Number((string)text.Attribute("x")!), length = text.Value.Length * 6.6;
        (double from, double to) = (string?)text.Attribute("text-anchor") switch
        {
            "end" => (x - length, x),
            "middle" => (x - length / 2, x + length / 2),
            _ => (x, x + length),
        };
        Assert.True(from >= -8 && to <= width + 8, $"\"{text.Value}\" runs from {from} to {to} of {width}");
    }

    private static XElement Parse(string page)
    {
        using var reader = XmlReader.Create(new StringReader(page), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        return XElement.Load(reader);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
