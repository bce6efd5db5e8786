using System.IO.Compression;
using System.Net;
using System.Text;
using LinqToDB;
using LinqToDB.Async;
using Microsoft.Extensions.DependencyInjection;
using Parley.Data;
using Parley.Domain.Accounts;
using Parley.Domain.Blocks;
using Parley.Domain.Flags;
using Parley.Domain.Groups;
using Parley.Domain.Moderation;
using Parley.Domain.Notifications;
using Parley.Domain.Permissions;
using Parley.Domain.Polls;
using Parley.Testing;
using Parley.Web.Features.Topics;
using Parley.WebTests.Accounts;
using Xunit;

namespace Parley.WebTests.Profiles;

public sealed class MyDataTests(ForumApp app) : ForumTest(app)
{
    [Fact]
    public async Task Member_gets_a_copy_of_everything_as_json_and_markdown()
    {
        var member = await App.MemberAsync();
        var topic = await App.TopicAsync(await App.MemberAsync(), await App.CategoryAsync(), "Of clocks");
        await App.ReplyAsync(member, topic, "Mine is *slow*. 时钟");
        var visitor = await App.SignedInAsync(member);

        var first = await App.PostAsync(topic, 1);
        await visitor.PressAsync(await visitor.VisitAsync($"/t/{topic.Id}"), "#p1 .like");
        await visitor.PressAsync(await visitor.VisitAsync($"/t/{topic.Id}"), "#p1 .bookmark");
        await visitor.SubmitAsync(await visitor.GetAsync($"/p/{first.Id}/bookmark"), "#note-form", ("note", "Wind it up"));

        await visitor.SubmitAsync(await visitor.GetAsync("/settings/data"), "form[action$='/download']");
        await App.RunJobsAsync();
        var page = await visitor.GetAsync("/settings/data");
        var texts = await UnzipAsync(visitor, page.LinkAt("a[href$='.zip']")!);

        Assert.Contains(member.Email!, texts["account.json"], StringComparison.Ordinal);
        Assert.Contains("Mine is *slow*. 时钟", texts["posts.json"], StringComparison.Ordinal);
        Assert.Contains("Mine is *slow*. 时钟", texts[$"topics/{topic.Id}-{topic.Slug}.md"], StringComparison.Ordinal);
        Assert.Contains("Wind it up", texts["bookmarks.json"], StringComparison.Ordinal);
        Assert.Contains($"/p/{first.Id}", texts["likes.json"], StringComparison.Ordinal);
        Assert.Equal("[]", texts["versions.json"]);
        Assert.All(texts.Values, text => Assert.DoesNotContain("AQAAAA", text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Copy_holds_own_votes_and_own_polls_and_not_how_others_voted()
    {
        var (member, other) = (await App.MemberAsync(), await App.MemberAsync("other"));
        var asked = await App.TopicWithPollAsync(other, new() { Choices = "Sea\nHills", Results = PollResults.WhenEnded });
        var (own, gone) = (await App.TopicWithPollAsync(member, new() { Choices = "Tea\nCoffee" }), await App.TopicWithPollAsync(other, new() { Choices = "Cat\nDog" }));
        foreach (var (voter, topic, number) in new[] { (member, asked, 1), (other, asked, 2), (other, own, 2), (member, gone, 1) })
            await App.VoteAsync(voter, topic, number);
        await App.HidePostAsync(gone, 1, HiddenCauses.ByModerator);
        await App.WithDbAsync(db => db.Topics.Where(row => row.Id == gone.Id).Set(row => row.Hidden, HiddenCauses.ByModerator).UpdateAsync());
        var visitor = await App.SignedInAsync(member);

        await visitor.SubmitAsync(await visitor.GetAsync("/settings/data"), "form[action$='/download']");
        await App.RunJobsAsync();
        var texts = await UnzipAsync(visitor, (await visitor.GetAsync("/settings/data")).LinkAt("a[href$='.zip']")!);

        Assert.Contains("\"choice\": \"Sea\"", texts["poll-votes.json"], StringComparison.Ordinal);
        Assert.Contains($"\"topic_id\": {gone.Id}", texts["poll-votes.json"], StringComparison.Ordinal);
        Assert.Contains("Coffee", texts["polls.json"], StringComparison.Ordinal);
        Assert.DoesNotContain("Coffee", texts["poll-votes.json"], StringComparison.Ordinal);
        Assert.All(texts.Values, text => Assert.False(text.Contains("Hills", StringComparison.Ordinal) || text.Contains("\"Cat\"", StringComparison.Ordinal) || text.Contains("vote_count", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Votes_of_a_deleted_member_stay_and_are_nobodys()
    {
        var members = new[] { await App.MemberAsync("forgotten"), await App.MemberAsync("forgotten") };
        var topic = await App.TopicWithPollAsync(await App.MemberAsync(), new() { Choices = "Sea\nHills" });
        foreach (var member in members)
        {
            await App.VoteAsync(member, topic, 2);
            await LeaveAsync(await App.SignedInAsync(member), Cast.Password);
            await ComeDueAsync(member);
        }

        Assert.Equal([2, 0, 2], await App.CountsAsync(topic));
        await App.WithDbAsync(db => db.RecountAsync(CancellationToken.None));
        Assert.Equal([2, 0, 2], await App.CountsAsync(topic));
        Assert.Equal(2, await App.WithDbAsync(db => db.PollBallots.CountAsync(row => row.TopicId == topic.Id && row.MemberId == null)));
    }

    [Fact]
    public async Task Copy_holds_settings_lists_and_what_was_told_without_secrets()
    {
        var (member, other, ignored) = (await App.MemberAsync(), await App.MemberAsync("other"), await App.MemberAsync("ignored"));
        var category = await App.CategoryAsync();
        var topic = await App.TopicAsync(other, category, "Of clocks", $"Look, @{member.Name}");
        var hidden = await App.TopicAsync(await App.MemberAsync("boss", Role.Administrator), await App.CategoryAsync(GroupId.Moderators), "Among us");
        await App.WatchAsync(member, topic, WatchLevel.Watching);
        await App.WatchAsync(member, hidden, WatchLevel.Watching);
        await App.WithDbAsync(db => db.InsertAsync(new CategoryWatch { MemberId = member.Id, CategoryId = category.Id, Level = WatchLevel.Watching }));
        await App.IgnoreAsync(member, ignored);
        await App.SetAsync(member, row => row.MailsDirect, MailRhythm.Daily);
        var post = await App.PostAsync(topic, 1);
        await App.WithDbAsync(db => db.InsertAsync(new Flag { PostId = post.Id, ReporterId = member.Id, Words = "Shoes again" }));
        await App.WithDbAsync(db => db.InsertAsync(new MemberBlock { MemberId = member.Id, ModeratorId = other.Id, Standing = Standing.Warned, Reason = "Too loud" }));
        var visitor = await App.SignedInAsync(member);
        using var passkey = await PasskeyPages.AddedAsync(visitor, "My phone");
        await visitor.SubmitAsync(
            await visitor.GetAsync("/settings/account"), "form[action$='/email']", ("email", $"new-{member.Name}@example.org"), ("emailPassword", Cast.Password));
        await App.RunJobsAsync();

        await visitor.SubmitAsync(await visitor.GetAsync("/settings/data"), "form[action$='/download']");
        await App.RunJobsAsync();
        var texts = await UnzipAsync(visitor, (await visitor.GetAsync("/settings/data")).LinkAt("a[href$='.zip']")!);

        Assert.Contains("\"mails_direct\": \"Daily\"", texts["account.json"], StringComparison.Ordinal);
        Assert.Contains("\"mentions_from\": \"Everyone\"", texts["account.json"], StringComparison.Ordinal);
        Assert.Contains($"\"id\": {member.Id}", texts["account.json"], StringComparison.Ordinal);
        Assert.Contains("\"topic_title\": \"Of clocks\"", texts["watched-topics.json"], StringComparison.Ordinal);
        Assert.DoesNotContain("Among us", texts["watched-topics.json"], StringComparison.Ordinal);
        Assert.Contains($"\"topic_id\": {hidden.Id}", texts["watched-topics.json"], StringComparison.Ordinal);
        Assert.Contains(category.Name, texts["watched-categories.json"], StringComparison.Ordinal);
        Assert.Contains(ignored.Name, texts["ignored-members.json"], StringComparison.Ordinal);
        Assert.Contains("My phone", texts["security.json"], StringComparison.Ordinal);
        Assert.Contains($"new-{member.Name}@example.org", texts["email-changes.json"], StringComparison.Ordinal);
        Assert.Contains("Shoes again", texts["reports.json"], StringComparison.Ordinal);
        Assert.Contains("Too loud", texts["blocks.json"], StringComparison.Ordinal);
        Assert.DoesNotContain(other.Name, texts["blocks.json"], StringComparison.Ordinal);
        Assert.Contains("a passkey was added", texts["mails.json"], StringComparison.Ordinal);
        Assert.Contains($"new-{member.Name}@example.org", texts["mails.json"], StringComparison.Ordinal);
        Assert.Contains($"\"who\": \"{other.Name}\"", texts["notifications.json"], StringComparison.Ordinal);
        Assert.Contains("\"topic_title\": \"Of clocks\"", texts["notifications.json"], StringComparison.Ordinal);
        var key = await App.WithDbAsync(db => db.Passkeys.Where(row => row.MemberId == member.Id).Select(row => row.PublicKey).SingleAsync());
        Assert.All(texts.Values, text => Assert.DoesNotContain(key, text, StringComparison.Ordinal));
        Assert.All(texts.Values, text => Assert.DoesNotContain("\"value\":", text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Copy_is_its_members_alone_and_made_once_a_day()
    {
        var member = await App.MemberAsync();
        var visitor = await App.SignedInAsync(member);
        var page = await visitor.GetAsync("/settings/data");
        await visitor.SubmitAsync(page, "form[action$='/download']");
        await visitor.SubmitAsync(page, "form[action$='/download']");
        await App.RunJobsAsync();

        Assert.Equal(1, await App.WithDbAsync(db => db.Downloads.CountAsync(row => row.MemberId == member.Id)));
        var address = (await visitor.GetAsync("/settings/data")).LinkAt("a[href$='.zip']")!;
        Assert.Equal(HttpStatusCode.NotFound, (await (await App.SignedInAsync(await App.MemberAsync())).GetAsync(address)).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await App.NewVisitor().GetAsync(address)).Status);
    }

    [Fact]
    public async Task Bell_tells_of_the_copy_until_it_was_seen()
    {
        var visitor = await App.SignedInAsync(await App.MemberAsync());
        await AskForTheCopyAsync(visitor);

        var told = await visitor.GetAsync("/notifications");
        Assert.StartsWith("1 ", told.TextAt(".bell-count"), StringComparison.Ordinal);
        var data = await visitor.GetAsync(told.LinkAt(".notice a")!);

        Assert.True(data.Has("a[href$='.zip']"));
        Assert.False(data.Has(".bell-count"));
        Assert.False((await visitor.GetAsync("/notifications")).Has(".notice"));
    }

    [Fact]
    public async Task Marking_all_marks_the_copy_too()
    {
        var visitor = await App.SignedInAsync(await App.MemberAsync());
        await AskForTheCopyAsync(visitor);

        var marked = await visitor.SubmitAsync(await visitor.GetAsync("/notifications"), "form[action='/notifications/read']");

        Assert.False(marked.Has(".bell-count"));
        Assert.True((await visitor.GetAsync("/settings/data")).Has("a[href$='.zip']"));
    }

    [Fact]
    public async Task Account_goes_only_with_the_password_and_can_be_kept_until_then()
    {
        var member = await App.MemberAsync();
        var visitor = await App.SignedInAsync(member);
        var elsewhere = await App.SignedInAsync(member);

        var refused = await LeaveAsync(visitor, "not the password");
        Assert.Equal("This is not your password.", refused.TextAt("#password-error"));
        var leaving = await LeaveAsync(visitor, Cast.Password);
        Assert.Contains("will be deleted on", leaving.TextAt(".notice"), StringComparison.Ordinal);
        Assert.False((await elsewhere.GetAsync("/")).Has(".user-name"));

        var kept = await visitor.SubmitAsync(leaving, "form[action$='/keep']");
        Assert.False(kept.Has(".notice"));
        await ComeDueAsync(member, kept: true);
        Assert.Equal(member.Name, (await visitor.GetAsync("/")).TextAt(".user-name"));
    }

    [Fact]
    public async Task Deleted_account_leaves_its_posts_under_a_name_that_tells_nothing()
    {
        var (member, other) = (await App.MemberAsync(), await App.MemberAsync());
        var topic = await App.TopicAsync(member, await App.CategoryAsync(), "Mine", "My words");
        var quoting = await App.ReplyAsync(other, topic, $"[quote=\"{member.Name}, post:1, topic:{topic.Id}\"]\nMy words\n[/quote]\n\n@{member.Name} is right");
        var visitor = await App.SignedInAsync(member);
        await LeaveAsync(visitor, Cast.Password);

        await ComeDueAsync(member);

        var page = await App.NewVisitor().VisitAsync($"/t/{topic.Id}");
        Assert.Equal($"deleted-{member.Id}", page.TextAt("#p1 .post-author a"));
        Assert.Equal("My words", page.TextAt("#p1 .prose"));
        Assert.Contains($"@deleted-{member.Id} is right", page.TextAt($"#p{quoting.Number} .prose"), StringComparison.Ordinal);
        Assert.DoesNotContain(member.Name, page.Body, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.NotFound, (await App.NewVisitor().GetAsync($"/u/{member.Name}")).Status);
        Assert.False((await visitor.GetAsync("/")).Has(".user-name"));
    }

    // A new table with something of a member in it is found here, before its rows outlive an account.
    [Fact]
    public async Task Nothing_of_a_deleted_member_is_left_in_any_table()
    {
        var member = await App.MemberAsync("forgotten");
        var (visitor, other) = (await App.SignedInAsync(member), await App.MemberAsync());
        var topic = await App.TopicAsync(other, await App.CategoryAsync(), "Of clocks", $"@{member.Name} has one");
        await visitor.PressAsync(await visitor.VisitAsync($"/t/{topic.Id}"), "#p1 .like");
        await visitor.PressAsync(await visitor.VisitAsync($"/t/{topic.Id}"), "#p1 .bookmark");
        var editor = await App.SignedInAsync(other);
        var edit = await editor.GetAsync($"/p/{(await App.PostAsync(topic, 1)).Id}/edit");
        await editor.SubmitAsync(edit, "form.composer", ("text", $"@{member.Name} has two, `@{member.Name}` says"));
        await App.VoteAsync(member, await App.TopicWithPollAsync(other, new() { Choices = "One\nTwo" }), 1);
        await visitor.SubmitAsync(await visitor.GetAsync("/settings/profile"), "form[action='/settings/profile']", ("about", "All about me"), ("displayName", "Forgotten One"));
        await visitor.SubmitAsync(await visitor.GetAsync("/settings/data"), "form[action$='/download']");
        await App.RunJobsAsync();
        await visitor.SubmitAsync(
            await visitor.GetAsync("/settings/account"), "form[action$='/email']", ("email", $"old-{member.Name}@example.org"), ("emailPassword", Cast.Password));
        await visitor.SubmitAsync(await visitor.GetAsync((await App.LastMailToAsync($"old-{member.Name}@example.org")).Link), "main form");
        await visitor.SubmitAsync(
            await visitor.GetAsync("/settings/account"), "form[action$='/email']", ("email", $"next-{member.Name}@example.org"), ("emailPassword", Cast.Password));
        await App.RunJobsAsync();
        await LeaveAsync(visitor, Cast.Password);

        await ComeDueAsync(member);

        Assert.Empty(await App.WithDbAsync(db => TablesHolding.AnyAsync(db, member)));
        Assert.NotNull(await App.WithDbAsync(db => db.Members.Where(row => row.Id == member.Id).Select(row => row.DeletedAt).SingleAsync()));
    }

    [Fact]
    public async Task What_was_read_just_before_the_account_went_is_not_noted_after_it()
    {
        var member = await App.MemberAsync();
        var topic = await App.TopicAsync(await App.MemberAsync(), await App.CategoryAsync());
        await LeaveAsync(await App.SignedInAsync(member), Cast.Password);
        await ComeDueAsync(member);

        var reading = App.Services.GetRequiredService<NoteReading>();
        reading.Shown(Viewer.Of(member), topic.Id, 1);
        await reading.FlushAsync(TestContext.Current.CancellationToken);

        Assert.Empty(await App.WithDbAsync(db => TablesHolding.AnyAsync(db, member)));
    }

    [Fact]
    public async Task Last_administrator_does_not_leave_the_forum_to_nobody()
    {
        await using var app = await ForumApp.StartAsync();
        var visitor = await app.SignedInAsync(await app.MemberAsync("boss", Role.Administrator));

        var page = await LeaveAsync(visitor, Cast.Password);

        Assert.Contains("You are the last administrator", page.TextAt(".error-summary"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reply_that_was_being_sent_when_the_account_went_stands_under_the_new_name()
    {
        var member = await App.MemberAsync();
        var topic = await App.TopicAsync(await App.MemberAsync(), await App.CategoryAsync());
        await LeaveAsync(await App.SignedInAsync(member), Cast.Password);
        await ComeDueAsync(member);

        var reply = await App.ReplyAsync(member, topic, "Sent before, arrived after");

        Assert.Equal($"deleted-{member.Id}", (await App.NewVisitor().VisitAsync($"/t/{topic.Id}")).TextAt($"#p{reply.Number} .post-author a"));
    }

    // Without the page that comes back: where the copy is made quickly, it would be seen there.
    async Task AskForTheCopyAsync(Visitor visitor)
    {
        await visitor.SubmitOnlyAsync(await visitor.GetAsync("/settings/data"), "form[action$='/download']");
        await App.RunJobsAsync();
    }

    static async Task<Page> LeaveAsync(Visitor visitor, string password) =>
        await visitor.SubmitAsync(await visitor.GetAsync("/settings/data"), "form[action$='/delete']", ("password", password));

    // Seven days go by.
    async Task ComeDueAsync(Member member, bool kept = false)
    {
        var past = TimeProvider.System.GetUtcNow().AddMinutes(-1);
        if (!kept)
            await App.WithDbAsync(db => db.Members.Where(row => row.Id == member.Id).Set(row => row.DeletesAt, (DateTimeOffset?)past).UpdateAsync());
        await App.WithDbAsync(db => db.Jobs.Where(job => job.Payload.Contains($"{{\"MemberId\":{member.Id}}}")).Set(job => job.RunAt, past).UpdateAsync());
        await App.RunJobsAsync();
    }

    static async Task<Dictionary<string, string>> UnzipAsync(Visitor visitor, string address)
    {
        await using var zip = new ZipArchive(new MemoryStream(await visitor.BytesAsync(address)));
        return zip.Entries.ToDictionary(entry => entry.FullName, entry =>
        {
            using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
            return reader.ReadToEnd();
        });
    }
}
