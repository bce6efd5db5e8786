using System.Net;
using LinqToDB;
using Microsoft.Extensions.DependencyInjection;
using Parley.Data;
using Parley.Domain.Accounts;
using Parley.Domain.Moderation;
using Parley.Domain.Topics;
using Parley.Testing;
using Parley.Web.Features.Polls;
using Xunit;

namespace Parley.WebTests.Polls;

public sealed class VoteTests(ForumApp app) : ForumTest(app)
{
    const int AtOnce = 20;

    [Fact]
    public async Task Member_votes_votes_otherwise_and_takes_it_back()
    {
        var topic = await TopicAsync();
        var visitor = await App.SignedInAsync(await App.MemberAsync("voter"));
        var choices = await App.ChoicesAsync(topic);
        var page = await visitor.VisitAsync($"/t/{topic.Id}");
        Assert.Equal("Tea or coffee?", page.TextAt("#poll .poll-title"));
        Assert.Equal(["Tea", "Coffee", "Water"], page.Texts(".poll-ballot .choice"));

        var sent = await visitor.SubmitOnlyAsync(page, ".poll-ballot", ("choice", $"{choices[1].Id}"));
        Assert.EndsWith($"/t/{topic.Id}/{topic.Slug}#poll", sent.Location, StringComparison.Ordinal);
        var voted = await visitor.VisitAsync($"/t/{topic.Id}");
        Assert.Equal("Coffee your vote 100% 1 vote", voted.TextAt(".poll-results .own"));
        Assert.Contains("1 member voted", voted.TextAt(".poll-facts"), StringComparison.Ordinal);
        Assert.Equal([1, 0, 1, 0], await App.CountsAsync(topic));

        await visitor.SubmitAsync(voted, ".poll-ballot", ("choice", $"{choices[0].Id}"));
        Assert.Equal([1, 1, 0, 0], await App.CountsAsync(topic));

        var back = await visitor.PressAsync(voted, ".poll-ballot button[formaction$='/remove']");
        Assert.Equal([0, 0, 0, 0], await App.CountsAsync(topic));
        Assert.False(back.Has(".own"));
        Assert.True(back.Has(".poll-ballot"));
    }

    [Fact]
    public async Task Several_choices_are_shares_of_the_voters_and_not_of_the_votes()
    {
        var topic = await TopicAsync(most: 2);
        var (visitor, choices) = (await App.SignedInAsync(await App.MemberAsync("voter")), await App.ChoicesAsync(topic));
        await App.VoteAsync(await App.MemberAsync(), topic, 1);

        var sent = await SendAsync(visitor, topic, choices[0].Id.Value, choices[2].Id.Value);

        Assert.Equal(HttpStatusCode.Found, sent.Status);
        Assert.Equal([2, 2, 0, 1], await App.CountsAsync(topic));
        Assert.Equal(["100% 2 votes", "0% 0 votes", "50% 1 vote"], (await visitor.VisitAsync($"/t/{topic.Id}")).Texts(".poll-share"));
    }

    [Fact]
    public async Task Vote_sent_twice_counts_once_and_so_does_taking_it_back()
    {
        var topic = await TopicAsync();
        var (visitor, choices) = (await App.SignedInAsync(await App.MemberAsync("voter")), await App.ChoicesAsync(topic));

        await SendAsync(visitor, topic, choices[0].Id.Value, choices[0].Id.Value);
        var twice = await SendAsync(visitor, topic, choices[0].Id.Value);
        Assert.Equal(HttpStatusCode.Found, twice.Status);
        Assert.Equal([1, 1, 0, 0], await App.CountsAsync(topic));

        var page = await visitor.VisitAsync($"/t/{topic.Id}");
        await visitor.PressAsync(page, "button[formaction$='/remove']");
        await visitor.PressAsync(page, "button[formaction$='/remove']");
        Assert.Equal([0, 0, 0, 0], await App.CountsAsync(topic));
    }

    [Fact]
    public async Task Twenty_at_once_lose_no_vote()
    {
        var topic = await TopicAsync(most: 3);
        var voters = new List<Member>();
        for (var number = 0; number < AtOnce; number++)
            voters.Add(await App.MemberAsync("voter"));

        await Task.WhenAll(voters.Select((voter, index) => App.VoteAsync(voter, topic, 1, 2 + (index % 2))));
        Assert.Equal([AtOnce, AtOnce, AtOnce / 2, AtOnce / 2], await App.CountsAsync(topic));

        await Task.WhenAll(voters.Select(voter => App.VoteAsync(voter, topic, 3)));
        Assert.Equal([AtOnce, 0, 0, AtOnce], await App.CountsAsync(topic));
        Assert.Equal((0, 0), await WrongAsync());
    }

    [Fact]
    public async Task One_member_in_many_tabs_at_once_has_one_vote()
    {
        var (topic, voter) = (await TopicAsync(), await App.MemberAsync("voter"));

        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(tab => App.VoteAsync(voter, topic, 1 + (tab % 3))));

