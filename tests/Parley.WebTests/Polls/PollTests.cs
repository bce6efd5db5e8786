using System.Globalization;
using System.Net;
using LinqToDB;
using LinqToDB.Async;
using Parley.Domain.Accounts;
using Parley.Domain.Permissions;
using Parley.Domain.Polls;
using Parley.Testing;
using Parley.Web.Features.Polls;
using Xunit;

namespace Parley.WebTests.Polls;

public sealed class PollTests(ForumApp app) : ForumTest(app)
{
    static readonly string Tomorrow = TimeProvider.System.GetUtcNow().AddDays(2).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Topic_is_started_with_a_poll()
    {
        var (visitor, category) = (await App.SignedInAsync(await App.MemberAsync()), await App.CategoryAsync());
        var form = await visitor.GetAsync("/new-topic");
        Assert.False(form.Document.QuerySelector(".add-poll")!.HasAttribute("open"));

        var page = await visitor.SubmitAsync(
            form, "form.composer", ("title", "Where to?"), ("category", $"{category.Id}"), ("text", "The yearly trip"),
            ("poll.question", "  Which\tway? "), ("poll.choices", "Sea\r\n\r\n Hills \r\nThe town"), ("poll.most", "2"), ("poll.until", Tomorrow));

        Assert.Equal("Which way?", page.TextAt("#p1 #poll .poll-title"));
        Assert.Equal(["Sea", "Hills", "The town"], page.Texts(".poll-ballot .choice"));
        Assert.Equal("Choose up to 2", page.TextAt(".poll-ballot legend"));
        Assert.Equal(3, page.Document.QuerySelectorAll(".poll-ballot input[type=checkbox]").Length);
    }

    [Fact]
    public async Task Topic_is_started_without_a_poll_where_no_field_was_filled()
    {
        var (visitor, category) = (await App.SignedInAsync(await App.MemberAsync()), await App.CategoryAsync());

        var page = await visitor.SubmitAsync(
            await visitor.GetAsync("/new-topic"), "form.composer", ("title", "No question"), ("category", $"{category.Id}"), ("text", "Just words"));

        Assert.Equal("No question", page.Title);
        Assert.False(page.Has("#poll"));
    }

