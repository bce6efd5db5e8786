using Microsoft.Playwright;
using Parley.BrowserTests.Catalogue;
using Parley.BrowserTests.Pages;
using Parley.Testing;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Parley.BrowserTests.Pictures;

/// <summary>Pictures of the pages, to be looked at; not tests. <c>./dev screenshots</c> takes them.</summary>
public sealed class Screenshots(ForumInBrowser forum) : BrowserTest(forum)
{
    const string Member = "Annika";
    const string Neighbour = "Ruben";
    const int SecondsToBeTold = 30;

    static readonly string Topics = Path.Combine(Checkout.Root, "../shared/data/urho3d-topics.jsonl.gz");
    static readonly string Folder = Path.Combine(Checkout.Root, "artifacts/screenshots");

    [Fact(Explicit = true)]
    public async Task Of_a_large_forum()
    {
        await using var served = new ServedForum();
        if (File.Exists(Topics))
            await served.RunAsync("import", "topics", Topics);
        else
            await served.RunAsync("seed");
        await served.ServeAsync();
        await TakeAllAsync(served, Folder);
    }

    [Fact(Explicit = true)]
    public async Task Of_the_demo()
    {
        await using var served = new ServedForum();
        await served.ServeAsync("--demo");
        await TakeAllAsync(served, Path.Combine(Folder, "demo"));
    }

    async Task TakeAllAsync(ServedForum served, string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var name in new[] { Member, Neighbour })
            await served.RunAsync("user", "add", name, "--email", $"{name}@example.org", "--password", Cast.Password);
        var sights = await Sights.OfAsync(served);
        await TalkAsync(served, sights);
        foreach (var language in new[] { "en", "zh" })
        {
            foreach (var light in new[] { ColorScheme.Light, ColorScheme.Dark })
                await TakeAllAsync(served, sights, folder, language, light);
        }
    }

    // Something for the notifications.
    async Task TalkAsync(ServedForum served, Sights sights)
    {
        var tab = await VisitAsync(served, new(), Neighbour);
        foreach (var topic in new[] { sights.LargestTopic, sights.MiddlingTopic })
        {
            await tab.GoAsync(topic);
            await new ComposerForm(tab.Page).PostAsync($"@{Member} has tried this, I think. What do you say?");
            await Expect(tab.Page.Locator("article.post:target")).ToContainTextAsync("has tried this");
        }

        var member = await VisitAsync(served, new(), Member);
        await Expect(member.UnreadCount).ToBeVisibleAsync(new() { Timeout = SecondsToBeTold * 1000 });
    }

    async Task TakeAllAsync(ServedForum served, Sights sights, string folder, string language, ColorScheme light)
    {
        var options = new TabOptions { Language = language == "zh" ? "zh-CN" : "en-US", Light = light };
        var suffix = $"{light}-{language}".ToLowerInvariant();
        await TakeAsGuestAsync(new(await VisitAsync(served, options), folder, suffix), sights);
        await TakeAsMemberAsync(new(await VisitAsync(served, options, Member), folder, suffix), sights);
    }

    static async Task TakeAsGuestAsync(Photographer photographer, Sights sights)
    {
        await photographer.TakeAsync("latest", "/");
        await photographer.TakeAsync("category", sights.Category);
        await photographer.TakeAsync("categories", "/categories");
        await photographer.TakeAsync("topic", sights.MiddlingTopic);
        await photographer.TakeAsync("log-in", "/login");
        await photographer.TakeAsync("register", "/register");
        await photographer.TakeAsync("profile", sights.Profile);
        await photographer.TakeAsync("appearance", "/settings/appearance");
        await photographer.TakeAsync("not-found", "/no/such/page");
    }

    static async Task TakeAsMemberAsync(Photographer photographer, Sights sights)
    {
        await photographer.TakeAsync("largest-topic", sights.LargestTopic);
        await photographer.TakeAsync("reply", $"/t/{sights.MiddlingTopic.Split('/')[2]}/reply?quote=1");
        await photographer.TakeAsync("notifications", "/notifications");
        await photographer.TakeAsync("profile-settings", "/settings/profile");
        await photographer.TakeAsync("new-topic", "/new-topic", async tab =>
        {
            var composer = new ComposerForm(tab.Page);
            await tab.Page.Locator("#title").FillAsync("Everything that a text can have in it");
            await composer.Text.FillAsync(ForumContent.RichText);
            await composer.PreviewTab.ClickAsync();
            await Expect(composer.Preview.Locator("h3")).ToBeVisibleAsync();
        });
    }

    async Task<Tab> VisitAsync(ServedForum served, TabOptions options, string? member = null)
    {
        var tab = await OpenAsync(options with { HasForeignPictures = true }, served.Address);
        if (member is not null)
            await tab.LogInAsync(member, Cast.Password);
        return tab;
    }
}
