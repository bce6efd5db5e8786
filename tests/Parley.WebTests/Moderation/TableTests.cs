using System.Net;
using LinqToDB;
using Parley.Domain.Accounts;
using Parley.Domain.Moderation;
using Parley.Testing;
using Xunit;

namespace Parley.WebTests.Moderation;

public sealed class TableTests(ForumApp app) : ForumTest(app)
{
    [Fact]
    public async Task Topics_are_found_by_conditions_that_stand_in_the_address()
    {
        var (staff, author) = (await StaffAsync(), await App.MemberAsync("author"));
        var category = await App.CategoryAsync();
        var word = Cast.UniqueName("word");
        var quiet = await App.TopicAsync(author, category, $"Quiet {word}", tags: "rare");
        var busy = await App.TopicAsync(await App.MemberAsync(), category, $"Busy {word}");
        await App.ReplyAsync(author, busy);
        await App.ReplyAsync(author, busy);
        await App.WithDbAsync(db => db.Topics.Where(row => row.Id == quiet.Id).Set(row => row.ClosedAt, (DateTimeOffset?)DateTimeOffset.UnixEpoch).UpdateAsync());
        await App.RunJobsAsync();

        async Task<IEnumerable<string>> FoundAsync(string conditions) =>
            (await staff.VisitAsync($"/admin/topics?q={word}&{conditions}")).Texts("tbody th > a");

        Assert.Equal([busy.Title, quiet.Title], await FoundAsync("sort=-replies"));
        Assert.Equal([quiet.Title, busy.Title], await FoundAsync("sort=replies"));
        Assert.Equal([busy.Title, quiet.Title], await FoundAsync("sort=title"));
        Assert.Equal([quiet.Title], await FoundAsync($"author={author.Name.ToUpperInvariant()}"));
        Assert.Equal([quiet.Title], await FoundAsync("tag=rare"));
        Assert.Equal([busy.Title], await FoundAsync("minReplies=2"));
        Assert.Equal([quiet.Title], await FoundAsync("maxReplies=1&category=&state="));
        Assert.Equal([quiet.Title], await FoundAsync("state=Closed"));
        Assert.Equal([busy.Title], await FoundAsync($"state=Open&category={category.Id}"));
        Assert.Empty(await FoundAsync("to=2001-01-01"));
        Assert.Equal(2, (await FoundAsync("from=2001-01-01")).Count());
        var none = await staff.VisitAsync($"/admin/topics?q={word}nowhere");
        Assert.True(none.Has("p.empty") && !none.Has("table"));
    }

    [Fact]
    public async Task Topics_hidden_for_a_cause_are_found_by_it()
    {
        var staff = await StaffAsync();
        var topic = await App.TopicAsync(await App.MemberAsync(), await App.CategoryAsync(), Cast.UniqueName("Hidden"));
        await App.WithDbAsync(db => db.Topics.Where(row => row.Id == topic.Id)
            .Set(row => row.Hidden, HiddenCauses.ByModerator | HiddenCauses.WithAuthor).UpdateAsync());
        await App.RunJobsAsync();

        foreach (var state in new[] { "Hidden", "HiddenByModerator", "HiddenWithAuthor" })
            Assert.Equal([topic.Title], (await staff.VisitAsync($"/admin/topics?q={topic.Title}&state={state}")).Texts("tbody th > a"));
        Assert.False((await staff.VisitAsync($"/admin/topics?q={topic.Title}&state=HiddenByAuthor")).Has("tbody"));
        Assert.False((await staff.VisitAsync($"/admin/topics?q={topic.Title}&state=Shown")).Has("tbody"));
    }

    [Fact]
    public async Task Replies_are_found_by_their_words_author_topic_and_state()
    {
        var (staff, author) = (await StaffAsync(), await App.MemberAsync("author"));
        var topic = await App.TopicAsync(author, await App.CategoryAsync());
        var word = Cast.UniqueName("needle");
        await App.ReplyAsync(author, topic, $"A {word} in the hay");
        await App.ReplyAsync(await App.MemberAsync(), topic, $"Another {word}, 一根针");
        await App.HidePostAsync(topic, 3, HiddenCauses.ByAuthor);
        await App.RunJobsAsync();

        async Task<IEnumerable<string>> FoundAsync(string conditions) => (await staff.VisitAsync($"/admin/replies?{conditions}")).Texts("tbody .excerpt");

        Assert.Equal(2, (await FoundAsync($"q={word}")).Count());
        Assert.Equal([$"A {word} in the hay"], await FoundAsync($"q={word.ToUpperInvariant()} hay"));
        Assert.Equal([$"A {word} in the hay"], await FoundAsync($"topic={topic.Id}&author={author.Name}"));
        Assert.Single(await FoundAsync($"topic={topic.Id}&state=HiddenByAuthor&q=针"));
        Assert.Empty(await FoundAsync($"topic={topic.Id}&minLikes=1"));
        Assert.Single(await FoundAsync($"topic={topic.Id}&state=Shown"));
    }