    [Theory]
    [InlineData("", "1", "", "poll.choices", "at least 2 choices")]
    [InlineData("Alone", "1", "", "poll.choices", "at least 2 choices")]
    [InlineData("Tea\n  tea  ", "1", "", "poll.choices", "stands there twice")]
    [InlineData("Green  tea\nGREEN TEA", "1", "", "poll.choices", "stands there twice")]
    [InlineData("Tea\n{101}", "1", "", "poll.choices", "is too long")]
    [InlineData("{lines}", "1", "", "poll.choices", "at most; these are 21")]
    [InlineData("Tea\nCoffee", "3", "", "poll.most", "from 1 to 2")]
    [InlineData("Tea\nCoffee", "0", "", "poll.most", "from 1 to 2")]
    [InlineData("Tea\nCoffee", "many", "", "poll.most", "from 1 to 2")]
    [InlineData("Tea\nCoffee", "1", "2001-01-01", "poll.until", "Choose a day from today on")]
    [InlineData("Tea\nCoffee", "1", "some day", "poll.until", "Choose a day from today on")]
    public async Task Faulty_poll_comes_back_filled_and_open_at_the_fault(string choices, string most, string until, string field, string reason)
    {
        var (visitor, category) = (await App.SignedInAsync(await App.MemberAsync()), await App.CategoryAsync());
        choices = choices.Replace("{101}", new string('x', 101)).Replace("{lines}", string.Join('\n', Enumerable.Range(1, 21)));

        var page = await visitor.SubmitAsync(
            await visitor.GetAsync("/new-topic"), "form.composer", ("title", "Where to?"), ("category", $"{category.Id}"), ("text", "The yearly trip"),
            ("poll.question", "Which way?"), ("poll.choices", choices), ("poll.most", most), ("poll.until", until), ("poll.results", "WhenEnded"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(reason, page.TextAt($"[id='{field}-error']"), StringComparison.Ordinal);
        Assert.Contains(reason, page.TextAt($".error-summary a[href='#{field}']"), StringComparison.Ordinal);
        Assert.True(page.Document.QuerySelector(".add-poll")!.HasAttribute("open"));
        Assert.Equal("Which way?", page.Document.QuerySelector("[name='poll.question']")!.GetAttribute("value"));
        Assert.Equal(choices, page.Document.QuerySelector("[name='poll.choices']")!.TextContent.TrimStart('\n'));
        Assert.Equal(most, page.Document.QuerySelector("[name='poll.most']")!.GetAttribute("value"));
        Assert.Equal("WhenEnded", page.Document.QuerySelector("[name='poll.results'][checked]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Author_adds_a_poll_while_editing_the_first_post_and_others_do_not()
    {
        var author = await App.MemberAsync("author");
        var topic = await App.TopicAsync(author, await App.CategoryAsync());
        var post = await App.PostAsync(topic, 1);
        var (owner, moderator) = (await App.SignedInAsync(author), await App.SignedInAsync(await App.MemberAsync("mod", Role.Moderator)));
        var (form, late) = (await owner.GetAsync($"/p/{post.Id}/edit"), await moderator.GetAsync($"/p/{post.Id}/edit"));

        var refused = await owner.SubmitAsync(form, "form.composer", ("poll.choices", "Alone"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("at least 2 choices", refused.TextAt(".error-summary"), StringComparison.Ordinal);
        var page = await owner.SubmitAsync(refused, "form.composer", ("poll.choices", "Sea\nHills"));
        Assert.Equal(["Sea", "Hills"], page.Texts(".poll-ballot .choice"));

        var twice = await moderator.SubmitAsync(late, "form.composer", ("poll.choices", "Town\nVillage"), ("text", "Changed by mistake"));
        Assert.Contains("This topic got a poll meanwhile.", twice.TextAt(".error-summary"), StringComparison.Ordinal);
        Assert.Equal("Its text", (await App.PostAsync(topic, 1)).Markdown);
        Assert.False((await moderator.GetAsync($"/p/{post.Id}/edit")).Has(".add-poll"));
    }

    [Fact]
    public async Task Reply_has_no_poll()
    {
        var author = await App.MemberAsync("author");
        var topic = await App.TopicAsync(author, await App.CategoryAsync());
        await App.ReplyAsync(author, topic);
        var visitor = await App.SignedInAsync(author);
        var form = await visitor.GetAsync($"/p/{(await App.PostAsync(topic, 2)).Id}/edit");
        Assert.False(form.Has(".add-poll"));

        await visitor.SubmitAsync(form, "form.composer", ("poll.choices", "Sea\nHills"));

        Assert.False((await App.TopicNowAsync(topic)).HasPoll);
    }

    [Fact]
    public async Task Choices_change_as_long_as_nobody_voted_and_a_vote_for_what_stood_there_before_is_refused()
    {
        var author = await App.MemberAsync("author");
        var topic = await App.TopicWithPollAsync(author, new() { Choices = "Sea\nHills" });
        var (owner, voter) = (await App.SignedInAsync(author), await App.SignedInAsync(await App.MemberAsync("voter")));
        var before = await voter.VisitAsync($"/t/{topic.Id}");
        var old = $"{(await App.ChoicesAsync(topic))[0].Id}";

        var form = await owner.GetAsync((await owner.VisitAsync($"/t/{topic.Id}")).LinkAt(".poll-facts a")!);
        var changed = await owner.SubmitAsync(form, "#poll-form", ("poll.choices", "Town\nHills"), ("poll.question", "Where?"));
        Assert.Equal(["Town", "Hills"], changed.Texts(".poll-ballot .choice"));

        var refused = await voter.SubmitAsync(before, ".poll-ballot", ("choice", old));
        Assert.Contains("The choices were changed meanwhile.", refused.TextAt(".error-summary"), StringComparison.Ordinal);
        Assert.Equal(["Town", "Hills"], refused.Texts(".poll-ballot .choice"));
        Assert.Equal([0, 0, 0], await App.CountsAsync(topic));
    }

    [Fact]
    public async Task After_the_first_vote_only_the_end_changes()
    {
        var author = await App.MemberAsync("author");
        var topic = await App.TopicWithPollAsync(author, new() { Choices = "Sea\nHills" });
        var owner = await App.SignedInAsync(author);
        var before = await owner.GetAsync($"/t/{topic.Id}/poll");
        await App.VoteAsync(await App.MemberAsync(), topic, 1);

        var refused = await owner.SubmitAsync(before, "#poll-form", ("poll.choices", "Sea\nTown"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Somebody voted meanwhile", refused.TextAt(".error-summary"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await owner.PressAsync(before, "button[formaction$='/remove']")).Status);
        Assert.False(refused.Has("[name='poll.choices']"));

        var later = await owner.SubmitAsync(await owner.GetAsync($"/t/{topic.Id}/poll"), "#poll-form", ("poll.until", Tomorrow));
        Assert.Contains("ends on", later.TextAt(".poll-facts"), StringComparison.Ordinal);
        Assert.Equal([1, 1, 0], await App.CountsAsync(topic));

        var ended = await owner.PressAsync(await owner.GetAsync($"/t/{topic.Id}/poll"), "button[formaction$='/end']");
        Assert.Contains("ended on", ended.TextAt(".poll-facts"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await owner.GetAsync($"/t/{topic.Id}/poll")).Status);
    }

    [Fact]
    public async Task Poll_without_votes_is_removed()
    {
        var author = await App.MemberAsync("author");
        var topic = await App.TopicWithPollAsync(author, new() { Choices = "Sea\nHills" });
        var owner = await App.SignedInAsync(author);

        var page = await owner.PressAsync(await owner.GetAsync($"/t/{topic.Id}/poll"), "button[formaction$='/remove']");

        Assert.False(page.Has("#poll"));
        Assert.True((await owner.GetAsync($"/p/{(await App.PostAsync(topic, 1)).Id}/edit")).Has(".add-poll"));
    }

    [Fact]
    public async Task Poll_is_changed_by_its_author_and_staff_alone()
    {
        var author = await App.MemberAsync("author");
        var topic = await App.TopicWithPollAsync(author, new() { Choices = "Sea\nHills" });
        var (owner, other) = (await App.SignedInAsync(author), await App.SignedInAsync(await App.MemberAsync()));
        var form = await owner.GetAsync($"/t/{topic.Id}/poll");
        var token = (await other.GetAsync("/settings/profile")).Document.QuerySelector("input[name=__token]")!.GetAttribute("value")!;

        Assert.True(form.Has("#poll-form"));
        Assert.False((await other.VisitAsync($"/t/{topic.Id}")).Has(".poll-facts a"));
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/t/{topic.Id}/poll")).Status);
        foreach (var address in new[] { "", "/end", "/remove" })
        {
            var sent = await other.PostAsync($"/t/{topic.Id}/poll{address}", [KeyValuePair.Create("__token", token), KeyValuePair.Create("poll.choices", "A\nB")]);
            Assert.Equal(HttpStatusCode.NotFound, sent.Status);
        }

        Assert.True((await (await App.SignedInAsync(await App.MemberAsync("mod", Role.Moderator))).GetAsync($"/t/{topic.Id}/poll")).Has("#poll-form"));
        Assert.Equal(["Sea", "Hills"], (await App.ChoicesAsync(topic)).Select(choice => choice.Text));
    }

    [Theory]
    [InlineData(PollResults.AfterVote)]
    [InlineData(PollResults.WhenEnded)]
    public async Task Hidden_results_are_told_to_nobody_before_their_time(PollResults results)
    {
        var (author, voter) = (await App.MemberAsync("author"), await App.MemberAsync("voter"));
        var topic = await App.TopicWithPollAsync(author, new() { Choices = "Sea\nHills", Results = results });
        await App.VoteAsync(voter, topic, 2);
        var moderator = await App.MemberAsync("mod", Role.Moderator);

        foreach (var visitor in new[] { App.NewVisitor(), await App.SignedInAsync(author), await App.SignedInAsync(moderator) })
        {
            var page = await visitor.VisitAsync($"/t/{topic.Id}");
            Assert.Contains("1 member voted", page.TextAt(".poll-facts"), StringComparison.Ordinal);
            Assert.False(page.Has(".poll-share"));
            Assert.DoesNotContain("<svg class=\"poll-bar\"", page.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("100%", page.Text, StringComparison.Ordinal);
        }

        var own = await (await App.SignedInAsync(voter)).VisitAsync($"/t/{topic.Id}");
        Assert.Equal(results == PollResults.AfterVote ? "Hills your vote 100% 1 vote" : "Hills your vote", own.TextAt(".poll-results .own"));
        Assert.DoesNotContain("Hills", await (await App.NewClient().GetAsync($"/t/{topic.Id}/feed.atom", TestContext.Current.CancellationToken)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);

        await App.WithAsync<ChangePoll, bool>(async change => (await change.EndAsync(Viewer.Of(author), topic.Id, CancellationToken.None)).IsDone);
        Assert.Equal(["0% 0 votes", "100% 1 vote"], (await App.NewVisitor().VisitAsync($"/t/{topic.Id}")).Texts(".poll-share"));
    }

    [Fact]
    public async Task Last_day_is_the_members_own()
    {
        var author = await App.MemberAsync("author");
        await App.WithDbAsync(db => db.Members.Where(row => row.Id == author.Id).Set(row => row.TimeZone, "Asia/Shanghai").UpdateAsync());
        var topic = await App.TopicWithPollAsync(author, new() { Choices = "Sea\nHills", Until = Tomorrow });

        var poll = await App.WithDbAsync(db => db.Polls.SingleAsync(row => row.TopicId == topic.Id));
        var form = await (await App.SignedInAsync(author)).GetAsync($"/t/{topic.Id}/poll");

        Assert.Equal($"{Tomorrow} 16:00", poll.EndsAt?.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));
        Assert.Equal(Tomorrow, form.Document.QuerySelector("[name='poll.until']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Poll_costs_two_statements_and_none_where_there_is_none()
    {
        var author = await App.MemberAsync("author");
        var (plain, asked) = (await App.TopicAsync(author, await App.CategoryAsync()), await App.TopicWithPollAsync(author, new() { Choices = "Sea\nHills" }));

        foreach (var visitor in new[] { App.NewVisitor(), await App.SignedInAsync(await App.MemberAsync()) })
        {
            await visitor.VisitAsync($"/t/{plain.Id}");
            await visitor.VisitAsync($"/t/{asked.Id}");
            var without = (await visitor.VisitAsync($"/t/{plain.Id}")).Statements;
            Assert.Equal(without + 2, (await visitor.VisitAsync($"/t/{asked.Id}")).Statements);
        }
    }
}
