using System.Net;
using LinqToDB.Async;
using Parley.Domain.Accounts;
using Parley.Domain.Categories;
using Parley.Domain.Groups;
using Parley.Testing;
using Xunit;

namespace Parley.WebTests.Admin;

public sealed class AdminCategoryTests(ForumApp app) : ForumTest(app)
{
    [Fact]
    public async Task Administrator_adds_a_category_that_is_there_at_once()
    {
        var visitor = await AdministratorAsync();
        var name = Cast.UniqueName("New category");

        var list = await visitor.SubmitAsync(
            await visitor.GetAsync("/admin/categories/new"), "main form.form", ("name", name), ("description", "With **strong** words"), ("color", "own"), ("ownColor", "#123ABC"));
        Assert.Contains(name, list.Texts(".admin-row .category"));

        var category = await FindAsync(name);
        var page = await App.NewVisitor().GetAsync($"/c/{category.Slug}");
        Assert.Equal(name, page.Title);
        Assert.Equal("strong", page.TextAt(".page-intro strong"));
        Assert.Equal("With strong words", page.Document.QuerySelector("meta[name=description]")!.GetAttribute("content"));
        Assert.Equal("#123abc", category.Color);
    }

    [Fact]
    public async Task Child_follows_its_parent_when_that_is_shut_and_opened()
    {
        var visitor = await AdministratorAsync();
        var (parent, name) = (await App.CategoryAsync(), Cast.UniqueName("Child"));
        await visitor.SubmitAsync(await visitor.GetAsync($"/admin/categories/new?parent={parent.Id}"), "main form.form", ("name", name));
        var child = await FindAsync(name);
        Assert.Equal(parent.Id, child.ParentId);
        var guest = App.NewVisitor();
        Assert.Equal(HttpStatusCode.OK, (await guest.GetAsync($"/c/{child.Slug}")).Status);

        await visitor.SubmitAsync(await visitor.GetAsync($"/admin/categories/{parent.Id}"), "main form.form", ("seenBy", $"{GroupId.Moderators}"));
        Assert.Equal(HttpStatusCode.NotFound, (await guest.GetAsync($"/c/{child.Slug}")).Status);

        await visitor.SubmitAsync(await visitor.GetAsync($"/admin/categories/{child.Id}"), "main form.form", ("parent", ""));
        Assert.Equal(HttpStatusCode.OK, (await guest.GetAsync($"/c/{child.Slug}")).Status);
    }

    [Theory]
    [InlineData("name", "", "name")]
    [InlineData("name", "\u200b", "name")]
    [InlineData("seenBy", "999999", "seenBy")]
    [InlineData("startedBy", "0", "startedBy")]
    [InlineData("repliedBy", "-3", "repliedBy")]
    [InlineData("parent", "999999", "parent")]
    public async Task Bad_form_is_refused_and_comes_back_filled_in(string field, string value, string error)
    {
        var visitor = await AdministratorAsync();
        var form = await visitor.GetAsync("/admin/categories/new");
        var name = Cast.UniqueName("Refused");

        var page = await visitor.SubmitAsync(form, "main form.form", ("name", name), ("description", "Long thought about"), (field, value));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.True(page.Has($"#{error}-error"), page.Text);
        Assert.Equal("Long thought about", page.TextAt("#description"));
        Assert.Null(await App.WithDbAsync(db => db.Categories.FirstOrDefaultAsync(row => row.Name == name)));
    }

    [Fact]
    public async Task There_are_two_levels_and_each_name_once()
    {
        var visitor = await AdministratorAsync();
        var parent = await App.CategoryAsync();
        var child = await App.CategoryAsync(parent: parent);
        var other = await App.CategoryAsync();

        foreach (var (id, field, value) in new[] { (other.Id, "parent", $"{child.Id}"), (parent.Id, "parent", $"{other.Id}"), (parent.Id, "parent", $"{parent.Id}"), (other.Id, "name", parent.Name.ToUpperInvariant()) })
        {
            var page = await visitor.SubmitAsync(await visitor.GetAsync($"/admin/categories/{id}"), "main form.form", (field, value));
            Assert.True(page.Has($"#{field}-error"), page.Text);
        }
    }

