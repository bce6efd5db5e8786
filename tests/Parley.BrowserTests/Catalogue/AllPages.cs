using Microsoft.Playwright;
using Parley.BrowserTests.Pages;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Parley.BrowserTests.Catalogue;

/// <summary>Every page that the forum has, in the states in which it looks different.</summary>
static class AllPages
{
    static readonly IReadOnlyDictionary<string, CataloguePage> Pages = List().ToDictionary(page => page.Name);

    public static IEnumerable<TheoryDataRow<string>> Names => Pages.Keys.Select(name => new TheoryDataRow<string>(name));

    public static CataloguePage Named(string name) => Pages[name];

    static IEnumerable<CataloguePage> List() => [.. Lists(), .. Topics(), .. Writing(), .. Accounts(), .. OwnPages(), .. Moderation(), .. Errors(), .. EmptyForum()];

    static IEnumerable<CataloguePage> Lists() =>
    [
        CataloguePage.At("latest", _ => "/"),
        CataloguePage.At("latest, for a member", _ => "/").For(Reader),
        CataloguePage.At("new", _ => "/new"),
        CataloguePage.At("unanswered", _ => "/unanswered"),
        CataloguePage.At("hot", _ => "/hot"),
        CataloguePage.At("unread", _ => "/unread").For(Reader),
        CataloguePage.At("mine", _ => "/mine").For(Author),
        CataloguePage.At("tags", _ => "/tags").For(Moderator),
        CataloguePage.At("categories", _ => "/categories"),
        CataloguePage.At("category", content => $"/c/{content.Category}"),
        CataloguePage.At("category without topics", content => $"/c/{content.EmptyCategory}"),
    ];

