using System.Globalization;
using System.Resources;
using Parley.Web;
using Xunit;

namespace Parley.BrowserTests.Catalogue;

public sealed class ChineseTests(ForumInBrowser forum) : CatalogueTest(forum)
{
    static readonly HashSet<string> EnglishOnly = [.. Sentences("").Except(Sentences("zh-Hans"))];

    public static IEnumerable<TheoryDataRow<string>> Pages => AllPages.Names;

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_has_no_English_sentence_for_who_reads_Chinese(string page)
    {
        var tab = await OpenAsync(page, new() { Language = "zh-CN" });

        Assert.Equal("zh-Hans", await tab.Page.Locator("html").GetAttributeAsync("lang"));
        Assert.Empty((await ShownAsync(tab)).Intersect(EnglishOnly));
    }

    [Fact]
    public void There_are_English_sentences_to_look_for()
    {
        Assert.Contains("Latest topics", EnglishOnly);
        Assert.Contains("Log in", EnglishOnly);
    }

    static IEnumerable<string> Sentences(string culture)
    {
        var assembly = typeof(ParleyApplication).Assembly;
        const string Ending = ".resources";
        return assembly.GetManifestResourceNames().Where(name => name.EndsWith("Words" + Ending, StringComparison.Ordinal)).SelectMany(name =>
            new ResourceManager(name[..^Ending.Length], assembly).GetResourceSet(new CultureInfo(culture), createIfNotExists: true, tryParents: false)!
                .Cast<System.Collections.DictionaryEntry>().Select(entry => (string)entry.Value!));
    }

    static Task<string[]> ShownAsync(Tab tab) => tab.Page.EvaluateAsync<string[]>(
        """
        () => {
          const shown = [document.title.split(" · ")[0]];
          const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (texts.nextNode()) if (!texts.currentNode.parentElement.closest("code")) shown.push(texts.currentNode.data.trim());
          for (const element of document.querySelectorAll("*")) {
            for (const name of ["aria-label", "title", "placeholder", "alt", "content"]) shown.push(element.getAttribute(name) ?? "");
            shown.push(...Object.values(element.dataset));
          }
          return shown;
        }
        """);
}