    [Fact]
    public async Task Categories_are_moved_up_and_down()
    {
        var visitor = await AdministratorAsync();
        var parent = await App.CategoryAsync();
        var (one, two) = (await App.CategoryAsync(parent: parent), await App.CategoryAsync(parent: parent));
        var page = await visitor.GetAsync("/admin/categories");

        await visitor.SubmitAsync(page, $"form[action='/admin/categories/{one.Id}/move']", ("direction", "down"));
        Assert.Equal([two.Name, one.Name], (await App.NewVisitor().GetAsync($"/c/{parent.Slug}")).Texts(".child-categories a"));
        await visitor.SubmitAsync(page, $"form[action='/admin/categories/{one.Id}/move']", ("direction", "up"));
        await visitor.SubmitAsync(page, $"form[action='/admin/categories/{one.Id}/move']", ("direction", "up"));
        Assert.Equal([one.Name, two.Name], (await App.NewVisitor().GetAsync($"/c/{parent.Slug}")).Texts(".child-categories a"));
    }

    [Fact]
    public async Task Category_with_topics_is_deleted_only_after_they_are_moved()
    {
        var visitor = await AdministratorAsync();
        var (from, into, member) = (await App.CategoryAsync(), await App.CategoryAsync(), await App.MemberAsync());
        var topic = await App.TopicAsync(member, from);
        await App.ReplyAsync(member, topic);
        var ask = await visitor.GetAsync($"/admin/categories/{from.Id}/delete");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.SubmitAsync(ask, "main form.form")).Status);
        await visitor.SubmitAsync(ask, "main form.form", ("into", $"{into.Id}"));

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/c/{from.Slug}")).Status);
        Assert.Equal([topic.Title], (await visitor.GetAsync($"/c/{into.Slug}")).Texts(".topic-title > a:first-of-type"));
        var moved = await App.WithDbAsync(db => db.Categories.SingleAsync(row => row.Id == into.Id));
        Assert.Equal((1, 1), (moved.TopicCount, moved.ReplyCount));
    }

    [Fact]
    public async Task Empty_category_is_deleted_and_one_with_children_is_not()
    {
        var visitor = await AdministratorAsync();
        var parent = await App.CategoryAsync();
        var child = await App.CategoryAsync(parent: parent);
        var ask = await visitor.GetAsync($"/admin/categories/{child.Id}/delete");
        var token = ask.Document.QuerySelector("main form input[name=__token]")!.GetAttribute("value")!;

        Assert.False((await visitor.GetAsync($"/admin/categories/{parent.Id}/delete")).Has("main form.form"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.PostAsync($"/admin/categories/{parent.Id}/delete", [new("__token", token)])).Status);
        await visitor.SubmitAsync(ask, "main form.form");
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/c/{child.Slug}")).Status);
        Assert.True((await visitor.GetAsync($"/admin/categories/{parent.Id}/delete")).Has("main form.form"));
    }

    [Fact]
    public async Task Categories_groups_and_tags_are_for_administrators_only()
    {
        foreach (var role in new[] { Role.Member, Role.Moderator })
        {
            var visitor = await App.SignedInAsync(await App.MemberAsync(role: role));
            foreach (var address in new[] { "/admin/categories", "/admin/categories/new", "/admin/groups", "/admin/tags" })
                Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(address)).Status);
            Assert.Equal(role == Role.Moderator, (await visitor.GetAsync("/")).Has("a[href='/admin']"));
        }

        Assert.True((await (await AdministratorAsync()).GetAsync("/")).Has("a[href='/admin']"));
        Assert.Equal("/login?return=%2Fadmin&sent=true", (await App.NewVisitor().GetAsync("/admin")).Location);
    }

    async Task<Visitor> AdministratorAsync() => await App.SignedInAsync(await App.MemberAsync("admin", Role.Administrator));

    Task<Category> FindAsync(string name) => App.WithDbAsync(db => db.Categories.SingleAsync(row => row.Name == name));
}
