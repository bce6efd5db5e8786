using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Shared;

/// <summary><c>&lt;icon name="bell"/&gt;</c>: a drawing beside a word; screen readers skip it.</summary>
public sealed class IconTagHelper : TagHelper
{
    static readonly string Sprite = Assets.AddressOf("icons.svg");

    public string Name { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "icon");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Content.SetHtmlContent(new HtmlString($"<use href=\"{Sprite}#{Name}\"/>"));
    }
}
