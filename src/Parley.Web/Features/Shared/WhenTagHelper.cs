using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Shared;

/// <summary><c>&lt;when at="…"/&gt;</c>: a time for people and machines; scripts make it relative, the exact one is on hover.</summary>
public sealed class WhenTagHelper(CurrentViewer current, TimeProvider time) : TagHelper
{
    // For so long, the day alone says too little to who has no scripts.
    static readonly TimeSpan Recent = TimeSpan.FromDays(1);

    public DateTimeOffset At { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("datetime", At.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        var there = ReadersZone.Of(current.Member, At);
        output.Attributes.SetAttribute("title", there.ToString("f", Reader) + ReadersZone.Suffix(current.Member));
        output.Content.SetContent(time.GetUtcNow() - At < Recent
            ? there.ToString(IsChinese ? "M月d日 HH:mm" : "d MMM, HH:mm", Reader) + ReadersZone.Suffix(current.Member)
            : there.ToString(IsChinese ? "yyyy年M月d日" : "d MMM yyyy", Reader));
    }

    static CultureInfo Reader => CultureInfo.CurrentUICulture;

    static bool IsChinese => Reader.TwoLetterISOLanguageName == "zh";
}
