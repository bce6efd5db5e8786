using Xunit;

namespace Parley.BrowserTests.Catalogue;

public sealed class LayoutTests(ForumInBrowser forum) : CatalogueTest(forum)
{
    static readonly int[] Widths = [1280, 768, 390, 320];

    public static IEnumerable<TheoryDataRow<string>> Pages => AllPages.Names;

    /// <summary>Besides, as after every test, nothing stands on the console, and nothing was asked of another host.</summary>
    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_fits_every_width(string page)
    {
        var tab = await OpenAsync(page);

        foreach (var width in Widths)
        {
            await tab.ResizeAsync(width);
            Assert.Equal("", await TooWideAsync(tab));
        }
    }

    // Names the elements that reach beyond the window, so that whoever reads it knows where to look.
    static Task<string> TooWideAsync(Tab tab) => tab.Page.EvaluateAsync<string>(
        """
        () => document.documentElement.scrollWidth <= innerWidth ? "" : `${innerWidth}: ` + [...document.querySelectorAll("body *")]
          .filter(it => it.getBoundingClientRect().right > innerWidth).map(it => `${it.localName}.${it.className}`).join(" ")
        """);
}
