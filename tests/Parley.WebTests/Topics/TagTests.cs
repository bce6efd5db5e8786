using System.Net;
using LinqToDB;
using LinqToDB.Async;
using Parley.Data.Settings;
using Parley.Domain.Accounts;
using Parley.Testing;
using Parley.Web.Features.Topics;
using Xunit;

namespace Parley.WebTests.Topics;

public sealed class TagTests(ForumApp app) : ForumTest(app)
{
    [Fact]
    public async Task Topic_is_started_with_tags_that_stand_in_lists_on_its_page_and_on_their_own()
    {
        var (member, category) = (await App.MemberAsync(), await App.CategoryAsync());
        var tag = Cast.UniqueName("bread");
        var visitor = await App.SignedInAsync(member);

        var page = await visitor.SubmitAsync(
            await visitor.GetAsync("/new-topic"), "form.composer",
            ("title", "With tags"), ("category", $"{category.Id}"), ("tags", $" {tag.ToUpperInvariant()} , 面包 烘焙, {tag}"), ("text", "Text"));

        Assert.Equal([tag, "面包-烘焙"], page.Texts(".topic-header .tag"));
        Assert.Equal([tag, "面包-烘焙"], (await visitor.GetAsync($"/c/{category.Slug}")).Texts(".topic-row .tag"));
        var list = await App.NewVisitor().GetAsync($"/tag/{tag}");
        Assert.Equal(["With tags"], list.Texts(".topic-title"));
        Assert.Equal($"#{tag}", list.Title);
        Assert.Equal($"/tag/{tag}", (await App.NewVisitor().GetAsync($"/tag/{tag.ToUpperInvariant()}")).Location);
        Assert.Contains($"{tag} 1 topic", (await App.NewVisitor().GetAsync("/tags")).Texts(".tag-list li"));
    }