        var counts = await App.CountsAsync(topic);
        Assert.Equal((1, 1), (counts[0], counts.Skip(1).Sum()));
        Assert.Equal((0, 0), await WrongAsync());
    }

    [Fact]
    public async Task Doctor_sets_the_counters_right()
    {
        await using var forum = await ForumApp.StartAsync();
        var topic = await forum.TopicWithPollAsync(await forum.MemberAsync(), Drinks());
        await forum.VoteAsync(await forum.MemberAsync(), topic, 2);
        await forum.WithDbAsync(db => db.PollChoices.Where(row => row.TopicId == topic.Id).Set(row => row.VoteCount, 7).UpdateAsync());
        await forum.WithDbAsync(db => db.Polls.Where(row => row.TopicId == topic.Id).Set(row => row.VoterCount, 9).UpdateAsync());

        var wrong = await forum.WithDbAsync(db => db.RecountAsync(CancellationToken.None));

        Assert.Equal((3, 1), (wrong["votes of polls"], wrong["voters of polls"]));
        Assert.Equal([1, 0, 1, 0], await forum.CountsAsync(topic));
    }

    [Fact]
    public async Task More_ticks_than_allowed_none_and_those_of_another_poll_are_refused_with_the_reason()
    {
        var (topic, other) = (await TopicAsync(most: 2), await TopicAsync());
        var visitor = await App.SignedInAsync(await App.MemberAsync("voter"));
        var (choices, others) = (await App.ChoicesAsync(topic), await App.ChoicesAsync(other));
        await SendAsync(visitor, topic, choices[0].Id.Value);

        var tooMany = await SendAsync(visitor, topic, [.. choices.Select(choice => choice.Id.Value)]);
        Refused(tooMany, "You may choose 2 at most.");
        Assert.Equal(3, tooMany.Document.QuerySelectorAll(".poll-ballot input[checked]").Length);
        Assert.True(tooMany.Has(".error-summary a[href='#poll']"));
        Refused(await SendAsync(visitor, topic), "Choose something first.");
        Refused(await SendAsync(visitor, topic, others[0].Id.Value), "The choices were changed meanwhile.");
        Refused(await SendAsync(visitor, other, others[0].Id.Value, others[1].Id.Value), "You may choose 1 at most.");
        Assert.Equal([1, 1, 0, 0], await App.CountsAsync(topic));
        Assert.Equal([0, 0, 0, 0], await App.CountsAsync(other));
    }

    [Fact]
    public async Task Poll_that_is_over_takes_no_votes_and_gives_none_back()
    {
        var clock = new MovedClock();
        await using var forum = await ForumApp.StartAsync(configure: services => services.AddSingleton<TimeProvider>(clock));
        var day = clock.GetUtcNow().AddDays(1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var topic = await forum.TopicWithPollAsync(await forum.MemberAsync(), Drinks() with { Until = day });
        var voter = await forum.MemberAsync("voter");
        await forum.VoteAsync(voter, topic, 1);
        var visitor = await forum.SignedInAsync(voter);
        var before = await visitor.VisitAsync($"/t/{topic.Id}");
        Assert.Contains("ends on", before.TextAt(".poll-facts"), StringComparison.Ordinal);

        clock.Pass(TimeSpan.FromDays(2));
        var vote = await visitor.SubmitAsync(before, ".poll-ballot");
        var remove = await visitor.PressAsync(before, "button[formaction$='/remove']");

        Refused(vote, "This poll has ended");
        Refused(remove, "This poll has ended");
        Assert.False(vote.Has(".poll-ballot"));
        Assert.Contains("ended on", vote.TextAt(".poll-facts"), StringComparison.Ordinal);
        Assert.Equal([1, 1, 0, 0], await forum.CountsAsync(topic));
    }

    [Fact]
    public async Task Closing_the_topic_ends_its_poll_and_hiding_it_stops_the_voting()
    {
        var author = await App.MemberAsync("author");
        var topic = await App.TopicWithPollAsync(author, Drinks());
        var (visitor, owner) = (await App.SignedInAsync(await App.MemberAsync("voter")), await App.SignedInAsync(author));
        var (page, own) = (await visitor.VisitAsync($"/t/{topic.Id}"), await owner.VisitAsync($"/t/{topic.Id}"));
        var choice = $"{(await App.ChoicesAsync(topic))[0].Id}";

        await App.WithDbAsync(db => db.Topics.Where(row => row.Id == topic.Id).Set(row => row.ClosedAt, (DateTimeOffset?)topic.CreatedAt).UpdateAsync());
        Refused(await visitor.SubmitAsync(page, ".poll-ballot", ("choice", choice)), "This poll has ended");
        Assert.False((await visitor.VisitAsync($"/t/{topic.Id}")).Has(".poll-ballot"));

        await App.WithDbAsync(db => db.Topics.Where(row => row.Id == topic.Id)
            .Set(row => row.ClosedAt, (DateTimeOffset?)null).Set(row => row.Hidden, HiddenCauses.ByModerator).UpdateAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.SubmitAsync(page, ".poll-ballot", ("choice", choice))).Status);
        Refused(await owner.SubmitAsync(own, ".poll-ballot", ("choice", choice)), "This topic is hidden");
        Assert.Equal([0, 0, 0, 0], await App.CountsAsync(topic));
    }

    [Fact]
    public async Task Guest_reads_the_poll_and_is_asked_to_log_in()
    {
        var topic = await TopicAsync();
        await App.VoteAsync(await App.MemberAsync(), topic, 1);
        var guest = App.NewVisitor();

        var page = await guest.VisitAsync($"/t/{topic.Id}");

        Assert.Equal(["100% 1 vote", "0% 0 votes", "0% 0 votes"], page.Texts(".poll-share"));
        Assert.Equal($"/login?return={Uri.EscapeDataString($"/t/{topic.Id}/{topic.Slug}#poll")}", page.LinkAt("#poll .buttons a"));
        Assert.DoesNotContain("__token", page.Body, StringComparison.Ordinal);
        var sent = await guest.PostAsync($"/t/{topic.Id}/poll/votes", [KeyValuePair.Create("choice", "1")]);
        Assert.Equal(HttpStatusCode.Unauthorized, sent.Status);
        Assert.Equal($"/t/{topic.Id}", sent.Document.QuerySelector("input[name='return' i]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Topic_without_a_poll_and_one_of_a_hidden_category_answer_alike()
    {
        var plain = await App.TopicAsync(await App.MemberAsync(), await App.CategoryAsync());
        var secret = await TopicAsync();
        var group = await App.GroupAsync();
        await App.WithDbAsync(db => db.Categories.Where(row => row.Id == secret.CategoryId).Set(row => row.SeenBy, group.Id).UpdateAsync());
        var visitor = await App.SignedInAsync(await App.MemberAsync("voter"));

        foreach (var topic in new[] { plain, secret })
            Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(visitor, topic, 1)).Status);
    }

    [Fact]
    public async Task Script_gets_the_poll_alone()
    {
        var topic = await TopicAsync();
        var visitor = await App.SignedInAsync(await App.MemberAsync("voter"));
        var page = await visitor.VisitAsync($"/t/{topic.Id}");
        visitor.Headers["HX-Request"] = "true";

        var part = await visitor.SubmitOnlyAsync(page, ".poll-ballot", ("choice", $"{(await App.ChoicesAsync(topic))[2].Id}"));

        Assert.Equal(HttpStatusCode.OK, part.Status);
        Assert.StartsWith("<section class=\"poll\" id=\"poll\"", part.Body.Trim(), StringComparison.Ordinal);
        Assert.Equal("Your vote is counted.", part.TextAt("[role=status]"));
    }

    [Fact]
    public async Task Stale_vote_is_shown_again_with_all_its_ticks()
    {
        var topic = await TopicAsync(most: 3);
        var (visitor, choices) = (await App.SignedInAsync(await App.MemberAsync("voter")), await App.ChoicesAsync(topic));

        var stale = await visitor.PostAsync(
            $"/t/{topic.Id}/poll/votes", [KeyValuePair.Create("choice", $"{choices[0].Id}"), KeyValuePair.Create("choice", $"{choices[2].Id}")]);

        Assert.Equal(HttpStatusCode.BadRequest, stale.Status);
        Assert.Equal([$"{choices[0].Id}", $"{choices[2].Id}"], stale.Document.QuerySelectorAll("main input[name=choice]").Select(field => field.GetAttribute("value")!));
    }

    static void Refused(Page page, string reason)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(reason, page.TextAt(".error-summary"), StringComparison.Ordinal);
    }

    static PollForm Drinks(int most = 1) => new() { Question = "Tea or coffee?", Choices = "Tea\nCoffee\nWater", Most = $"{most}" };

    static async Task<Page> SendAsync(Visitor visitor, Topic topic, params long[] choices)
    {
        var page = await visitor.GetAsync("/settings/profile");
        var token = page.Document.QuerySelector("input[name=__token]")!.GetAttribute("value")!;
        return await visitor.PostAsync(
            $"/t/{topic.Id}/poll/votes", [KeyValuePair.Create("__token", token), .. choices.Select(choice => KeyValuePair.Create("choice", $"{choice}"))]);
    }

    async Task<Topic> TopicAsync(int most = 1) => await App.TopicWithPollAsync(await App.MemberAsync("author"), Drinks(most));

    async Task<(int Votes, int Voters)> WrongAsync()
    {
        var wrong = await App.WithDbAsync(db => db.RecountAsync(CancellationToken.None));
        return (wrong["votes of polls"], wrong["voters of polls"]);
    }
}
