using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Parley.Web.Features.Shared;

/// <summary><c>&lt;avatar name="…" picture="…" size="40"/&gt;</c>: a member's picture, beside the name and so without words of its own.</summary>
public sealed class AvatarTagHelper : TagHelper
{
    public string Name { get; set; } = "";

    /// <summary>The key of the uploaded picture, if there is one.</summary>
    public string? Picture { get; set; }

    public int Size { get; set; } = 40;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var size = Size.ToString(CultureInfo.InvariantCulture);
        output.TagName = "img";
        output.TagMode = TagMode.SelfClosing;
        if (!output.Attributes.ContainsName("class"))
            output.Attributes.SetAttribute("class", "avatar");
        output.Attributes.SetAttribute("src", MemberPicture.AddressOf(Name, Picture, Size));
        output.Attributes.SetAttribute("alt", "");
        output.Attributes.SetAttribute("width", size);
        output.Attributes.SetAttribute("height", size);
        output.Attributes.SetAttribute("loading", "lazy");
    }
}
