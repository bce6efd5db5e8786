using System.Net;
using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Accounts;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Domain.Topics;
using Parley.Testing;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;
using Xunit;

namespace Parley.WebTests.Posts;

public sealed class DraftTests(ForumApp app) : ForumTest(app)
{
    static readonly string Long = string.Join(' ', Enumerable.Repeat("word", 80));

    [Fact]
    public async Task Draft_is_kept_by_a_button_found_again_and_gone_when_it_is_posted()
    {
        var (member, topic) = await CastAsync();
        var visitor = await App.SignedInAsync(member);

        var kept = await KeepAsync(visitor, topic, Long);
        Assert.Equal(Long, kept.TextAt("textarea[name=text]"));
        Assert.Contains("Your draft is kept", kept.Text, StringComparison.Ordinal);
        await KeepAsync(visitor, topic, "Something else");
        var list = await visitor.GetAsync("/drafts");
        Assert.Contains(topic.Title, list.TextAt(".draft-list"), StringComparison.Ordinal);
        Assert.Contains("1 earlier version", list.TextAt(".draft-list"), StringComparison.Ordinal);

        var page = await visitor.VisitAsync(list.LinkAt(".draft-list h2 a")!.Split('#')[0]);
        await visitor.SubmitAsync(page, "form.composer");

        Assert.Equal((0, 0), (await CountAsync(db => db.Drafts.Where(row => row.MemberId == member.Id).CountAsync()), await CountAsync(db => db.DraftVersions.Where(row => row.MemberId == member.Id).CountAsync())));
        Assert.Contains("No drafts", (await visitor.GetAsync("/drafts")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Earlier_version_is_looked_at_and_taken_back_and_what_stood_there_is_a_version()
    {
        var (member, topic) = await CastAsync();
        var visitor = await App.SignedInAsync(member);
        await KeepAsync(visitor, topic, Long);
        var page = await KeepAsync(visitor, topic, "Oh no");

        var versions = await visitor.GetAsync(page.LinkAt(".draft-kept a")!);
        var version = await visitor.GetAsync(versions.LinkAt(".draft-list h2 a")!);
        Assert.Equal(Long, version.TextAt(".draft-text"));
        var back = await visitor.SubmitAsync(version, "main form");

        Assert.Equal(Long, back.TextAt("textarea[name=text]"));
        Assert.Equal(["Oh no", Long], (await visitor.GetAsync(page.LinkAt(".draft-kept a")!)).Texts(".draft-list .excerpt").Select(text => text.Length > 20 ? Long : text));
    }

    [Fact]
    public async Task Nobody_sees_the_versions_of_somebody_else()
    {
        var (member, topic) = await CastAsync();
        var visitor = await App.SignedInAsync(member);
        await KeepAsync(visitor, topic, Long);
        await KeepAsync(visitor, topic, "Short");
        var id = await App.WithDbAsync(db => db.DraftVersions.Where(row => row.MemberId == member.Id).Select(row => row.Id).SingleAsync());
        var other = await App.SignedInAsync(await App.MemberAsync("other", Role.Administrator));
        var token = (await other.VisitAsync($"/t/{topic.Id}")).Document.QuerySelector("#post-acts input")!;

        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/drafts/versions/{id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.PostAsync($"/drafts/versions/{id}", [new(token.GetAttribute("name")!, token.GetAttribute("value")!)])).Status);
        Assert.DoesNotContain("word word", (await other.GetAsync($"/drafts/versions?place=/t/{topic.Id}")).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await App.NewVisitor().GetAsync("/drafts")).Status);
    }

    [Fact]
    public async Task No_more_than_ten_are_kept_and_not_one_for_every_key()
    {
        var (member, topic) = await CastAsync();
        for (var version = 0; version < 14; version++)
            await SaveAsync(member, topic, $"{version} {Long}{new string((char)('a' + version), 300)}");
        Assert.Equal(DraftVersion.MostKept, await CountAsync(db => db.DraftVersions.CountAsync(row => row.MemberId == member.Id)));
        Assert.Equal(0, await CountAsync(db => db.DraftVersions.CountAsync(row => row.MemberId == member.Id && row.Markdown.StartsWith("0 "))));

        var typist = await App.MemberAsync("typist");
        for (var length = 1; length < 100; length += 3)
            await SaveAsync(typist, topic, Long[..length]);
        Assert.Equal(0, await CountAsync(db => db.DraftVersions.CountAsync(row => row.MemberId == typist.Id)));
    }

    [Fact]
    public async Task Script_that_comes_after_the_post_leaves_no_draft_behind()
    {
        var (member, topic) = await CastAsync();
        var visitor = await App.SignedInAsync(member);
        var page = await visitor.VisitAsync($"/t/{topic.Id}");
        await visitor.SubmitAsync(page, "form.composer", ("text", "Posted"));
        var fields = page.Document.QuerySelectorAll("form.composer input[type=hidden]").ToDictionary(input => input.GetAttribute("name")!, input => input.GetAttribute("value") ?? "");
        fields["text"] = "Posted";
        fields["place"] = $"/t/{topic.Id}";

        visitor.Headers["HX-Request"] = "true";
        Assert.Equal(HttpStatusCode.NoContent, (await visitor.PostAsync("/drafts", fields)).Status);
        Assert.Equal(0, await CountAsync(db => db.Drafts.CountAsync(row => row.MemberId == member.Id)));

        fields["place"] = "//evil.example.org";
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.PostAsync("/drafts", fields)).Status);
    }

    [Fact]
    public async Task Ticks_for_moving_replies_are_there_again_after_the_log_in()
    {
        var (author, moderator) = (await App.MemberAsync(), await App.MemberAsync("mod", Role.Moderator));
        var topic = await App.TopicAsync(author, await App.CategoryAsync());
        for (var reply = 0; reply < 3; reply++)
            await App.ReplyAsync(author, topic, $"Reply {reply}");
        var visitor = App.NewVisitor();

        var logIn = await visitor.PostAsync($"/t/{topic.Id}/replies/move", [new("posts", "2"), new("posts", "4"), new("to", "new"), new("title", "A topic of its own"), new("category", $"{topic.CategoryId}")]);
        var form = await visitor.SubmitAsync(logIn, "main form", ("name", moderator.Name), ("password", Cast.Password));

        Assert.Equal(["2", "4"], form.Document.QuerySelectorAll("[name=posts][checked]").Select(box => box.GetAttribute("value")));
        Assert.Equal("A topic of its own", form.Document.QuerySelector("[name=title]")!.GetAttribute("value"));
        Assert.True(form.Has("[name=to][value=new][checked]"));
    }

    async Task<(Member Member, Topic Topic)> CastAsync()
    {
        var member = await App.MemberAsync();
        return (member, await App.TopicAsync(await App.MemberAsync("author"), await App.CategoryAsync(), Cast.UniqueName("title")));
    }

    static async Task<Page> KeepAsync(Visitor visitor, Topic topic, string text)
    {
        var page = await visitor.VisitAsync($"/t/{topic.Id}");
        var fields = page.Document.QuerySelectorAll("form.composer input[type=hidden]").Select(input => KeyValuePair.Create(input.GetAttribute("name")!, input.GetAttribute("value") ?? ""));
        var place = page.Document.QuerySelector("[data-keep-draft]")!;
        var kept = await visitor.PostAsync(place.GetAttribute("formaction")!, [.. fields, new("text", text), new("place", place.GetAttribute("value")!)]);
        return await visitor.VisitAsync(kept.Location!.Split('#')[0]);
    }

    Task<bool> SaveAsync(Member member, Topic topic, string text) => App.WithAsync<KeepDraft, bool>(async keep =>
    {
        await keep.KeepAsync(Viewer.Of(member), new KeptText { Place = $"/t/{topic.Id}", Text = text }, CancellationToken.None);
        return true;
    });

    Task<int> CountAsync(Func<ParleyDb, Task<int>> count) => App.WithDbAsync(count);
}
