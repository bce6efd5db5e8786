using Microsoft.AspNetCore.Html;

namespace Parley.Web.Features.Shared;

/// <summary>The one way by which HTML that was made of members' texts gets into a page.</summary>
public static class SafeHtml
{
    /// <summary>
    /// For the output of <see cref="Markup.PostMarkdown.ToHtml"/> only, folded or not: it is sanitized there, as its last step.
    /// </summary>
    public static IHtmlContent Show(string baked) => new HtmlString(baked);
}
