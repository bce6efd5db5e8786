namespace Parley.BrowserTests.Catalogue;

/// <summary>A test of one page after the other.</summary>
public abstract class CatalogueTest(ForumInBrowser forum) : BrowserTest(forum)
{
    protected async Task<Tab> OpenAsync(string page, TabOptions? options = null)
    {
        var (content, found) = (await Forum.ContentAsync(), AllPages.Named(page));
        var tab = await OpenAsync(options, (found.OfEmptyForum ? content.EmptyForum : App).Address);
        await found.GoAsync(tab, content);
        return tab;
    }
}
