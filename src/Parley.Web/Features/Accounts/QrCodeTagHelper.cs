using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using QRCoder;

namespace Parley.Web.Features.Accounts;

/// <summary>
/// <c>&lt;qr-code text="…" label="…"/&gt;</c>: the text as a drawing for a telephone's camera. Made here and not by a foreign service,
/// because it holds a secret; without a style attribute, because the pages allow none.
/// </summary>
public sealed class QrCodeTagHelper : TagHelper
{
    const int Size = 220;

    public string Text { get; set; } = "";

    public string Label { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        using var code = QRCodeGenerator.GenerateQrCode(Text, QRCodeGenerator.ECCLevel.M);
        var side = code.ModuleMatrix.Count;
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "qr-code");
        output.Attributes.SetAttribute("role", "img");
        output.Attributes.SetAttribute("aria-label", Label);
        output.Attributes.SetAttribute("viewBox", $"0 0 {side} {side}");
        output.Attributes.SetAttribute("width", Size);
        output.Attributes.SetAttribute("height", Size);
        output.Attributes.SetAttribute("shape-rendering", "crispEdges");
        output.Content.SetHtmlContent(new HtmlString($"<path d=\"{PathOf(code)}\"/>"));
    }

    // One bar for each run of dark modules; the library's matrix has the quiet zone around it already.
    static string PathOf(QRCodeData code)
    {
        var path = new StringBuilder();
        foreach (var (y, row) in code.ModuleMatrix.Index())
        {
            for (var x = 0; x < row.Count; x++)
            {
                var begin = x;
                while (x < row.Count && row[x])
                    x++;
                if (x > begin)
                    path.Append(CultureInfo.InvariantCulture, $"M{begin} {y}h{x - begin}v1h{begin - x}z");
            }
        }

        return path.ToString();
    }
}
