using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Parley.BrowserTests.Pages;
using Parley.Testing;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Parley.BrowserTests.MainJob;

/// <summary>What a forum is for, from the first visit on; once with scripts and once without.</summary>
public abstract class MainJobTests(ForumInBrowser forum, bool scripts) : BrowserTest(forum)
{
    readonly TabOptions _options = new() { Scripts = scripts };

    [Fact]
    public async Task Newcomer_registers_asks_is_answered_by_name_and_finds_the_answer_by_the_bell()
    {
        var category = await App.CategoryAsync();
        var asker = await OpenAsync(_options);
        var name = await RegisterAsync(asker);
        var title = Cast.UniqueName("Who can lend a ladder");
        await StartTopicAsync(asker, title, category.Name);

        var helper = await SignInAsync(await App.MemberAsync("helper"), _options);
        await ReplyAsync(helper, title, $"@{name} come and get **mine**");
        await App.RunJobsAsync();

        await asker.GoAsync("/");
        await Expect(asker.UnreadCount).ToHaveTextAsync("1 unread");
        await asker.Page.Locator(".site-actions [href='/notifications']").ClickAsync();
        await Expect(asker.Title).ToHaveTextAsync("Notifications");
        await asker.Page.Locator(".notification.unread a").ClickAsync();
        await Expect(asker.Page).ToHaveURLAsync(new Regex("#p2$"));
        await Expect(asker.Page.Locator("#p2:target .prose strong")).ToHaveTextAsync("mine");
        await Expect(asker.Page.Locator("#p2 .mention")).ToHaveAttributeAsync("href", $"/u/{name}");
        await Expect(asker.UnreadCount).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task All_notifications_are_marked_as_read_by_one_button()
    {
        var (author, named) = (await App.MemberAsync("author"), await App.MemberAsync("named"));
        var category = await App.CategoryAsync();
        await App.TopicAsync(author, category, "First call", $"@{named.Name}");
        await App.TopicAsync(author, category, "Second call", $"@{named.Name}");
        await App.RunJobsAsync();
        var tab = await SignInAsync(named, _options);

        await tab.GoAsync("/notifications");
        await Expect(tab.Page.Locator(".notification.unread")).ToHaveCountAsync(2);
        await tab.Button("Mark all as read").ClickAsync();

        await Expect(tab.UnreadCount).ToHaveCountAsync(0);
        await Expect(tab.Page.Locator(".notification")).ToHaveCountAsync(2);
        await Expect(tab.Page.Locator(".notification.unread")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Member_edits_a_post_of_their_own()
    {
        var member = await App.MemberAsync();
        var topic = await App.TopicAsync(member, await App.CategoryAsync(), "To be mended", "Wiht a slip");
        var tab = await SignInAsync(member, _options);
        var page = await TopicPage.OpenAsync(tab, topic);

        await page.Post(1).Locator(".post-menu > summary").ClickAsync();
        await page.Post(1).Locator(".post-menu").GetByText("Edit").ClickAsync();
        await Expect(page.Composer.Text).ToHaveValueAsync("Wiht a slip");
        await page.Composer.PostAsync("Without *any* slip");

        await Expect(page.TextOf(1)).ToHaveTextAsync("Without any slip");
        await Expect(page.Post(1).Locator(".post-stamp")).ToContainTextAsync("edited");
    }

    [Fact]
    public async Task Member_logs_out_and_in_again()
    {
        var member = await App.MemberAsync();
        var tab = await SignInAsync(member, _options);

        await tab.LogOutAsync();
        await Expect(tab.MemberName).ToHaveCountAsync(0);
        await tab.Link("Log in").ClickAsync();
        await tab.FillLogInAsync(member.Name, "not the password");
        await Expect(tab.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("do not fit together");
        await tab.FillLogInAsync(member.Name, Cast.Password);

        await Expect(tab.MemberName).ToHaveTextAsync(member.Name);
    }

    [Fact]
    public async Task Forgotten_password_is_replaced_by_a_mailed_link()
    {
        var member = await App.MemberAsync();
        var tab = await OpenAsync(_options);

        await tab.GoAsync("/login");
        await tab.Link("Forgot your password?").ClickAsync();
        await tab.Field("E-mail address").FillAsync(member.Email!);
        await tab.Button("Send the link").ClickAsync();
        await Expect(tab.Title).ToHaveTextAsync("Look into your mail");
        await tab.GoAsync((await App.LastMailToAsync(member.Email!)).Link);
        await tab.Page.Locator("#password").FillAsync("a brand new sentence");
        await tab.Button("Save and log in").ClickAsync();

        await Expect(tab.MemberName).ToHaveTextAsync(member.Name);
        await tab.LogOutAsync();
        await tab.LogInAsync(member.Name, "a brand new sentence");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Reader_switches_to_Chinese_and_back(bool asMember)
    {
        var tab = asMember ? await SignInAsync(await App.MemberAsync(), _options) : await OpenAsync(_options);

        await tab.GoAsync("/settings/appearance");
        await tab.Page.Locator("#language").SelectOptionAsync("zh-Hans");
        await tab.Button("Save").ClickAsync();
        await Expect(tab.Title).ToHaveTextAsync("外观与语言");
        await Expect(tab.Page.Locator("html")).ToHaveAttributeAsync("lang", "zh-Hans");
        await tab.GoAsync("/");
        await Expect(tab.Title).ToHaveTextAsync("最新主题");

        await tab.GoAsync("/settings/appearance");
        await tab.Page.Locator("#language").SelectOptionAsync("en");
        await tab.Button("保存").ClickAsync();
        await Expect(tab.Title).ToHaveTextAsync("Appearance and language");
    }

    [Fact]
    public async Task Reader_chooses_the_dark_look_whatever_the_system_says()
    {
        var tab = await OpenAsync(_options);

        await tab.GoAsync("/settings/appearance");
        await tab.Field("Dark").CheckAsync();
        await tab.Button("Save").ClickAsync();
        await tab.GoAsync("/");

        await Expect(tab.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await Expect(tab.Page.Locator("html")).ToHaveCSSAsync("color-scheme", "dark");
    }

    [Fact]
    public async Task Member_changes_the_password_and_stays_signed_in()
    {
        var member = await App.MemberAsync();
        var tab = await SignInAsync(member, _options);

        await tab.GoAsync("/settings/account");
        await tab.Field("Present password").FillAsync(Cast.Password);
        await tab.Page.Locator("#newPassword").FillAsync("a brand new sentence");
        await tab.Button("Change the password").ClickAsync();
        await Expect(tab.Page.Locator("main [role=status]")).ToContainTextAsync("password is changed");
        await tab.GoAsync("/");

        await Expect(tab.MemberName).ToHaveTextAsync(member.Name);
    }

    async Task<string> RegisterAsync(Tab tab)
    {
        var name = Cast.UniqueName("asker");
        await tab.GoAsync("/");
        await Expect(tab.Title).ToHaveTextAsync("Latest topics");
        await tab.Link("Register").ClickAsync();
        await tab.Page.Locator("#name").FillAsync(name);
        await tab.Page.Locator("#email").FillAsync($"{name}@example.org");
        await tab.Page.Locator("#password").FillAsync(Cast.Password);
        await tab.Button("Register").ClickAsync();
        await Expect(tab.Title).ToHaveTextAsync("Look into your mailbox");
        await tab.GoAsync((await App.LastMailToAsync($"{name}@example.org")).Link);
        await tab.Button("Begin").ClickAsync();
        await Expect(tab.MemberName).ToHaveTextAsync(name);
        return name;
    }

    async Task StartTopicAsync(Tab tab, string title, string category)
    {
        var composer = new ComposerForm(tab.Page);
        await tab.Link("New topic").ClickAsync();
        await tab.Page.Locator("#title").FillAsync(title);
        await tab.Page.Locator("#category").SelectOptionAsync(new SelectOptionValue { Label = category });
        await composer.Text.FillAsync("The plum tree is **four metres** high.");
        var preview = await composer.ShowPreviewAsync(scripts);
        await Expect(preview.Locator("strong")).ToHaveTextAsync("four metres");
        await composer.Send.ClickAsync();
        await Expect(tab.Title).ToHaveTextAsync(title);
        await Expect(new TopicPage(tab).TextOf(1).Locator("strong")).ToHaveTextAsync("four metres");
    }

    static async Task ReplyAsync(Tab tab, string title, string text)
    {
        var page = new TopicPage(tab);
        await tab.GoAsync("/");
        await tab.Link(title).ClickAsync();
        await page.Composer.PostAsync(text);
        await Expect(page.TextOf(2)).ToContainTextAsync("come and get mine");
    }
}
