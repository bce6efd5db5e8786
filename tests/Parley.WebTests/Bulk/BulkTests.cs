using System.Net;
using LinqToDB;
using LinqToDB.Async;
using Microsoft.Extensions.DependencyInjection;
using Parley.Domain.Accounts;
using Parley.Domain.Bulk;
using Parley.Domain.Moderation;
using Parley.Domain.Permissions;
using Parley.Domain.Topics;
using Parley.Testing;
using Parley.Web.Features.Bulk;
using Xunit;

namespace Parley.WebTests.Bulk;

public sealed class BulkTests(ForumApp app) : ForumTest(app)
{
    [Fact]
    public async Task Ticked_topics_are_hidden_with_a_reason_and_one_button_brings_them_back()
    {
        var (staff, author, word) = (await StaffAsync(), await App.MemberAsync(), Cast.UniqueName("word"));
        var (one, two, other) = (await TopicAsync(author, word), await TopicAsync(author, word), await TopicAsync(author, word));

        await App.RunJobsAsync();
        var asked = await staff.TickAsync(await staff.VisitAsync($"/admin/topics?q={word}"), "#bulk", "id", Ids(one, two), ("kind", "HideTopics"));
        Assert.Equal("Hide topics", asked.Title);
        Assert.Contains(one.Title, asked.Texts(".bulk-things a"));
        var refused = await staff.SubmitAsync(asked, "main form");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, true), (refused.Status, refused.Has("#reason-error")));

        var begun = await staff.SubmitAsync(refused, "main form", ("reason", "Off topic"));
        await App.RunJobsAsync();
        var done = await staff.VisitAsync(begun.Address);
        Assert.Contains("Done to 2", done.TextAt(".bulk-progress"), StringComparison.Ordinal);
        Assert.Equal([HiddenCauses.ByModerator, HiddenCauses.ByModerator, HiddenCauses.None], await CausesAsync(one, two, other));
        Assert.Contains("Off topic", (await staff.VisitAsync($"/t/{one.Id}")).Text, StringComparison.Ordinal);

        await staff.SubmitAsync(done, "form[action$='/undo']");
        await App.RunJobsAsync();
        var undone = await staff.VisitAsync(begun.Address);
        Assert.Contains("Taken back for 2", undone.TextAt(".bulk-progress"), StringComparison.Ordinal);
        Assert.False(undone.Has("form[action$='/undo']"));
        Assert.Equal([HiddenCauses.None, HiddenCauses.None, HiddenCauses.None], await CausesAsync(one, two, other));
        Assert.Contains((await staff.VisitAsync("/admin/bulk")).Texts("tbody a"), text => text == "Hide topics");
    }

    [Fact]
    public async Task All_that_the_conditions_find_are_done_and_undoing_leaves_what_was_hidden_before()
    {
        var (staff, author, word) = (await StaffAsync(), await App.MemberAsync(), Cast.UniqueName("word"));
        var topics = new List<Topic>();
        for (var number = 0; number < 3; number++)
            topics.Add(await TopicAsync(author, word));
        await App.WithDbAsync(db => db.Topics.Where(row => row.Id == topics[0].Id).Set(row => row.Hidden, HiddenCauses.ByModerator).UpdateAsync());

        await App.RunJobsAsync();
        var asked = await staff.SubmitAsync(await staff.VisitAsync($"/admin/topics?q={word}"), "#bulk", ("kind", "HideTopics"), ("all", "true"));
        var begun = await staff.SubmitAsync(asked, "main form", ("reason", "All of it"));
        await App.RunJobsAsync();
        var done = await staff.VisitAsync(begun.Address);
        Assert.Contains("One was so already", done.TextAt(".bulk-progress"), StringComparison.Ordinal);
        await staff.SubmitAsync(done, "form[action$='/undo']");
        await App.RunJobsAsync();

        Assert.Equal([HiddenCauses.ByModerator, HiddenCauses.None, HiddenCauses.None], await CausesAsync([.. topics]));
    }

    [Fact]
    public async Task Topics_move_and_return_unless_somebody_moved_them_on()
    {
        var (staff, author, word) = (await StaffAsync(), await App.MemberAsync(), Cast.UniqueName("word"));
        var (there, elsewhere) = (await App.CategoryAsync(), await App.CategoryAsync());
        var (one, two) = (await TopicAsync(author, word), await TopicAsync(author, word));

        var begun = await DoAsync(staff, word, "MoveTopics", [one, two], ("category", there.Id.ToString()));
        Assert.Equal([there.Id, there.Id], [(await App.TopicNowAsync(one)).CategoryId, (await App.TopicNowAsync(two)).CategoryId]);
        await App.WithDbAsync(db => db.Topics.Where(row => row.Id == two.Id).Set(row => row.CategoryId, elsewhere.Id).UpdateAsync());
        var undone = await UndoAsync(staff, begun);

        Assert.Contains("One was left", undone.TextAt(".bulk-progress"), StringComparison.Ordinal);
        Assert.Equal([one.CategoryId, elsewhere.Id], [(await App.TopicNowAsync(one)).CategoryId, (await App.TopicNowAsync(two)).CategoryId]);
    }

    [Fact]
    public async Task Tags_are_added_as_far_as_there_is_room_and_only_those_are_taken_away()
    {
        var (staff, author, word) = (await StaffAsync(), await App.MemberAsync(), Cast.UniqueName("word"));
        var (one, full) = (await TopicAsync(author, word, "own"), await TopicAsync(author, word, "a, b, c, d, e"));

        var begun = await DoAsync(staff, word, "TagTopics", [one, full], ("tags", "own, added"));
        Assert.Equal(["own", "added"], (await App.TopicNowAsync(one)).TagNames);
        Assert.Equal(5, (await App.TopicNowAsync(full)).TagNames.Count);
        await UndoAsync(staff, begun);

        Assert.Equal(["own"], (await App.TopicNowAsync(one)).TagNames);
    }

    [Fact]
    public async Task Topics_close_and_open_again_and_merge_into_one_for_good()
    {
        var (staff, author, word) = (await StaffAsync(), await App.MemberAsync(), Cast.UniqueName("word"));
        var (one, two) = (await TopicAsync(author, word), await TopicAsync(author, word));

        var closed = await DoAsync(staff, word, "CloseTopics", [one, two], ("reason", "Said and done"));
        Assert.True((await App.TopicNowAsync(one)).IsClosed && (await App.TopicNowAsync(two)).IsClosed);
        await UndoAsync(staff, closed);
        Assert.False((await App.TopicNowAsync(one)).IsClosed || (await App.TopicNowAsync(two)).IsClosed);

        var merged = await DoAsync(staff, word, "MergeTopics", [one, two], ("into", two.Id.ToString()));
        Assert.False((await staff.VisitAsync(merged.Address)).Has("form[action$='/undo']"));
        Assert.Equal(two.Id, (await App.TopicNowAsync(one)).MergedIntoId);
    }

    [Fact]
    public async Task Replies_are_hidden_and_come_back_with_their_counts()
    {
        var (staff, author) = (await StaffAsync(), await App.MemberAsync());
        var topic = await App.TopicAsync(author, await App.CategoryAsync());
        var word = Cast.UniqueName("word");
        await App.ReplyAsync(author, topic, $"First {word}");
        await App.ReplyAsync(author, topic, $"Second {word}");

        await App.RunJobsAsync();
        var asked = await staff.SubmitAsync(await staff.VisitAsync($"/admin/replies?q={word}"), "#bulk", ("kind", "HideReplies"), ("all", "true"));
        var begun = await staff.SubmitAsync(asked, "main form", ("reason", "Noise"));
        await App.RunJobsAsync();
        Assert.Equal(0, (await App.TopicNowAsync(topic)).ReplyCount);

        await UndoAsync(staff, begun);
        Assert.Equal(2, (await App.TopicNowAsync(topic)).ReplyCount);
    }

    [Fact]
    public async Task Members_are_suspended_but_for_those_who_answer_to_others()
    {
        var (staff, word) = (await StaffAsync(), Cast.UniqueName("word"));
        var (member, moderator) = (await App.MemberAsync(word), await App.MemberAsync(word, Role.Moderator));

        var asked = await staff.TickAsync(
            await staff.VisitAsync($"/admin/members?q={word}"), "#bulk", "id", [$"{member.Id}", $"{moderator.Id}"], ("kind", "SuspendMembers"));
        var begun = await staff.SubmitAsync(asked, "main form", ("reason", "Robots"), ("days", "30"));
        await App.RunJobsAsync();
        Assert.Equal([Standing.Suspended, Standing.Good], [await StandingAsync(member), await StandingAsync(moderator)]);

        await UndoAsync(staff, begun);
        Assert.Equal(Standing.Good, await StandingAsync(member));
    }

    [Fact]
    public async Task What_is_deleted_for_good_is_an_administrators_asked_twice_and_leaves_no_word_behind()
    {
        var (author, secret) = (await App.MemberAsync(), Cast.UniqueName("secret"));
        var topic = await App.TopicAsync(author, await App.CategoryAsync(), $"Title {secret}", $"Text {secret}");
        await App.ReplyAsync(author, topic, $"Reply {secret}");
        var moderator = await StaffAsync();
        await App.RunJobsAsync();
        Assert.False((await moderator.VisitAsync($"/admin/topics?q={secret}")).Has("option[value=EraseTopics]"));

        var staff = await App.SignedInAsync(await App.MemberAsync("admin", Role.Administrator));
        await App.RunJobsAsync();
        var asked = await staff.TickAsync(await staff.VisitAsync($"/admin/topics?q={secret}"), "#bulk", "id", Ids(topic), ("kind", "EraseTopics"));
        var refused = await staff.SubmitAsync(asked, "main form", ("reason", "The law"), ("sure", "7"));
        Assert.True(refused.Has("#sure-error"));
        await staff.SubmitAsync(refused, "main form", ("reason", "The law"), ("sure", "1"));
        await App.RunJobsAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await App.NewVisitor().GetAsync($"/t/{topic.Id}")).Status);
        Assert.DoesNotContain(secret, (await App.TopicNowAsync(topic)).Title, StringComparison.Ordinal);
        Assert.All(await App.WithDbAsync(db => db.Posts.Where(row => row.TopicId == topic.Id).ToListAsync()), post => Assert.Equal(("", ""), (post.Markdown, post.Html)));
        Assert.DoesNotContain(secret, (await staff.VisitAsync($"/search?q={secret}")).Text.Replace(secret, "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.True((await App.TopicNowAsync(topic)).Hidden.HasFlag(HiddenCauses.Erased));
    }

    [Fact]
    public async Task Choice_is_its_chooser_s_alone_until_it_is_begun_and_can_be_dropped()
    {
        var (staff, author, word) = (await StaffAsync(), await App.MemberAsync(), Cast.UniqueName("word"));
        var topic = await TopicAsync(author, word);
        await App.RunJobsAsync();
        var asked = await staff.TickAsync(await staff.VisitAsync($"/admin/topics?q={word}"), "#bulk", "id", Ids(topic), ("kind", "HideTopics"));

        Assert.Equal(HttpStatusCode.NotFound, (await (await StaffAsync()).GetAsync(asked.Address)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await App.SignedInAsync(author)).GetAsync(asked.Address)).Status);
        await staff.PressAsync(asked, "button[formaction$='/drop']");
        Assert.Equal(HttpStatusCode.NotFound, (await staff.GetAsync(asked.Address)).Status);
        Assert.Equal(HiddenCauses.None, (await App.TopicNowAsync(topic)).Hidden);
    }

    [Fact]
    public async Task Choice_that_nobody_went_on_with_is_forgotten_after_a_day()
    {
        var (staff, author, word) = (await StaffAsync(), await App.MemberAsync(), Cast.UniqueName("word"));
        var topic = await TopicAsync(author, word);
        await App.RunJobsAsync();
        async Task<Page> ChooseAsync() => await staff.TickAsync(await staff.VisitAsync($"/admin/topics?q={word}"), "#bulk", "id", Ids(topic), ("kind", "HideTopics"));
        var (old, fresh) = (await ChooseAsync(), await ChooseAsync());
        var id = long.Parse(old.Address.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture);
        await App.WithDbAsync(db => db.BulkActs.Where(row => row.Id == id).Set(row => row.ChosenAt, topic.CreatedAt.AddDays(-2)).UpdateAsync());

        await App.WithDbAsync(async db =>
        {
            await App.Services.GetRequiredService<DropChoices>().DropAsync(db, CancellationToken.None);
            return true;
        });

        Assert.Equal(HttpStatusCode.NotFound, (await staff.GetAsync(old.Address)).Status);
        Assert.Equal(HttpStatusCode.OK, (await staff.GetAsync(fresh.Address)).Status);
    }

    [Fact]
    public async Task Nothing_ticked_says_so_and_ten_thousand_ids_are_too_many_for_a_form()
    {
        var (staff, author, word) = (await StaffAsync(), await App.MemberAsync(), Cast.UniqueName("word"));
        await TopicAsync(author, word);
        await App.RunJobsAsync();
        var table = await staff.VisitAsync($"/admin/topics?q={word}");
        var nothing = await staff.SubmitAsync(table, "#bulk", ("kind", "HideTopics"));
        Assert.Contains("Nothing was ticked", nothing.Text, StringComparison.Ordinal);
        Assert.Equal(table.Address, nothing.Address);

        var token = table.Document.QuerySelector("#bulk input[name^='__']")!;
        var fields = Enumerable.Range(1, 10_000).Select(id => KeyValuePair.Create("id", $"{id}"))
            .Prepend(KeyValuePair.Create(token.GetAttribute("name")!, token.GetAttribute("value")!)).Append(KeyValuePair.Create("kind", "HideTopics"));
        Assert.Equal(HttpStatusCode.BadRequest, (await staff.PostAsync("/admin/topics/bulk", fields)).Status);
    }

    [Fact]
    public async Task Kind_of_another_table_and_a_moderator_who_lost_the_role_do_nothing()
    {
        var (moderator, author, word) = (await App.MemberAsync("mod", Role.Moderator), await App.MemberAsync(), Cast.UniqueName("word"));
        var topic = await TopicAsync(author, word);
        var staff = await App.SignedInAsync(moderator);
        await App.RunJobsAsync();
        var table = await staff.VisitAsync($"/admin/topics?q={word}");
        Assert.Equal(HttpStatusCode.NotFound, (await staff.SubmitAsync(table, "#bulk", ("kind", "SuspendMembers"), ("all", "true"))).Status);

        var asked = await staff.TickAsync(table, "#bulk", "id", Ids(topic), ("kind", "HideTopics"));
        var id = long.Parse(asked.Address.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture);
        await App.WithAsync<StartBulk, bool>(async start =>
            (await start.StartAsync(Viewer.Of(moderator), id, new BulkForm("Too late"), CancellationToken.None)).IsDone);
        await App.RunJobsAsync();
        await App.WithDbAsync(db => db.Members.Where(row => row.Id == moderator.Id).Set(row => row.Role, Role.Member).UpdateAsync());
        await App.WithDbAsync(db => db.BulkItems.Where(row => row.BulkId == id).Set(row => row.State, BulkItemState.Waiting).UpdateAsync());
        await App.WithDbAsync(db => db.Topics.Where(row => row.Id == topic.Id).Set(row => row.Hidden, HiddenCauses.None).UpdateAsync());
        await App.WithDbAsync(db => db.BulkActs.Where(row => row.Id == id).Set(row => row.FinishedAt, (DateTimeOffset?)null).UpdateAsync());
        await App.HappenAsync(new BulkStarted(id));

        Assert.Equal(HiddenCauses.None, (await App.TopicNowAsync(topic)).Hidden);
    }

    [Fact]
    public async Task Act_on_several_batches_is_done_to_the_last_whatever_happens_in_between()
    {
        var (moderator, author, category) = (await App.MemberAsync("mod", Role.Moderator), await App.MemberAsync(), await App.CategoryAsync());
        var topic = await App.TopicAsync(author, category);
        for (var number = 0; number < 120; number++)
            await App.ReplyAsync(author, topic, $"Reply {number}");
        var staff = await App.SignedInAsync(moderator);

        var asked = await staff.SubmitAsync(await staff.VisitAsync($"/admin/replies?topic={topic.Id}"), "#bulk", ("kind", "HideReplies"), ("all", "true"));
        await Task.WhenAll(staff.SubmitAsync(asked, "main form", ("reason", "Twice")), staff.SubmitAsync(asked, "main form", ("reason", "Twice")));
        await Task.WhenAll(App.RunJobsAsync(), App.RunJobsAsync());

        Assert.Equal(0, (await App.TopicNowAsync(topic)).ReplyCount);
        Assert.Contains("Done to 120", (await staff.VisitAsync(asked.Address)).TextAt(".bulk-progress"), StringComparison.Ordinal);
        Assert.Equal(120, await App.WithDbAsync(db => db.ModerationLog.CountAsync(row => row.TopicId == topic.Id && row.Act == ModeratorAct.PostHidden)));
    }

    async Task<Page> DoAsync(Visitor staff, string word, string kind, Topic[] topics, params (string, string)[] typed)
    {
        await App.RunJobsAsync();
        var asked = await staff.TickAsync(await staff.VisitAsync($"/admin/topics?q={word}"), "#bulk", "id", Ids(topics), ("kind", kind));
        var begun = await staff.SubmitAsync(asked, "main form", typed);
        Assert.Equal(HttpStatusCode.OK, begun.Status);
        await App.RunJobsAsync();
        return begun;
    }

    async Task<Page> UndoAsync(Visitor staff, Page act)
    {
        await staff.SubmitAsync(await staff.VisitAsync(act.Address), "form[action$='/undo']");
        await App.RunJobsAsync();
        return await staff.VisitAsync(act.Address);
    }

    async Task<Visitor> StaffAsync() => await App.SignedInAsync(await App.MemberAsync("mod", Role.Moderator));

    async Task<Topic> TopicAsync(Member author, string word, string? tags = null) =>
        await App.TopicAsync(author, await App.CategoryAsync(), $"{word} {Cast.UniqueName("title")}", tags: tags);

    static string[] Ids(params Topic[] topics) => [.. topics.Select(topic => topic.Id.ToString())];

    async Task<HiddenCauses[]> CausesAsync(params Topic[] topics)
    {
        var causes = new List<HiddenCauses>();
        foreach (var topic in topics)
            causes.Add((await App.TopicNowAsync(topic)).Hidden);
        return [.. causes];
    }

    Task<Standing> StandingAsync(Member member) => App.WithDbAsync(db => db.Members.Where(row => row.Id == member.Id).Select(row => row.Standing).SingleAsync());
}
