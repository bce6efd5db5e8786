using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Parley.Web.Features.Shared;

/// <summary><c>&lt;dot color="#3a7d34"/&gt;</c>: a category's colour, drawn, because the CSP allows no style attribute.</summary>
public sealed partial class DotTagHelper : TagHelper
{
    public string Color { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "dot");
        output.Attributes.SetAttribute("viewBox", "0 0 10 10");
        output.Attributes.SetAttribute("aria-hidden", "true");
        var color = HexColor().IsMatch(Color) ? Color : "#808080";
        output.Content.SetHtmlContent(new HtmlString($"<circle cx=\"5\" cy=\"5\" r=\"4.5\" fill=\"{color}\"/>"));
    }

    [GeneratedRegex("^#[0-9a-fA-F]{6}$")]
    private static partial Regex HexColor();
}
