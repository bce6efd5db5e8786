using Parley.Domain.Categories;
using Parley.Markup;

namespace Parley.Web.Features.Categories;

/// <summary>A category's description where only plain words may stand: in a page's head, in feeds.</summary>
public static class CategoryWords
{
    const int Longest = 160;

    public static string Of(Category category) => Excerpt.Of(PostMarkdown.Parse(category.Description).ToPlainText(), Longest);
}
