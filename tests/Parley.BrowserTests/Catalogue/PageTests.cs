using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace Parley.BrowserTests.Catalogue;

public sealed class PageTests(ForumInBrowser forum) : CatalogueTest(forum)
{
    static readonly int[] Widths = [TabOptions.WideScreen, 768, TabOptions.Phone, 320];

    public static IEnumerable<TheoryDataRow<string>> Pages => AllPages.Names;

    /// <summary>Besides, as after every test, nothing stands on the console, and nothing was asked of another host.</summary>
    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_fits_every_screen_and_axe_finds_nothing(string page)
    {
        var tab = await OpenAsync(page);

        var found = new List<string>();
        foreach (var width in Widths)
        {
            await tab.ResizeAsync(width);
            found.AddRange(await TooWideAsync(tab));
            if (width is TabOptions.WideScreen or TabOptions.Phone)
                found.AddRange(await ExamineAsync(tab, width));
        }

        Assert.Empty(found);
    }

    // All rules once on each screen; of them only the one for contrast depends on the light.
    static async Task<IEnumerable<string>> ExamineAsync(Tab tab, int width)
    {
        var (main, other) = width == TabOptions.WideScreen ? (ColorScheme.Light, ColorScheme.Dark) : (ColorScheme.Dark, ColorScheme.Light);
        return
        [
            .. await ViolationsAsync(tab, main, new()),
            .. await ViolationsAsync(tab, other, new() { RunOnly = RunOnlyOptions.Rules("color-contrast") }),
        ];
    }

    static async Task<IEnumerable<string>> ViolationsAsync(Tab tab, ColorScheme light, AxeRunOptions options)
    {
        await tab.Page.EmulateMediaAsync(new() { ColorScheme = light });
        var violations = (await tab.Page.RunAxe(options)).Violations;
        return violations.SelectMany(violation => violation.Nodes.Select(node =>
            $"{tab.Page.ViewportSize!.Width} {light}: {violation.Id}: {node.Html} {string.Join("; ", node.Any.Select(check => check.Message))}"));
    }

    // Names the elements that reach beyond the window, so that whoever reads it knows where to look.
    static Task<string[]> TooWideAsync(Tab tab) => tab.Page.EvaluateAsync<string[]>(
        """
        () => document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll("body *")]
          .filter(it => it.getBoundingClientRect().right > innerWidth).map(it => `${innerWidth}: ${it.localName}.${it.className} is too wide`)
        """);
}
