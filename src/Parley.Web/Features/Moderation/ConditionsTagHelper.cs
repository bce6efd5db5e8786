using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Parley.Web.Features.Moderation;

/// <summary><c>&lt;conditions at="/admin/topics"&gt;</c>: the form of a table's conditions, which keeps its order.</summary>
public sealed class ConditionsTagHelper(IStringLocalizer<Words> words) : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public string At { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "form";
        foreach (var (name, value) in new[] { ("class", "conditions"), ("method", "get"), ("action", At), ("role", "search"), ("aria-label", words["Find"]) })
            output.Attributes.SetAttribute(name, value);
        output.Attributes.SetAttribute(new TagHelperAttribute("data-short-address"));
        if (ViewContext.HttpContext.Request.Query["sort"].ToString() is { Length: > 0 } sort)
            output.PostContent.AppendHtml(Kept(sort));
        output.PostContent.AppendHtml(Buttons());
    }

    static TagBuilder Kept(string sort)
    {
        var kept = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        (kept.Attributes["type"], kept.Attributes["name"], kept.Attributes["value"]) = ("hidden", "sort", sort);
        return kept;
    }

    TagBuilder Buttons()
    {
        var (buttons, find, clear) = (new TagBuilder("div"), new TagBuilder("button"), new TagBuilder("a"));
        buttons.AddCssClass("buttons");
        find.Attributes["class"] = "button primary";
        find.InnerHtml.Append(words["Find"]);
        (clear.Attributes["class"], clear.Attributes["href"]) = ("button quiet", At);
        clear.InnerHtml.Append(words["Clear"]);
        buttons.InnerHtml.AppendHtml(find).AppendHtml(clear);
        return buttons;
    }
}