    [Fact]
    public async Task Members_are_found_and_only_administrators_find_them_by_their_address()
    {
        var member = await App.MemberAsync("sought");
        var (moderator, administrator) = (await StaffAsync(), await App.SignedInAsync(await App.MemberAsync("admin", Role.Administrator)));

        var found = await moderator.VisitAsync($"/admin/members?q={member.Name}&role=Member&standing=Good&minPosts=0");
        Assert.Equal([member.Name], found.Texts("tbody th > a"));
        Assert.DoesNotContain(member.Email!, found.Text, StringComparison.Ordinal);
        Assert.False((await moderator.VisitAsync($"/admin/members?q={member.Email}")).Has("tbody"));
        Assert.Contains(member.Email!, (await administrator.VisitAsync($"/admin/members?q={member.Email}")).TextAt("tbody"), StringComparison.Ordinal);
        Assert.False((await administrator.VisitAsync($"/admin/members?q={member.Name}&minPosts=1")).Has("tbody"));
    }

    [Fact]
    public async Task Result_is_a_file_too_and_no_cell_of_it_is_a_formula()
    {
        var staff = await StaffAsync();
        var topic = await App.TopicAsync(await App.MemberAsync(), await App.CategoryAsync());
        await App.ReplyAsync(await App.MemberAsync(), topic, "=1+cmd|' /C calc'!A0");
        await App.ReplyAsync(await App.MemberAsync(), topic, "Two\nlines, \"quoted\"");

        var page = await staff.VisitAsync($"/admin/replies?topic={topic.Id}");
        var file = await staff.GetAsync(page.LinkAt(".table-count a")!);

        Assert.Equal("text/csv; charset=utf-8", file.Headers["Content-Type"]);
        Assert.DoesNotContain(",=1", file.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(",\"=1", file.Body, StringComparison.Ordinal);
        Assert.Contains("\"Two\nlines, \"\"quoted\"\"\"", file.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Conditions_nobody_can_mean_find_nothing_and_break_nothing()
    {
        var staff = await App.SignedInAsync(await App.MemberAsync("admin", Role.Administrator));
        string[] values = ["%", "_", "'", "\"", "\\", "%00", "%F0%9F", "NaN", "-1", "9999-99-99", "99999999999999999999", new string('a', 3000), "a+b+c+d+e+f+g+h+i+j+k+l"];
        string[] names = ["q", "author", "member", "moderator", "tag", "category", "topic", "group", "state", "act", "role", "standing", "from", "to", "joinedFrom", "minReplies", "minPosts", "sort", "page", "format"];

        foreach (var table in new[] { "members", "topics", "replies", "log" })
        {
            foreach (var value in values)
            {
                var answer = await staff.GetAsync($"/admin/{table}?{string.Join('&', names.Select(name => $"{name}={value}"))}");
                Assert.Equal(HttpStatusCode.OK, answer.Status);
            }
        }
    }

    [Fact]
    public async Task Long_table_is_turned_by_pages_that_keep_the_conditions()
    {
        var staff = await StaffAsync();
        var category = await App.CategoryAsync();
        var author = await App.MemberAsync("busy");
        for (var number = 0; number < 51; number++)
            await App.TopicAsync(author, category, $"Topic {number:00}");

        var first = await staff.VisitAsync($"/admin/topics?author={author.Name}&sort=title");
        Assert.Equal("Topic 00", first.Texts("tbody th > a")[0]);
        Assert.Contains("51 found", first.Text, StringComparison.Ordinal);
        var second = await staff.VisitAsync(first.LinkAt(".pager a[rel=next]")!);
        Assert.Equal(["Topic 50"], second.Texts("tbody th > a"));
        var turned = await staff.VisitAsync(second.LinkAt("th[aria-sort=ascending] a")!);
        Assert.Equal("Topic 50", turned.Texts("tbody th > a")[0]);
    }

    async Task<Visitor> StaffAsync() => await App.SignedInAsync(await App.MemberAsync("mod", Role.Moderator));
}
