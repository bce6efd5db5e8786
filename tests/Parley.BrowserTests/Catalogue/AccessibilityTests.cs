using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace Parley.BrowserTests.Catalogue;

public sealed class AccessibilityTests(ForumInBrowser forum) : CatalogueTest(forum)
{
    static readonly int[] Widths = [TabOptions.WideScreen, TabOptions.Phone];
    static readonly ColorScheme[] Lights = [ColorScheme.Light, ColorScheme.Dark];

    public static IEnumerable<TheoryDataRow<string>> Pages => AllPages.Names;

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Axe_finds_nothing(string page)
    {
        var tab = await OpenAsync(page);

        var found = new List<string>();
        foreach (var width in Widths)
        {
            await tab.ResizeAsync(width);
            foreach (var light in Lights)
            {
                await tab.Page.EmulateMediaAsync(new() { ColorScheme = light });
                found.AddRange((await tab.Page.RunAxe()).Violations.SelectMany(violation => Lines($"{width} {light}", violation)));
            }
        }

        Assert.Empty(found);
    }

    static IEnumerable<string> Lines(string where, AxeResultItem violation) =>
        violation.Nodes.Select(node => $"{where}: {violation.Id}: {node.Target} {node.Html} {string.Join("; ", node.Any.Select(check => check.Message))}");
}
