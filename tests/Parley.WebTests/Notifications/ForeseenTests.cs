using System.Net;
using LinqToDB;
using LinqToDB.Async;
using Parley.Domain.Notifications;
using Parley.Domain.Topics;
using Parley.Testing;
using Xunit;

namespace Parley.WebTests.Notifications;

/// <summary>Who is called is completed and foreseen while a text is written.</summary>
public sealed class ForeseenTests(ForumApp app) : ForumTest(app)
{
    [Fact]
    public async Task Preview_says_who_will_be_told_and_it_is_they_who_are_told()
    {
        var (author, told, quiet, stranger) = (await App.MemberAsync(), await App.MemberAsync("told"), await App.MemberAsync("quiet"), await App.MemberAsync("stranger"));
        await App.SetAsync(quiet, row => row.MentionsFrom, MentionsFrom.Nobody);
        var category = await App.CategoryAsync((await App.GroupAsync(author, told, quiet)).Id);
        var topic = await App.TopicAsync(author, category);
        var visitor = await App.SignedInAsync(author);
        var text = $"@{told.Name}, @{quiet.Name}, @{stranger.Name}, @{author.Name} and `@{(await App.MemberAsync("code")).Name}`";

        var preview = await visitor.SubmitAsync(await visitor.VisitAsync($"/t/{topic.Id}"), "form.composer", ("text", text), ("intent", "preview"));
        Assert.Equal($"Will be told of it: {told.Name}.", preview.TextAt("[data-preview-served] .told"));
        Assert.EndsWith($": {quiet.Name}, {stranger.Name}.", preview.TextAt("[data-preview-served] .not-told"), StringComparison.Ordinal);

        await visitor.SubmitAsync(preview, "form.composer");
        await App.RunJobsAsync();
        var members = await App.WithDbAsync(db => db.Notifications.Where(row => row.TopicId == topic.Id).Select(row => row.MemberId).ToListAsync());
        Assert.Equal([told.Id], members);
    }

    [Fact]
    public async Task New_topic_foresees_by_the_category_that_is_chosen()
    {
        var (author, inside, outside) = (await App.MemberAsync(), await App.MemberAsync("inside"), await App.MemberAsync("outside"));
        var (open, closed) = (await App.CategoryAsync(), await App.CategoryAsync((await App.GroupAsync(author, inside)).Id));
        var visitor = await App.SignedInAsync(author);
        var text = $"@{inside.Name} @{outside.Name}";

        Assert.Equal($"Will be told of it: {inside.Name}, {outside.Name}.", await ToldAsync(open.Id.Value));
        Assert.Equal($"Will be told of it: {inside.Name}.", await ToldAsync(closed.Id.Value));

        async Task<string?> ToldAsync(long category) => (await visitor.SubmitAsync(
            await visitor.GetAsync("/new-topic"), "form.composer", ("title", "A title"), ("category", $"{category}"), ("text", text), ("intent", "preview")))
            .TextAt(".told");
    }

    [Fact]
    public async Task Script_is_told_the_same_and_nothing_of_a_topic_that_the_writer_does_not_see()
    {
        var (member, called) = (await App.MemberAsync(), await App.MemberAsync("called"));
        var hidden = await App.TopicAsync(called, await App.CategoryAsync((await App.GroupAsync(called)).Id));
        var shown = await App.TopicAsync(called, await App.CategoryAsync());
        var visitor = await App.SignedInAsync(member);
        var token = (await visitor.VisitAsync($"/t/{shown.Id}")).Document.QuerySelector("form.composer input[name=__token]")!.GetAttribute("value")!;

        Assert.Contains($"Will be told of it: {called.Name}.", (await AskAsync(visitor, shown)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(called.Name, (await AskAsync(visitor, hidden)).Body, StringComparison.Ordinal);
        Assert.NotEqual(HttpStatusCode.OK, (await AskAsync(App.NewVisitor(), shown)).Status);

        Task<Page> AskAsync(Visitor asking, Topic topic) =>
            asking.PostAsync("/told", [new("__token", token), new("text", $"@{called.Name}"), new("topic", $"{topic.Id}")]);
    }

    [Fact]
    public async Task Names_of_the_topics_people_come_first_and_before_a_letter_is_typed()
    {
        var beginning = Cast.UniqueName("q");
        var (writer, busy, talker, first) = (await App.MemberAsync(), await App.MemberAsync(beginning), await App.MemberAsync(beginning), await App.MemberAsync("zoe"));
        await App.SetAsync(busy, row => row.ReplyCount, 1000);
        var topic = await App.TopicAsync(first, await App.CategoryAsync());
        await App.ReplyAsync(talker, topic);
        var visitor = await App.SignedInAsync(writer);

        Assert.Equal([busy.Name, talker.Name], await NamesAsync($"q={beginning}"));
        Assert.Equal([talker.Name, busy.Name], await NamesAsync($"q={beginning}&topic={topic.Id}"));
        Assert.Equal([talker.Name, first.Name], await NamesAsync($"q=&topic={topic.Id}"));
        Assert.Empty(await NamesAsync("q="));

        await App.WithDbAsync(db => db.Topics.Where(row => row.Id == topic.Id).Set(row => row.Hidden, Parley.Domain.Moderation.HiddenCauses.ByModerator).UpdateAsync());
        Assert.Empty(await NamesAsync($"q=&topic={topic.Id}"));

        async Task<List<string>> NamesAsync(string query)
        {
            using var json = System.Text.Json.JsonDocument.Parse((await visitor.GetAsync($"/members/complete?{query}")).Body);
            return [.. json.RootElement.EnumerateArray().Select(found => found.GetProperty("name").GetString()!)];
        }
    }
}
