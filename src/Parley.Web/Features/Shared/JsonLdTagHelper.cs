using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Parley.Web.Features.Shared;

/// <summary><c>&lt;json-ld of="…"/&gt;</c>: a block of data for machines. No browser runs a script of this type, so the CSP lets it be.</summary>
public sealed class JsonLdTagHelper : TagHelper
{
    // As it is: there are readers that look for these very letters, and do not know that "+" may be written as an entity.
    static readonly HtmlString Type = new("application/ld+json");

    public JsonObject Of { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "script";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("type", Type);
        output.Content.SetHtmlContent(StructuredData.Write(Of));
    }
}
