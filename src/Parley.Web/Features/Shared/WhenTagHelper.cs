using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Parley.Web.Features.Shared;

/// <summary><c>&lt;when at="…"/&gt;</c>: a time for people and machines; scripts make it relative, the exact one is on hover.</summary>
public sealed class WhenTagHelper : TagHelper
{
    public DateTimeOffset At { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("datetime", At.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        output.Attributes.SetAttribute("title", At.ToString("f", Reader) + " UTC");
        output.Content.SetContent(At.ToString(IsChinese ? "yyyy年M月d日" : "d MMM yyyy", Reader));
    }

    static CultureInfo Reader => CultureInfo.CurrentUICulture;

    static bool IsChinese => Reader.TwoLetterISOLanguageName == "zh";
}