    [Theory]
    [InlineData("a,b,c,d,e,f", "at most")]
    [InlineData("abcdefghijklmnopqrstuvwxyzabcdefg", "too long")]
    public async Task Too_many_and_too_long_tags_are_refused_and_kept(string tags, string reason)
    {
        var category = await App.CategoryAsync();
        var visitor = await App.SignedInAsync(await App.MemberAsync());

        var page = await visitor.SubmitAsync(
            await visitor.GetAsync("/new-topic"), "form.composer", ("title", "Title"), ("category", $"{category.Id}"), ("tags", tags), ("text", "Text"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(reason, page.TextAt("#tags-error"), StringComparison.Ordinal);
        Assert.Equal(tags, page.Document.QuerySelector("#tags")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Tags_are_changed_where_the_first_post_is_edited_and_nowhere_else()
    {
        var (member, category) = (await App.MemberAsync(), await App.CategoryAsync());
        var (old, added) = (Cast.UniqueName("old"), Cast.UniqueName("added"));
        var topic = await App.TopicAsync(member, category, tags: old);
        await App.ReplyAsync(member, topic);
        var posts = await App.WithDbAsync(db => db.Posts.Where(row => row.TopicId == topic.Id).OrderBy(row => row.Number).Select(row => row.Id).ToListAsync());
        var visitor = await App.SignedInAsync(member);

        Assert.False((await visitor.GetAsync($"/p/{posts[1]}/edit")).Has("#tags"));
        var form = await visitor.GetAsync($"/p/{posts[0]}/edit");
        Assert.Equal(old, form.Document.QuerySelector("#tags")!.GetAttribute("value"));
        var page = await visitor.SubmitAsync(form, "form.composer", ("tags", $"{added}, {old}"));
        Assert.Equal([added, old], page.Texts(".topic-header .tag"));

        page = await visitor.SubmitAsync(await visitor.GetAsync($"/p/{posts[0]}/edit"), "form.composer", ("tags", ""));
        Assert.False(page.Has(".topic-header .tag"));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/tag/{added}")).Status);
    }

    [Fact]
    public async Task Tags_of_an_expired_sign_in_are_kept()
    {
        var (member, category) = (await App.MemberAsync(), await App.CategoryAsync());
        var form = await (await App.SignedInAsync(member)).GetAsync("/new-topic");
        var later = App.NewVisitor();

        var signedOut = await later.SubmitAsync(form, "form.composer", ("title", "Later"), ("category", $"{category.Id}"), ("tags", "kept, tags"), ("text", "Text"));
        var back = await later.SubmitAsync(signedOut, "main form", ("name", member.Name), ("password", Cast.Password));

        Assert.Equal("kept, tags", back.Document.QuerySelector("#tags")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Renamed_tag_is_found_by_its_old_name()
    {
        var (member, category) = (await App.MemberAsync(), await App.CategoryAsync());
        var (old, renamed, longer) = (Cast.UniqueName("old"), Cast.UniqueName("renamed"), "");
        longer = $"{old}-longer";
        var topic = await App.TopicAsync(member, category, tags: $"{longer}, {old}");
        var visitor = await App.SignedInAsync(await App.MemberAsync("mod", Role.Moderator));

        var list = await visitor.GetAsync($"/tag/{old}");
        var page = await visitor.SubmitAsync(await visitor.GetAsync(list.LinkAt("a[href^='/tags/']")!), "form[action$='/name']", ("name", renamed.ToUpperInvariant()));

        Assert.Equal($"#{renamed}", page.Title);
        Assert.Equal($"/tag/{renamed}", (await App.NewVisitor().GetAsync($"/tag/{old}")).Location);
        Assert.Equal([longer, renamed], (await App.NewVisitor().VisitAsync($"/t/{topic.Id}")).Texts(".topic-header .tag"));

        // Who goes on typing the old name means the tag that had it.
        var again = await App.TopicAsync(member, category, tags: old);
        Assert.Equal(renamed, again.Tags);
    }

    [Fact]
    public async Task Name_that_another_tag_has_is_refused_and_the_two_can_be_merged()
    {
        var (member, category) = (await App.MemberAsync(), await App.CategoryAsync());
        var (from, into) = (Cast.UniqueName("from"), Cast.UniqueName("into"));
        var one = await App.TopicAsync(member, category, "One", tags: from);
        var both = await App.TopicAsync(member, category, "Both", tags: $"{from}, {into}");
        var id = await App.WithDbAsync(db => db.Tags.Where(row => row.Name == from).Select(row => row.Id).SingleAsync());
        var visitor = await App.SignedInAsync(await App.MemberAsync("mod", Role.Moderator));

        var refused = await visitor.SubmitAsync(await visitor.GetAsync($"/tags/{id}"), "form[action$='/name']", ("name", into));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(into, refused.TextAt("#name-error"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.SubmitAsync(refused, "form[action$='/merge']", ("into", "no-such-tag"))).Status);

        var merged = await visitor.SubmitAsync(refused, "form[action$='/merge']", ("into", into));
        Assert.Equal(["Both", "One"], merged.Texts(".topic-title"));
        foreach (var topic in new[] { one, both })
            Assert.Equal([into], (await visitor.VisitAsync($"/t/{topic.Id}")).Texts(".topic-header .tag"));
        Assert.Equal($"/tag/{into}", (await visitor.GetAsync($"/tag/{from}")).Location);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/tags/{id}")).Status);
    }

    [Fact]
    public async Task Only_moderators_change_tags()
    {
        var (member, category) = (await App.MemberAsync(), await App.CategoryAsync());
        var tag = Cast.UniqueName("mine");
        await App.TopicAsync(member, category, tags: tag);
        var id = await App.WithDbAsync(db => db.Tags.Where(row => row.Name == tag).Select(row => row.Id).SingleAsync());
        var visitor = await App.SignedInAsync(member);
        var token = (await visitor.GetAsync("/new-topic")).Document.QuerySelector("form.composer input[name=__token]")!.GetAttribute("value")!;

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/tags/{id}")).Status);
        foreach (var action in new[] { "name", "merge" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.PostAsync(
                $"/tags/{id}/{action}", [new("__token", token), new("name", "x"), new("into", "x")])).Status);
        }

        Assert.False((await visitor.GetAsync("/tags")).Has(".tag-change"));
    }

    [Fact]
    public async Task Same_new_tag_by_two_at_once_is_one_tag()
    {
        var (member, category) = (await App.MemberAsync(), await App.CategoryAsync());
        var tag = Cast.UniqueName("together");

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => App.TopicAsync(member, category, tags: tag))));

        var id = await App.WithDbAsync(db => db.Tags.Where(row => row.Name == tag).Select(row => row.Id).SingleAsync());
        Assert.Equal(4, await App.WithDbAsync(db => db.TopicTags.CountAsync(row => row.TagId == id)));
    }
}

/// <summary>In a forum of its own, because it changes who may make tags for all.</summary>
public sealed class TagCreatorsTests
{
    [Fact]
    public async Task Where_only_moderators_make_tags_members_choose_from_those_that_they_can_see()
    {
        Assert.SkipWhen(ForumApp.Missing is not null, ForumApp.Missing ?? "");
        await using var app = await ForumApp.StartAsync();
        var (member, moderator) = (await app.MemberAsync(), await app.MemberAsync("mod", Role.Moderator));
        var (open, shut) = (await app.CategoryAsync(), await app.CategoryAsync(Domain.Groups.GroupId.Moderators));
        await app.TopicAsync(moderator, open, tags: "known");
        await app.TopicAsync(moderator, shut, tags: "unknown");
        await app.WithDbAsync(async db =>
        {
            await db.SetSettingAsync(TagTopic.CreatorsSetting, TagTopic.CreatorsModerators, CancellationToken.None);
            return true;
        });
        var visitor = await app.SignedInAsync(member);
        var form = await visitor.GetAsync("/new-topic");

        foreach (var name in new[] { "unknown", "not-there" })
        {
            var refused = await visitor.SubmitAsync(form, "form.composer", ("title", "Title"), ("category", $"{open.Id}"), ("tags", name), ("text", "Text"));
            Assert.Equal($"There is no tag “{name}”.", refused.TextAt("#tags-error"));
        }

        var page = await visitor.SubmitAsync(form, "form.composer", ("title", "Title"), ("category", $"{open.Id}"), ("tags", "known"), ("text", "Text"));
        Assert.Equal(["known"], page.Texts(".topic-header .tag"));
        Assert.Equal(0, await app.WithDbAsync(db => db.Tags.CountAsync(row => row.Name == "not-there")));
    }
}
