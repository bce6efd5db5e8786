using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Moderation;

/// <summary><c>&lt;th sort="likes"&gt;Likes&lt;/th&gt;</c>: the head of a column that its table can be sorted by; once more, and it turns round.</summary>
[HtmlTargetElement("th", Attributes = "sort")]
public sealed class SortTagHelper : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public string Sort { get; set; } = "";

    /// <summary>What one wants to see first is the most: numbers and times begin downwards.</summary>
    public bool Down { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var request = ViewContext.HttpContext.Request;
        var now = request.Query["sort"].ToString();
        var isSorted = now.TrimStart('-') == Sort;
        var next = isSorted ? !now.StartsWith('-') : Down;
        output.Attributes.SetAttribute("scope", "col");
        if (isSorted)
            output.Attributes.SetAttribute("aria-sort", now.StartsWith('-') ? "descending" : "ascending");

        var link = new TagBuilder("a");
        link.Attributes["href"] = request.With(("sort", next ? $"-{Sort}" : Sort), ("page", null));
        link.InnerHtml.AppendHtml(await output.GetChildContentAsync());
        output.Content.SetHtmlContent(link);
    }
}
