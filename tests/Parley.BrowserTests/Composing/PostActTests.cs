using Parley.BrowserTests.Pages;
using Parley.Domain.Accounts;
using Parley.Domain.Topics;
using Parley.Testing;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Parley.BrowserTests.Composing;

public sealed class PostActTests(ForumInBrowser forum) : BrowserTest(forum)
{
    [Fact]
    public async Task Like_and_bookmark_change_in_place_and_keep_the_focus()
    {
        var (page, _, _) = await OpenTopicAsync();
        var address = page.Tab.Page.Url;
        var like = page.Post(1).Locator(".like");

        await like.ClickAsync();
        await Expect(like).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(page.Post(1).Locator(".likes")).ToHaveTextAsync("1 like");
        await Expect(like).ToBeFocusedAsync();
        await page.Tab.Page.Keyboard.PressAsync("Enter");
        await Expect(page.Post(1).Locator(".likes")).ToHaveCountAsync(0);

        await page.Post(1).Locator(".bookmark").ClickAsync();
        await Expect(page.Post(1).Locator("a.bookmark.set")).ToHaveTextAsync("Bookmarked");
        Assert.Equal(address, page.Tab.Page.Url);
    }

    [Fact]
    public async Task Selected_words_are_quoted_as_markdown_by_a_button_that_the_keyboard_reaches()
    {
        var (page, author, topic) = await OpenTopicAsync();
        await page.TextOf(1).GetByText("two spades").WaitForAsync();
        await page.Tab.Page.EvaluateAsync(
            """
            () => {
              const [first] = document.querySelectorAll("#p1 .prose p");
              const range = document.createRange();
              range.setStart(first.firstChild, 4);
              range.setEndAfter(first.querySelector("strong"));
              const selection = getSelection();
              selection.removeAllRanges();
              selection.addRange(range);
            }
            """);
        var quote = page.Tab.Page.Locator("[data-quote-selection]");
        await Expect(quote).ToBeVisibleAsync();

        await quote.FocusAsync();
        await page.Tab.Page.Keyboard.PressAsync("Enter");

        await Expect(page.Composer.Text).ToHaveValueAsync(
            $"[quote=\"{author.Name}, post:1, topic:{topic.Id}\"]\ndeep? About **two spades**\n[/quote]\n\n");
        await Expect(quote).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Replies_open_under_the_post()
    {
        var (page, author, topic) = await OpenTopicAsync();
        await App.ReplyAsync(author, topic, "As deep as the root");
        await App.ReplyAsync(author, topic, "That deep indeed", replyTo: 2);
        await page.Tab.Page.ReloadAsync();

        await page.Post(2).Locator(".replies > summary").ClickAsync();

        await Expect(page.Post(2).Locator(".reply-list li")).ToContainTextAsync(["That deep indeed"]);
    }

    [Fact]
    public async Task Button_of_somebody_who_is_signed_out_meanwhile_says_so()
    {
        var (page, _, _) = await OpenTopicAsync();
        await page.Tab.Page.Context.ClearCookiesAsync();

        await page.Post(1).Locator(".like").ClickAsync();

        await Expect(page.Tab.Page.Locator("main form[action^='/login']")).ToBeVisibleAsync();
    }

    async Task<(TopicPage Page, Member Author, Topic Topic)> OpenTopicAsync()
    {
        var (author, reader) = (await App.MemberAsync("author"), await App.MemberAsync("reader"));
        var topic = await App.TopicAsync(author, await App.CategoryAsync(), "Planting a plum tree", "How deep? About **two spades** or *three*.");
        return (await TopicPage.OpenAsync(await SignInAsync(reader), topic), author, topic);
    }
}
