using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Parley.Web.Features.Moderation;

/// <summary><c>&lt;more-conditions&gt;</c>: those that are asked less often, folded away unless one of them is asked.</summary>
public sealed class MoreConditionsTagHelper(IStringLocalizer<Words> words) : TagHelper
{
    /// <summary>A field within says so.</summary>
    internal bool IsAsked { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        context.Items[typeof(MoreConditionsTagHelper)] = this;
        var fields = await output.GetChildContentAsync();
        var (summary, grid) = (new TagBuilder("summary"), new TagBuilder("div"));
        summary.InnerHtml.Append(words["MoreConditions"]);
        grid.AddCssClass("condition-grid");
        grid.InnerHtml.AppendHtml(fields);
        output.TagName = "details";
        output.Attributes.SetAttribute("class", "more-conditions");
        if (IsAsked)
            output.Attributes.SetAttribute(new TagHelperAttribute("open"));
        output.Content.AppendHtml(summary).AppendHtml(grid);
    }
}
