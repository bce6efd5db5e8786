using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Parley.Web.Features.Moderation;

/// <summary>
/// <c>&lt;condition name="author" label="Author" /&gt;</c>: a field of a table's conditions, which holds what stands in the address, read or
/// not. With <c>choices</c> one of these is chosen.
/// </summary>
public sealed class ConditionTagHelper(IStringLocalizer<Words> words) : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public string Name { get; set; } = "";

    public string Label { get; set; } = "";

    /// <summary><c>text</c>, <c>date</c> or <c>number</c>.</summary>
    public string Type { get; set; } = "text";

    public string? Placeholder { get; set; }

    public IEnumerable<ConditionChoice>? Choices { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var now = ViewContext.HttpContext.Request.Query[Name].ToString();
        if (now.Length > 0 && context.Items.TryGetValue(typeof(MoreConditionsTagHelper), out var more))
            ((MoreConditionsTagHelper)more).IsAsked = true;
        output.TagName = "label";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Type == "number" ? "condition short" : "condition");
        var label = new TagBuilder("span");
        label.InnerHtml.Append(Label);
        output.Content.AppendHtml(label).AppendHtml(Choices is null ? Input(now) : Select(Choices, now));
    }

    TagBuilder Input(string now)
    {
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.Attributes["name"] = Name;
        input.Attributes["value"] = now;
        if (Type == "text")
            (input.Attributes["dir"], input.Attributes["autocomplete"]) = ("auto", "off");
        else
            input.Attributes["type"] = Type;
        if (Type == "number")
            input.Attributes["min"] = "0";
        if (Placeholder is not null)
            input.Attributes["placeholder"] = Placeholder;
        return input;
    }

    TagBuilder Select(IEnumerable<ConditionChoice> choices, string now)
    {
        var select = new TagBuilder("select");
        select.Attributes["name"] = Name;
        foreach (var choice in choices.Prepend(new("", words["Any"])))
        {
            var option = new TagBuilder("option");
            option.Attributes["value"] = choice.Value;
            if (choice.Value.Equals(now, StringComparison.OrdinalIgnoreCase))
                option.Attributes["selected"] = "selected";
            option.InnerHtml.Append(choice.Text);
            select.InnerHtml.AppendHtml(option);
        }

        return select;
    }
}
