namespace Parley.BrowserTests.Catalogue;

/// <summary>One of the forum's pages, and the way there for somebody who begins with an empty browser.</summary>
public sealed record CataloguePage(string Name, Func<Tab, ForumContent, Task> GoAsync)
{
    /// <summary>On a forum that nobody has set up yet, and that has nothing in it.</summary>
    public bool OfEmptyForum { get; init; }

    public static CataloguePage At(string name, Func<ForumContent, string> address) =>
        new(name, (tab, content) => tab.GoAsync(address(content)));

    public CataloguePage For(Func<ForumContent, string> member) => this with
    {
        GoAsync = async (tab, content) =>
        {
            await content.SignIns.EnterAsync(tab, member(content));
            await GoAsync(tab, content);
        },
    };

    public CataloguePage Then(Func<Tab, Task> act) => this with
    {
        GoAsync = async (tab, content) =>
        {
            await GoAsync(tab, content);
            await act(tab);
        },
    };
}
