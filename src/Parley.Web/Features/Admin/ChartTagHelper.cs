using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Parley.Web.Features.Admin;

/// <summary>
/// <c>&lt;chart values="@counts" label="Topics" /&gt;</c>: a bar for each number, drawn by the server. What it says stands beside it in words:
/// whoever can't see it misses nothing.
/// </summary>
public sealed class ChartTagHelper : TagHelper
{
    const int BarWidth = 8;
    const int Gap = 2;
    const int Height = 64;

    public IReadOnlyList<int> Values { get; set; } = [];

    public string Label { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "chart");
        output.Attributes.SetAttribute("viewBox", $"0 0 {Math.Max(1, Values.Count) * (BarWidth + Gap)} {Height}");
        output.Attributes.SetAttribute("preserveAspectRatio", "none");
        output.Attributes.SetAttribute("role", "img");
        output.Attributes.SetAttribute("aria-label", Label);
        output.Content.SetHtmlContent(new HtmlString(Bars()));
    }

    // A day with nothing keeps a line, so that one sees that it was counted.
    string Bars()
    {
        var (bars, most) = (new StringBuilder(), Math.Max(1, Values.DefaultIfEmpty(0).Max()));
        for (var place = 0; place < Values.Count; place++)
        {
            var height = Math.Max(1, (int)Math.Round((double)Values[place] / most * Height));
            bars.Append(CultureInfo.InvariantCulture, $"<rect x=\"{place * (BarWidth + Gap)}\" y=\"{Height - height}\" width=\"{BarWidth}\" height=\"{height}\"/>");
        }

        return bars.ToString();
    }
}