    static IEnumerable<CataloguePage> Topics() =>
    [
        CataloguePage.At("topic", RichTopic),
        CataloguePage.At("topic, for a member", RichTopic).For(Author).Then(tab => tab.Page.Locator("#p2 a.reply").ClickAsync()),
        CataloguePage.At("topic, for a moderator", RichTopic).For(Moderator),
        CataloguePage.At("history", content => $"/p/{content.RichPost}/history"),
        CataloguePage.At("who likes a post", content => $"/p/{content.RichPost}/likes"),
        CataloguePage.At("replies to a post", content => $"/p/{content.RichPost}/replies"),
        CataloguePage.At("more about a post", RichTopic).For(Author).Then(tab => tab.Page.Locator("#p1 .post-menu > summary").ClickAsync()),
        CataloguePage.At("more about a topic", RichTopic).For(Moderator).Then(tab => tab.Page.Locator(".topic-menu > summary").ClickAsync()),
        CataloguePage.At("topic to be closed", content => $"/t/{content.Rich.Id}/lock").For(Moderator),
        CataloguePage.At("topic to be closed, refused", content => $"/t/{content.Rich.Id}/lock").For(Moderator)
            .Then(tab => SendUncheckedAsync(tab, "main form button.primary")),
        CataloguePage.At("topic to be pinned", content => $"/t/{content.Rich.Id}/pin").For(Moderator),
        CataloguePage.At("topic to be slowed", content => $"/t/{content.Rich.Id}/pace").For(Moderator),
        CataloguePage.At("topic to be moved", content => $"/t/{content.Rich.Id}/category").For(Moderator),
        CataloguePage.At("topic to be hidden", content => $"/t/{content.Rich.Id}/hiding").For(Moderator),
        CataloguePage.At("replies to be moved", content => $"/t/{content.Long.Id}/replies/move?post=5").For(Moderator),
        CataloguePage.At("replies to be moved, refused", content => $"/t/{content.Rich.Id}/replies/move").For(Moderator)
            .Then(tab => SendUncheckedAsync(tab, "#move-replies button.primary")),
        CataloguePage.At("topic to be merged", content => $"/t/{content.Rich.Id}/replies/merge").For(Moderator),
        CataloguePage.At("topic to be merged, asked", content => $"/t/{content.Long.Id}/replies/merge?target={content.Rich.Id}").For(Moderator),
        CataloguePage.At("drafts, empty", _ => "/drafts").For(Reader),
        CataloguePage.At("addition to a topic", content => $"/t/{content.Rich.Id}/addition").For(Author),
        CataloguePage.At("topic with a poll", content => ForumContent.AddressOf(content.Poll)),
        CataloguePage.At("topic with a poll, for who voted", content => ForumContent.AddressOf(content.Poll)).For(Reader)
            .Then(tab => tab.Page.Locator(".poll-more > summary").ClickAsync()),
        CataloguePage.At("poll to be changed", content => $"/t/{content.Poll.Id}/poll").For(Author),
        CataloguePage.At("closed topic", content => ForumContent.AddressOf(content.Closed)),
        CataloguePage.At("middle page of a topic", content => ForumContent.AddressOf(content.Long) + "?page=2"),
        CataloguePage.At("keyboard shortcuts", _ => "/").Then(async tab =>
        {
            await tab.Page.Keyboard.PressAsync("?");
            await Expect(tab.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        }),
        CataloguePage.At("menus open", _ => "/").For(Reader).Then(async tab =>
        {
            await tab.Page.Locator(".site-actions .menu > summary").ClickAsync();
            await tab.Page.EvaluateAsync("document.querySelector('.nav-toggle').open = true");
        }),
    ];

    static IEnumerable<CataloguePage> Writing() =>
    [
        CataloguePage.At("reply", content => $"/t/{content.Rich.Id}/reply?quote=1").For(Reader),
        CataloguePage.At("reply to a closed topic", content => $"/t/{content.Closed.Id}/reply").For(Reader),
        CataloguePage.At("edit", content => $"/p/{content.RichPost}/edit").For(Author),
        CataloguePage.At("new topic", _ => "/new-topic").For(Reader),
        CataloguePage.At("new topic, refused", _ => "/new-topic").For(Reader).Then(tab => SendUncheckedAsync(tab, "form.composer [data-send]")),
        CataloguePage.At("new topic with a poll", _ => "/new-topic").For(Reader).Then(tab => tab.Page.Locator(".add-poll > summary").ClickAsync()),
        CataloguePage.At("new topic, with preview", _ => "/new-topic").For(Reader).Then(ShowPreviewAsync),
        CataloguePage.At("new topic, with preview by the server", _ => "/new-topic").For(Reader).Then(ServePreviewAsync),
        CataloguePage.At("names to choose from", RichTopic).For(Reader).Then(async tab =>
        {
            await new ComposerForm(tab.Page).Text.PressSequentiallyAsync("@a");
            await Expect(tab.Page.GetByRole(AriaRole.Option).First).ToBeVisibleAsync();
        }),
    ];

    static IEnumerable<CataloguePage> Accounts() =>
    [
        CataloguePage.At("log in", _ => "/login"),
        CataloguePage.At("log in, sent there", _ => "/login?return=%2Fsettings%2Faccount&sent=true"),
        CataloguePage.At("log in, refused", _ => "/login").Then(tab => tab.FillLogInAsync("nobody", "not the password")),
        CataloguePage.At("register", _ => "/register"),
        CataloguePage.At("register, refused", _ => "/register").Then(tab => SendUncheckedAsync(tab, "main form button")),
        CataloguePage.At("register, waiting for the mail", _ => "/register").Then(FillInRegistrationAsync),
        CataloguePage.At("register, link not whole", _ => "/register/confirm?token=x"),
        CataloguePage.At("forgot password", _ => "/forgot-password"),
        CataloguePage.At("forgot password, asked", _ => "/forgot-password").Then(async tab =>
        {
            await tab.Page.Locator("#email").FillAsync("nobody@example.org");
            await tab.Page.Locator("main form button").ClickAsync();
        }),
        CataloguePage.At("reset password, dead", _ => "/reset-password?member=1&token=x"),
        CataloguePage.At("e-mail link, dead", _ => "/confirm-email?token=x"),
        CataloguePage.At("account", _ => "/settings/account").For(Reader),
        CataloguePage.At("account, refused", _ => "/settings/account").For(Reader).Then(tab => SendUncheckedAsync(tab, "form[action$='/password'] button")),
    ];

    static IEnumerable<CataloguePage> OwnPages() =>
    [
        CataloguePage.At("profile", content => $"/u/{content.Author.Name}"),
        CataloguePage.At("profile of a newcomer", content => $"/u/{content.Newcomer.Name}"),
        CataloguePage.At("bookmarks, none", _ => "/bookmarks").For(Reader),
        CataloguePage.At("notifications", _ => "/notifications").For(Reader),
        CataloguePage.At("notifications, none", _ => "/notifications").For(content => content.Newcomer.Name),
        CataloguePage.At("profile settings", _ => "/settings/profile").For(Reader),
        CataloguePage.At("profile settings, refused", _ => "/settings/profile").For(Reader).Then(async tab =>
        {
            await tab.Page.Locator("#website").FillAsync("nonsense");
            await tab.Page.Locator("form[action='/settings/profile'] button").ClickAsync();
        }),
        CataloguePage.At("log out", _ => "/logout").For(content => content.Newcomer.Name),
        CataloguePage.At("settings of notifications", _ => "/settings/notifications").For(Reader),
        CataloguePage.At("what is watched", _ => "/settings/watching").For(Reader),
        CataloguePage.At("own data", _ => "/settings/data").For(Reader),
        CataloguePage.At("choice of what is watched", RichTopic).For(Reader).Then(tab =>
            tab.Page.EvaluateAsync("document.querySelectorAll('.watch').forEach(menu => menu.open = true)")),
        CataloguePage.At("appearance", _ => "/settings/appearance"),
        CataloguePage.At("appearance, saved", _ => "/settings/appearance").For(Reader)
            .Then(tab => tab.Page.Locator("main form button").ClickAsync()),
        .. Security(),
        .. Administration(),
    ];

    static IEnumerable<CataloguePage> Security() =>
    [
        CataloguePage.At("security", _ => "/settings/security").For(Reader),
        CataloguePage.At("sessions", _ => "/settings/sessions").For(Reader),
        CataloguePage.At("new passkey", _ => "/settings/security/passkeys/new").For(Reader),
        CataloguePage.At("authenticator app, to be turned on", _ => "/settings/security/authenticator").For(Reader),
        CataloguePage.At("authenticator app, password refused", _ => "/settings/security/authenticator").For(Reader)
            .Then(tab => SendUncheckedAsync(tab, "main form button")),
        CataloguePage.At("authenticator app, picture", _ => "/settings/security/authenticator").For(content => content.Newcomer.Name).Then(async tab =>
        {
            // Who looks a second time finds the picture at once.
            if (!await tab.Page.Locator("#password").IsVisibleAsync())
                return;
            await tab.Page.Locator("#password").FillAsync(Testing.Cast.Password);
            await tab.Page.Locator("main form button").ClickAsync();
            await Expect(tab.Page.Locator(".qr-code")).ToBeVisibleAsync();
        }),
    ];

    static IEnumerable<CataloguePage> Administration() =>
    [
        CataloguePage.At("administration of categories", _ => "/admin/categories").For(Administrator),
        CataloguePage.At("new category", _ => "/admin/categories/new").For(Administrator),
        CataloguePage.At("administration of groups", _ => "/admin/groups").For(Administrator),
        CataloguePage.At("administration of tags", _ => "/admin/tags").For(Administrator),
        CataloguePage.At("administration of registrations", _ => "/admin/registrations").For(Administrator),
    ];

    static IEnumerable<CataloguePage> Moderation() =>
    [
        CataloguePage.At("queue of moderators", _ => "/admin/queue").For(Moderator),
        CataloguePage.At("overview of the forum", _ => "/admin/dashboard").For(Administrator)
            .Then(tab => tab.Page.Locator(".more-conditions > summary").ClickAsync()),
        CataloguePage.At("table of members", _ => "/admin/members").For(Administrator),
        CataloguePage.At("table of topics, some ticked", _ => "/admin/topics").For(Moderator).Then(tab => tab.Page.Locator("input[name=id]").First.CheckAsync()),
        CataloguePage.At("table of replies", _ => "/admin/replies").For(Administrator).Then(tab => tab.Page.Locator(".more-conditions > summary").ClickAsync()),
        CataloguePage.At("log of moderators", _ => "/admin/log").For(Administrator),
        CataloguePage.At("settings of the forum", _ => "/admin/settings/forum").For(Administrator),
        CataloguePage.At("limits", _ => "/admin/settings/limits").For(Administrator),
        CataloguePage.At("settings of the mail", _ => "/admin/settings/mail").For(Administrator),
        CataloguePage.At("languages", _ => "/admin/settings/languages").For(Administrator),
        CataloguePage.At("what is fixed at the start", _ => "/admin/settings/fixed").For(Administrator),
        CataloguePage.At("prepared reasons", _ => "/admin/reasons").For(Administrator),
        CataloguePage.At("a prepared reason", _ => "/admin/reasons/spam").For(Administrator),
        CataloguePage.At("acts on many", _ => "/admin/bulk").For(Moderator),
        CataloguePage.At("topics that were chosen", _ => "/admin/topics").For(Moderator).Then(ChooseAsync),
        CataloguePage.At("member, for a moderator", content => $"/admin/members/{content.Rich.AuthorId}").For(Administrator),
        CataloguePage.At("spammer to be cleaned up after", content => $"/admin/members/{content.Rich.AuthorId}/clean-up?hours=0").For(Administrator),
    ];

    static async Task ChooseAsync(Tab tab)
    {
        await tab.Page.Locator("input[name=id]").First.CheckAsync();
        await tab.Page.Locator("#bulk-kind").SelectOptionAsync("CloseTopics");
        await tab.Page.Locator(".bulk-do button").ClickAsync();
        await Expect(tab.Page.Locator("#reason")).ToBeVisibleAsync();
    }

    static IEnumerable<CataloguePage> Errors() =>
    [
        CataloguePage.At("not found", _ => "/no/such/page"),
        CataloguePage.At("logged out meanwhile", RichTopic).For(Reader).Then(async tab =>
        {
            await tab.Page.Context.ClearCookiesAsync(new() { Name = "parley" });
            await new ComposerForm(tab.Page).PostAsync("Written too slowly");
        }),
        CataloguePage.At("sent without a token", RichTopic).For(Reader).Then(async tab =>
        {
            await tab.Page.Context.ClearCookiesAsync(new() { Name = "antiforgery" });
            await new ComposerForm(tab.Page).PostAsync("Written too slowly");
        }),
    ];

    static IEnumerable<CataloguePage> EmptyForum() =>
    [
        new("set up", async (tab, content) => await tab.GoAsync($"/setup?token={await content.SetupTokenAsync()}")) { OfEmptyForum = true },
        new("latest, empty", (tab, _) => tab.GoAsync("/")) { OfEmptyForum = true },
        new("unanswered, empty", (tab, _) => tab.GoAsync("/unanswered")) { OfEmptyForum = true },
        new("categories, empty", (tab, _) => tab.GoAsync("/categories")) { OfEmptyForum = true },
    ];

    static string Author(ForumContent content) => content.Author.Name;

    static string Reader(ForumContent content) => content.Reader.Name;

    static string Moderator(ForumContent content) => content.Moderator.Name;

    static string Administrator(ForumContent content) => content.Administrator.Name;

    static string RichTopic(ForumContent content) => ForumContent.AddressOf(content.Rich);

    // The browser would not send an empty field that the server refuses as well.
    static async Task SendUncheckedAsync(Tab tab, string button)
    {
        await tab.Page.EvaluateAsync("document.querySelectorAll('form').forEach(form => form.noValidate = true)");
        await tab.Page.Locator(button).ClickAsync();
        await Expect(tab.Page.Locator(".error-summary")).ToBeVisibleAsync();
    }

    static async Task FillInRegistrationAsync(Tab tab)
    {
        var name = Testing.Cast.UniqueName("newcomer");
        await tab.Page.Locator("#name").FillAsync(name);
        await tab.Page.Locator("#email").FillAsync($"{name}@example.org");
        await tab.Page.Locator("#password").FillAsync(Testing.Cast.Password);
        await tab.Page.Locator("main form button").ClickAsync();
        await tab.Page.WaitForURLAsync("**/register/waiting**");
    }

    static async Task ShowPreviewAsync(Tab tab)
    {
        var composer = new ComposerForm(tab.Page);
        await composer.Text.FillAsync(ForumContent.RichText);
        await composer.PreviewTab.ClickAsync();
        await Expect(composer.Preview.Locator("h3")).ToBeVisibleAsync();
    }

    static async Task ServePreviewAsync(Tab tab)
    {
        var composer = new ComposerForm(tab.Page);
        await composer.Text.FillAsync(ForumContent.RichText);
        await composer.PreviewButton.EvaluateAsync("button => button.form.requestSubmit(button)");
        await Expect(composer.ServedPreview.Locator("h3")).ToBeVisibleAsync();
    }
}
