using System.Net;
using LinqToDB.Async;
using Parley.Domain.Accounts;
using Parley.Testing;
using Xunit;

namespace Parley.WebTests.Admin;

public sealed class AdminGroupTests(ForumApp app) : ForumTest(app)
{
    [Fact]
    public async Task Administrator_makes_a_group_opens_a_category_to_it_and_puts_members_in()
    {
        var (visitor, member, category) = (await AdministratorAsync(), await App.MemberAsync(), await App.CategoryAsync());
        var name = Cast.UniqueName("Bakers");

        var group = await visitor.SubmitAsync(await visitor.GetAsync("/admin/groups"), "main form.form", ("name", name));
        Assert.Equal(name, group.Title);
        var edit = await visitor.GetAsync($"/admin/categories/{category.Id}");
        var id = group.Address.Split('/')[^1];
        await visitor.SubmitAsync(edit, "main form.form", ("seenBy", id));

        var reader = await App.SignedInAsync(member);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync($"/c/{category.Slug}")).Status);
        group = await visitor.SubmitAsync(group, "form[action$='/members']", ("member", $"@{member.Name.ToUpperInvariant()}"));
        Assert.Equal([member.Name], group.Texts(".admin-member a"));
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync($"/c/{category.Slug}")).Status);

        // Twice is once.
        group = await visitor.SubmitAsync(group, "form[action$='/members']", ("member", member.Name));
        Assert.Single(group.Texts(".admin-member a"));
        group = await visitor.SubmitAsync(group, "form[action$='/members/remove']");
        Assert.Empty(group.Texts(".admin-member a"));
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync($"/c/{category.Slug}")).Status);
    }

    [Fact]
    public async Task Group_that_a_category_is_open_to_is_not_deleted()
    {
        var visitor = await AdministratorAsync();
        var group = await App.GroupAsync(await App.MemberAsync());
        var category = await App.CategoryAsync(group.Id);
        var page = await visitor.GetAsync($"/admin/groups/{group.Id}");

        var refused = await visitor.SubmitAsync(page, "form[action$='/delete']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(category.Name, refused.TextAt(".error-summary"), StringComparison.Ordinal);

        await visitor.SubmitAsync(await visitor.GetAsync($"/admin/categories/{category.Id}"), "main form.form", ("seenBy", "0"));
        await visitor.SubmitAsync(refused, "form[action$='/delete']");
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/admin/groups/{group.Id}")).Status);
        Assert.Equal(0, await App.WithDbAsync(db => db.GroupMembers.CountAsync(row => row.GroupId == group.Id)));
    }

    [Fact]
    public async Task Names_of_groups_are_needed_and_taken_once()
    {
        var visitor = await AdministratorAsync();
        var (one, two) = (await App.GroupAsync(), await App.GroupAsync());
        var list = await visitor.GetAsync("/admin/groups");

        foreach (var name in new[] { "", " \u200b", one.Name.ToUpperInvariant(), new string('x', 41) })
            Assert.True((await visitor.SubmitAsync(list, "main form.form", ("name", name))).Has("#name-error"));
        var page = await visitor.SubmitAsync(await visitor.GetAsync($"/admin/groups/{two.Id}"), $"form[action='/admin/groups/{two.Id}']", ("name", one.Name));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        page = await visitor.SubmitAsync(page, $"form[action='/admin/groups/{two.Id}']", ("name", $"{two.Name} & <b>"));
        Assert.Equal($"{two.Name} & <b>", page.Title);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.SubmitAsync(page, "form[action$='/members']", ("member", "nobody-of-that-name"))).Status);
    }

    [Fact]
    public async Task Administrator_says_who_makes_tags()
    {
        await using var app = await ForumApp.StartAsync();
        var visitor = await app.SignedInAsync(await app.MemberAsync("admin", Role.Administrator));

        var page = await visitor.SubmitAsync(await visitor.GetAsync("/admin/tags"), "main form.form", ("creators", "moderators"));

        Assert.Equal("moderators", page.Document.QuerySelector("input[checked]")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.SubmitAsync(page, "main form.form", ("creators", "nobody"))).Status);
    }

    async Task<Visitor> AdministratorAsync() => await App.SignedInAsync(await App.MemberAsync("admin", Role.Administrator));
}
