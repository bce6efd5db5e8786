using System.Net;
using LinqToDB;
using LinqToDB.Async;
using Parley.Domain.Accounts;
using Parley.Domain.Filters;
using Parley.Domain.Moderation;
using Parley.Domain.Permissions;
using Parley.Testing;
using Parley.Web.Features.Filters;
using Xunit;

namespace Parley.WebTests.Filters;

public sealed class FilterPageTests(FilterForum forum) : IClassFixture<FilterForum>
{
    const string AddForm = "form[action='/admin/filters'][method=post]";

    ForumApp App => forum.App;

    [Fact]
    public async Task Administrator_adds_many_lines_at_once_and_each_is_in_the_log()
    {
        var administrator = await AdministratorAsync();

        var page = await administrator.SubmitAsync(
            await administrator.GetAsync("/admin/filters"), AddForm, ("kind", "Words"), ("text", "qualm one\n\n qualm two \nQUALM ONE"), ("action", "Hold"));

        Assert.Contains("qualm one", page.TextAt("table"), StringComparison.Ordinal);
        Assert.Contains("qualm two", page.TextAt("table"), StringComparison.Ordinal);
        Assert.Equal(2, await App.WithDbAsync(db => db.Filters.CountAsync(row => row.Text.StartsWith("qualm"))));
        Assert.Equal(2, await App.WithDbAsync(db => db.ModerationLog.CountAsync(row => row.Act == ModeratorAct.FilterAdded && row.Became.StartsWith("qualm"))));
        Assert.Contains("added a filter", (await administrator.GetAsync("/admin/log?q=qualm")).TextAt("table"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Filter_is_changed_switched_off_and_on_and_removed_with_what_it_was_in_the_log()
    {
        var administrator = await AdministratorAsync();
        await forum.AddAsync(FilterKind.Words, "gadroon", FilterAction.Block);
        var id = await IdAsync("gadroon");

        await administrator.SubmitAsync(await administrator.GetAsync($"/admin/filters/{id}"), $"form[action='/admin/filters/{id}']", ("action", "Replace"), ("replacement", "edge"));
        var page = await administrator.PressAsync(await administrator.GetAsync("/admin/filters?q=gadroon"), "table button");
        Assert.False((await FilterAsync(id))!.IsOn);
        await administrator.PressAsync(await administrator.GetAsync("/admin/filters?q=gadroon"), "table button");
        Assert.True((await FilterAsync(id))!.IsOn);
        await administrator.SubmitAsync(await administrator.GetAsync($"/admin/filters/{id}"), "form[action$='/remove']");

        Assert.True(page.Has("main .notice"));
        Assert.Null(await FilterAsync(id));
        var log = await App.WithDbAsync(db => db.ModerationLog.Where(row => row.Was.StartsWith("gadroon")).OrderBy(row => row.Id).ToListAsync());
        Assert.Equal([ModeratorAct.FilterChanged, ModeratorAct.FilterChanged, ModeratorAct.FilterChanged, ModeratorAct.FilterRemoved], log.Select(row => row.Act));
        Assert.Equal(("gadroon · Words · Block", "gadroon · Words · Replace · edge"), (log[0].Was, log[0].Became));
    }

    [Theory]
    [InlineData("Pattern", "(unfinished", "Block", "text", "can’t be read")]
    [InlineData("Pattern", @"(a)\1", "Block", "text", "engine that goes back")]
    [InlineData("Pattern", "a*", "Block", "text", "fits every text")]
    [InlineData("Link", "no domain", "Block", "text", "is no domain")]
    [InlineData("Address", "300.1.1.1", "RefusePosting", "text", "is no network address")]
    [InlineData("Words", "fine", "Allow", "action", "can’t be done")]
    [InlineData("Words", "", "Block", "text", "Please say what")]
    public async Task What_is_of_no_use_is_refused_beside_its_field_and_comes_back(string kind, string text, string action, string field, string said)
    {
        var administrator = await AdministratorAsync();

        var page = await administrator.SubmitAsync(await administrator.GetAsync("/admin/filters"), AddForm, ("kind", kind), ("text", text), ("action", action));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(said, page.TextAt($"#{field}-error"), StringComparison.Ordinal);
        Assert.Equal(text, page.TextAt("textarea#text"));
        Assert.True(page.Has($"option[value={kind}][selected]"));
    }

    [Fact]
    public async Task Same_filter_sent_twice_or_by_two_at_once_is_there_once()
    {
        var members = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => App.MemberAsync("admin", Role.Administrator)));
        var form = new FilterForm { Kind = FilterKind.Link, Text = "https://Twice.example/", Action = FilterAction.Block };

        var done = await Task.WhenAll(members.Select(member => App.WithAsync<ChangeFilters, bool>(async change =>
            (await change.AddAsync(Viewer.Of(member), form, CancellationToken.None)).IsDone)));

        Assert.Single(done, one => one);
        Assert.Equal(1, await App.WithDbAsync(db => db.Filters.CountAsync(row => row.Text == "twice.example")));
    }

    [Fact]
    public async Task Trying_shows_what_would_happen_and_keeps_nothing()
    {
        var administrator = await AdministratorAsync();
        await forum.AddAsync(FilterKind.Words, "fustian", FilterAction.Block);
        await forum.AddAsync(FilterKind.Words, "velvet", FilterAction.Replace, "cloth");
        await forum.AddAsync(FilterKind.EmailDomain, "throwaway.example", FilterAction.Block);
        await forum.AddAsync(FilterKind.Address, "198.51.100.0/24", FilterAction.RefuseRegistration);

        Assert.Contains("would be refused", await TriedAsync("Some <b>FUSTIAN</b>"), StringComparison.Ordinal);
        Assert.Contains("Nice cloth", await TriedAsync("Nice velvet"), StringComparison.Ordinal);
        Assert.Contains("would be refused", await TriedAsync("me@sub.throwaway.example"), StringComparison.Ordinal);
        Assert.Contains("198.51.100.0/24", await TriedAsync("198.51.100.9"), StringComparison.Ordinal);
        Assert.Contains("as it is", await TriedAsync("Nothing of it"), StringComparison.Ordinal);

        async Task<string> TriedAsync(string text) =>
            (await administrator.SubmitAsync(await administrator.GetAsync("/admin/filters"), "form[action$='/try']", ("sample", text))).TextAt(".tried")!;
    }

    [Fact]
    public async Task Only_administrators_come_here()
    {
        foreach (var role in new[] { Role.Member, Role.Moderator })
        {
            var visitor = await App.SignedInAsync(await App.MemberAsync("curious", role));
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/admin/filters")).Status);
            var token = (await visitor.GetAsync("/settings/profile")).Document.QuerySelector("form input[name=__token]")!.GetAttribute("value")!;
            var sent = await visitor.PostAsync("/admin/filters", [new("__token", token), new("text", "mine"), new("kind", "Words"), new("action", "Block")]);
            Assert.Equal(HttpStatusCode.NotFound, sent.Status);
        }

        Assert.Equal(HttpStatusCode.Redirect, (await App.NewVisitor().GetAsync("/admin/filters")).Status);
        Assert.Equal(0, await App.WithDbAsync(db => db.Filters.CountAsync(row => row.Text == "mine")));
    }

    [Fact]
    public async Task Table_is_found_by_conditions_and_comes_as_a_file()
    {
        var administrator = await AdministratorAsync();
        await forum.AddAsync(FilterKind.Words, "tabula", FilterAction.Hold);

        Assert.Contains("tabula", (await administrator.GetAsync("/admin/filters?q=TABULA&kind=Words&action=Hold&on=true&sort=-text")).TextAt("table"), StringComparison.Ordinal);
        Assert.False((await administrator.GetAsync("/admin/filters?q=tabula&kind=Link")).Has("table"));
        Assert.Contains("Words,tabula,Hold", (await administrator.GetAsync("/admin/filters?q=tabula&format=csv")).Body, StringComparison.Ordinal);
    }

    async Task<Visitor> AdministratorAsync() => await App.SignedInAsync(await App.MemberAsync("admin", Role.Administrator));

    Task<long> IdAsync(string text) => App.WithDbAsync(db => db.Filters.Where(row => row.Text == text).Select(row => row.Id).SingleAsync());

    Task<Filter?> FilterAsync(long id) => App.WithDbAsync(db => db.Filters.SingleOrDefaultAsync(row => row.Id == id));
}
