using System.Net;
using LinqToDB.Async;
using Parley.Domain.Posts;
using Parley.Testing;
using Xunit;

namespace Parley.WebTests.Topics;

public sealed class NewTopicTests(ForumApp app) : ForumTest(app)
{
    [Fact]
    public async Task Member_starts_a_topic()
    {
        var (member, category) = (await App.MemberAsync(), await App.CategoryAsync());
        var visitor = await App.SignedInAsync(member);

        var page = await visitor.SubmitAsync(
            await visitor.GetAsync("/new-topic"), "form.composer", ("title", "How to begin"), ("category", $"{category.Id}"), ("text", "With **strong** words"));

        Assert.Equal("How to begin", page.Title);
        Assert.Equal("strong", page.TextAt(".prose strong"));
        Assert.EndsWith("/how-to-begin", page.Address, StringComparison.Ordinal);
        Assert.Equal(["How to begin"], (await visitor.GetAsync($"/c/{category.Slug}")).Texts(".topic-title"));
    }

    [Theory]
    [InlineData("", "Give the topic a title.")]
    [InlineData("   ", "Give the topic a title.")]
    [InlineData("\u200b\u200d", "Give the topic a title.")]
    [InlineData("ab", "too short")]
    public async Task Bad_title_is_refused_and_the_text_is_kept(string title, string reason)
    {
        var category = await App.CategoryAsync();
        var visitor = await App.SignedInAsync(await App.MemberAsync());

        var page = await visitor.SubmitAsync(
            await visitor.GetAsync("/new-topic"), "form.composer", ("title", title), ("category", $"{category.Id}"), ("text", "Long thought about"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(reason, page.TextAt("#title-error"), StringComparison.Ordinal);
        Assert.Equal("Long thought about", page.Document.QuerySelector("textarea")!.TextContent.Trim());
        Assert.Equal($"{category.Id}", page.Document.QuerySelector("option[selected]")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("مرحبا بالعالم")]
    [InlineData("中文标题")]
    [InlineData("😀😀😀😀")]
    [InlineData("<b>bold</b> & \"quotes\"")]
    [InlineData("Line\r\nbreaks\tand\u0007controls")]
    public async Task Title_in_any_script_is_shown_as_typed(string title)
    {
        var category = await App.CategoryAsync();
        var visitor = await App.SignedInAsync(await App.MemberAsync());

        var page = await visitor.SubmitAsync(
            await visitor.GetAsync("/new-topic"), "form.composer", ("title", title), ("category", $"{category.Id}"), ("text", "Text"));

        Assert.Equal(title.Replace("\r\n", " ").Replace('\t', ' ').Replace('\u0007', ' '), page.Title);
        Assert.False(page.Has("h1 b"));
    }

    [Fact]
    public async Task Form_sent_twice_makes_one_topic()
    {
        var (member, category) = (await App.MemberAsync(), await App.CategoryAsync());
        var visitor = await App.SignedInAsync(member);
        var form = await visitor.GetAsync("/new-topic");

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => visitor.SubmitOnlyAsync(
            form, "form.composer", ("title", "Sent twice"), ("category", $"{category.Id}"), ("text", "Text"))));

        Assert.Single(answers.Select(answer => answer.Location).Distinct());
        Assert.Equal(1, await App.WithDbAsync(db => db.Topics.CountAsync(row => row.CategoryId == category.Id)));
    }

    [Fact]
    public async Task Topic_of_an_expired_sign_in_keeps_title_category_and_text()
    {
        var (member, category) = (await App.MemberAsync(), await App.CategoryAsync());
        var form = await (await App.SignedInAsync(member)).GetAsync("/new-topic");
        var later = App.NewVisitor();

        var signedOut = await later.SubmitAsync(form, "form.composer", ("title", "An hour later"), ("category", $"{category.Id}"), ("text", "Text"));
        var back = await later.SubmitAsync(signedOut, "main form", ("name", member.Name), ("password", Cast.Password));
        var posted = await later.SubmitAsync(back, "form.composer");

        Assert.Equal("An hour later", posted.Title);
        Assert.Equal(category.Name, posted.TextAt(".topic-header .category"));
    }

    [Fact]
    public async Task Preview_shows_the_text_as_it_will_stand_there_and_posts_nothing()
    {
        var category = await App.CategoryAsync();
        var visitor = await App.SignedInAsync(await App.MemberAsync());

        var page = await visitor.SubmitAsync(
            await visitor.GetAsync("/new-topic"), "form.composer", ("title", "Title"), ("category", $"{category.Id}"), ("text", "*soft*"), ("intent", "preview"));

        Assert.Equal("soft", page.TextAt("[data-preview-served] em"));
        Assert.Equal("*soft*", page.Document.QuerySelector("textarea")!.TextContent.Trim());
        Assert.Equal(0, await App.WithDbAsync(db => db.Topics.CountAsync(row => row.CategoryId == category.Id)));
    }

    [Fact]
    public async Task Topic_in_a_category_that_the_member_may_not_see_is_refused()
    {
        var staff = await App.CategoryAsync(Domain.Groups.GroupId.Moderators);
        var visitor = await App.SignedInAsync(await App.MemberAsync());

        var page = await visitor.SubmitAsync(
            await visitor.GetAsync("/new-topic"), "form.composer", ("title", "Let me in"), ("category", $"{staff.Id}"), ("text", "Text"));

        Assert.Equal("Choose a category.", page.TextAt("#category-error"));
    }

    [Fact]
    public async Task Too_long_text_is_refused_and_kept()
    {
        var category = await App.CategoryAsync();
        var visitor = await App.SignedInAsync(await App.MemberAsync());
        var text = new string('x', PostText.LongestLength + 1);

        var page = await visitor.SubmitAsync(
            await visitor.GetAsync("/new-topic"), "form.composer", ("title", "Too long"), ("category", $"{category.Id}"), ("text", text));

        Assert.Contains("too long", page.TextAt("#text-error"), StringComparison.Ordinal);
        Assert.Equal(text, page.Document.QuerySelector("textarea")!.TextContent.Trim());
    }
}
