using System.Net;
using LinqToDB;
using LinqToDB.Async;
using Parley.Data.Scopes;
using Parley.Domain.Accounts;
using Parley.Domain.Categories;
using Parley.Domain.Groups;
using Parley.Domain.Permissions;
using Parley.Testing;
using Xunit;

namespace Parley.WebTests.Categories;

/// <summary>Who sees, starts and replies where.</summary>
public sealed class GroupAccessTests(ForumApp app) : ForumTest(app)
{
    [Fact]
    public async Task Category_of_a_group_is_open_to_its_members_and_to_moderators_only()
    {
        var (inside, outside, moderator) = (await App.MemberAsync("inside"), await App.MemberAsync("outside"), await App.MemberAsync("mod", Role.Moderator));
        var group = await App.GroupAsync(inside);
        var category = await App.CategoryAsync(group.Id);
        var visitors = new[]
        {
            (await App.SignedInAsync(inside), HttpStatusCode.OK),
            (await App.SignedInAsync(outside), HttpStatusCode.NotFound),
            (await App.SignedInAsync(moderator), HttpStatusCode.OK),
        };

        foreach (var (visitor, status) in visitors)
        {
            // Its own topic for each, asked for at once: the list shows the newest thirty, and other tests start topics meanwhile.
            var topic = await App.TopicAsync(inside, category, Cast.UniqueName("secret"));
            Assert.Equal(status == HttpStatusCode.OK, (await visitor.GetAsync("/")).Body.Contains(topic.Title, StringComparison.Ordinal));
            Assert.Equal(status, (await visitor.GetAsync($"/c/{category.Slug}")).Status);
            Assert.Equal(status, (await visitor.VisitAsync($"/t/{topic.Id}")).Status);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await App.NewVisitor().GetAsync($"/c/{category.Slug}")).Status);
    }

    [Fact]
    public async Task Who_is_put_into_a_group_or_out_of_it_sees_it_with_the_next_page()
    {
        var member = await App.MemberAsync();
        var group = await App.GroupAsync();
        var category = await App.CategoryAsync(group.Id);
        var visitor = await App.SignedInAsync(member);

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/c/{category.Slug}")).Status);
        await App.WithDbAsync(db => db.InsertAsync(new GroupMember { GroupId = group.Id, MemberId = member.Id }));
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync($"/c/{category.Slug}")).Status);
        await App.WithDbAsync(db => db.GroupMembers.Where(row => row.GroupId == group.Id).DeleteAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/c/{category.Slug}")).Status);
    }

    [Fact]
    public async Task Child_is_seen_only_by_those_who_see_it_and_its_parent()
    {
        var (both, one, other) = (await App.MemberAsync("both"), await App.MemberAsync("one"), await App.MemberAsync("other"));
        var parent = await App.CategoryAsync((await App.GroupAsync(both, one)).Id);
        var child = await App.CategoryAsync((await App.GroupAsync(both, other)).Id, parent);
        var open = await App.CategoryAsync(parent: parent);

        Assert.Equal([parent.Id, child.Id, open.Id], await SeenAsync(Viewer.Of(both)));
        Assert.Equal([parent.Id, open.Id], await SeenAsync(Viewer.Of(one)));
        Assert.Empty(await SeenAsync(Viewer.Of(other)));
        Assert.Empty(await SeenAsync(Viewer.Guest));

        Task<List<CategoryId>> SeenAsync(Viewer viewer) => App.WithDbAsync(db => db.CategoriesVisibleTo(viewer)
            .Where(row => row.Id == parent.Id || row.ParentId == parent.Id).OrderBy(row => row.Id).Select(row => row.Id).ToListAsync());
    }

    [Fact]
    public async Task Only_those_whom_a_category_lets_start_topics()
    {
        var (inside, outside) = (await App.MemberAsync("inside"), await App.MemberAsync("outside"));
        var category = await App.CategoryAsync();
        var group = await App.GroupAsync(inside);
        await SetAsync(category, started: group.Id, replied: GroupId.Members);
        await App.TopicAsync(inside, category, "By the group");

        var (allowed, refused) = (await App.SignedInAsync(inside), await App.SignedInAsync(outside));
        Assert.True((await allowed.GetAsync("/new-topic")).Has($"option[value='{category.Id}']"));
        Assert.True((await allowed.GetAsync($"/c/{category.Slug}")).Has("a[href^='/new-topic']"));
        Assert.False((await refused.GetAsync($"/c/{category.Slug}")).Has("a[href^='/new-topic']"));
        var form = await refused.GetAsync($"/new-topic?category={category.Id}");
        Assert.False(form.Has($"option[value='{category.Id}']"));

        var answer = await refused.SubmitAsync(form, "form.composer", ("title", "Let me in"), ("category", $"{category.Id}"), ("text", "Text"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal("Choose a category.", answer.TextAt("#category-error"));
    }

    [Fact]
    public async Task Only_those_whom_a_category_lets_reply()
    {
        var (inside, outside) = (await App.MemberAsync("inside"), await App.MemberAsync("outside"));
        var category = await App.CategoryAsync();
        var topic = await App.TopicAsync(outside, category);
        var refused = await App.SignedInAsync(outside);
        var before = await refused.VisitAsync($"/t/{topic.Id}");
        await SetAsync(category, started: GroupId.Members, replied: (await App.GroupAsync(inside)).Id);

        var allowed = await App.SignedInAsync(inside);
        Assert.True((await allowed.SubmitAsync(await allowed.VisitAsync($"/t/{topic.Id}"), "form.composer", ("text", "From the group"))).Has("#p2"));

        var after = await refused.VisitAsync($"/t/{topic.Id}");
        Assert.False(after.Has("form.composer") || after.Has("a.reply"));
        Assert.Contains("Only some members may reply", after.Text, StringComparison.Ordinal);
        var answer = await refused.SubmitAsync(before, "form.composer", ("text", "Typed before"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("Typed before", answer.TextAt("textarea"), StringComparison.Ordinal);
        Assert.Equal(1, await App.WithDbAsync(db => db.Topics.Where(row => row.Id == topic.Id).Select(row => row.ReplyCount).SingleAsync()));
    }

    [Fact]
    public async Task Parents_page_lists_its_children_and_their_topics()
    {
        var (member, parent) = (await App.MemberAsync(), await App.CategoryAsync());
        var (child, shut) = (await App.CategoryAsync(parent: parent), await App.CategoryAsync(GroupId.Moderators, parent));
        var moderator = await App.MemberAsync("mod", Role.Moderator);
        await App.TopicAsync(member, parent, "In the parent");
        await App.TopicAsync(member, child, "In the child");
        await App.TopicAsync(moderator, shut, "In the shut one");

        var page = await App.NewVisitor().GetAsync($"/c/{parent.Slug}");
        Assert.Equal(["In the child", "In the parent"], page.Texts(".topic-title"));
        Assert.Equal([child.Name], page.Texts(".child-categories a"));
        Assert.Contains(child.Name, page.Texts(".side-nav .child"));

        var below = await App.NewVisitor().GetAsync($"/c/{child.Slug}");
        Assert.Equal(["In the child"], below.Texts(".topic-title"));
        Assert.Equal(parent.Name, below.TextAt(".page-above a"));
    }

    [Fact]
    public async Task Who_watches_a_parent_is_told_of_topics_in_its_children_if_they_may_see_them()
    {
        var (inside, outside, author) = (await App.MemberAsync("inside"), await App.MemberAsync("outside"), await App.MemberAsync("mod", Role.Moderator));
        var parent = await App.CategoryAsync();
        var child = await App.CategoryAsync((await App.GroupAsync(inside)).Id, parent);
        foreach (var member in new[] { inside, outside })
        {
            await App.WithDbAsync(db => db.InsertAsync(
                new Domain.Notifications.CategoryWatch { MemberId = member.Id, CategoryId = parent.Id, Level = Domain.Notifications.WatchLevel.Watching }));
        }

        await App.TopicAsync(author, child, "For the group", $"@{outside.Name}");
        await App.RunJobsAsync();

        Assert.Equal("1 unread", (await (await App.SignedInAsync(inside)).GetAsync("/notifications")).TextAt(".bell-count"));
        Assert.False((await (await App.SignedInAsync(outside)).GetAsync("/notifications")).Has(".bell-count"));
        Assert.Equal(0, await App.WithDbAsync(db => db.Notifications.CountAsync(row => row.MemberId == outside.Id)));
    }

    [Fact]
    public async Task Groups_cost_a_page_no_statement()
    {
        var (inside, outside) = (await App.MemberAsync("inside"), await App.MemberAsync("outside"));
        var topic = await App.TopicAsync(outside, await App.CategoryAsync());
        for (var number = 0; number < 3; number++)
            await App.CategoryAsync((await App.GroupAsync(inside)).Id);

        foreach (var address in new[] { "/", "/categories", $"/t/{topic.Id}/{topic.Slug}" })
        {
            var costs = new List<int>();
            foreach (var member in new[] { inside, outside })
                costs.Add((await (await App.SignedInAsync(member)).GetAsync(address)).Statements);
            Assert.Equal(costs[1], costs[0]);
        }
    }

    Task<int> SetAsync(Category category, GroupId started, GroupId replied) => App.WithDbAsync(db => db.Categories
        .Where(row => row.Id == category.Id).Set(row => row.StartedBy, started).Set(row => row.RepliedBy, replied).UpdateAsync());
}
