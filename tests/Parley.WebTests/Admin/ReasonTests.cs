using System.Net;
using LinqToDB.Async;
using Parley.Domain.Accounts;
using Parley.Domain.Posts;
using Parley.Testing;
using Parley.Web.Features.Shared;
using Xunit;

namespace Parley.WebTests.Admin;

/// <summary>Each has a forum of its own: the list of reasons is one for all of it.</summary>
public sealed class ReasonTests
{
    const string Form = "#reason-form";

    public ReasonTests() => Assert.SkipWhen(ForumApp.Missing is not null, ForumApp.Missing ?? "");

    [Fact]
    public async Task Author_reads_the_prepared_reason_in_the_own_language_and_the_moderators_words_behind_it()
    {
        await using var app = await ForumApp.StartAsync();
        var (author, moderator) = (await app.MemberAsync("author"), await app.MemberAsync("moderator", Role.Moderator));
        var topic = await app.TopicAsync(author, await app.CategoryAsync());
        var post = await PostAsync(app, await app.ReplyAsync(author, topic, "Buy bread"));
        await app.SetAsync(author, row => row.Language, "zh-Hans");
        var visitor = await app.SignedInAsync(moderator);

        await visitor.SubmitAsync(await visitor.GetAsync($"/p/{post}/hiding"), "#hiding-form", ("prepared", "spam"), ("reason", "Third time."));

        var shown = (await (await app.SignedInAsync(author)).VisitAsync($"/p/{post}")).TextAt(".hidden-reason");
        Assert.Contains("广告或垃圾信息。 Third time.", shown, StringComparison.Ordinal);
        var log = await visitor.GetAsync("/admin/log");
        Assert.Contains("Advertisement or spam. Third time.", log.Text, StringComparison.Ordinal);
        Assert.Contains("Advertisement or spam.", (await visitor.GetAsync("/admin/log?format=csv")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Prepared_reason_is_reason_enough_and_no_reason_is_not()
    {
        await using var app = await ForumApp.StartAsync();
        var (author, moderator) = (await app.MemberAsync(), await app.MemberAsync("moderator", Role.Moderator));
        var topic = await app.TopicAsync(author, await app.CategoryAsync());
        var visitor = await app.SignedInAsync(moderator);
        var page = await visitor.GetAsync($"/t/{topic.Id}/lock");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.SubmitAsync(page, "#lock-form", ("prepared", ""))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.SubmitAsync(page, "#lock-form", ("prepared", "no-such-reason"))).Status);
        var refused = await visitor.SubmitAsync(page, "#lock-form", ("prepared", "rude"), ("reason", new string('x', 501)));
        Assert.Equal("rude", refused.Document.QuerySelector("option[selected][value=rude]")?.GetAttribute("value"));
        Assert.Equal(new string('x', 501), refused.TextAt("textarea[name=reason]"));

        var closed = await visitor.SubmitAsync(page, "#lock-form", ("prepared", "rude"));
        Assert.Contains("please stay polite", closed.TextAt(".topic-event"), StringComparison.Ordinal);
        Assert.Contains("请保持礼貌", await ReadInChineseAsync(app, closed.Address), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_form_of_a_moderator_offers_the_list()
    {
        await using var app = await ForumApp.StartAsync();
        var (author, moderator) = (await app.MemberAsync(), await app.MemberAsync("moderator", Role.Moderator));
        var topic = await app.TopicAsync(author, await app.CategoryAsync());
        var post = await PostAsync(app, await app.ReplyAsync(author, topic));
        var visitor = await app.SignedInAsync(moderator);

        foreach (var address in new[]
        {
            $"/t/{topic.Id}/hiding", $"/t/{topic.Id}/lock", $"/p/{post}/hiding", $"/admin/members/{author.Id}", $"/admin/members/{author.Id}/clean-up",
        })
        {
            var page = await visitor.GetAsync(address);
            Assert.True(page.Has("select[name=prepared] option[value=duplicate]"), address);
            Assert.False(page.Has("textarea[name=reason][required]"), address);
        }

        Assert.False((await (await app.SignedInAsync(author)).GetAsync($"/t/{topic.Id}/lock")).Has("select[name=prepared]"));
    }

    [Fact]
    public async Task Blocked_member_reads_it_on_pages_and_in_the_mail()
    {
        await using var app = await ForumApp.StartAsync();
        var (member, moderator) = (await app.MemberAsync(), await app.MemberAsync("moderator", Role.Moderator));
        await app.SetAsync(member, row => row.Language, "zh-Hans");
        var visitor = await app.SignedInAsync(moderator);

        await visitor.SubmitAsync(await visitor.GetAsync($"/admin/members/{member.Id}"), "form[action$='/blocks']", ("standing", "Warned"), ("prepared", "illegal"));
        await app.RunJobsAsync();

        Assert.Contains("可能违反法律。", (await (await app.SignedInAsync(member)).GetAsync("/")).Text, StringComparison.Ordinal);
        var mails = Directory.GetFiles(Path.Combine(app.Folder, "mails"), "*.eml").Select(file => MimeKit.MimeMessage.Load(file).TextBody);
        Assert.Contains(mails, text => text!.Contains("可能违反法律。", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Administrator_adds_changes_orders_and_removes_reasons()
    {
        await using var app = await ForumApp.StartAsync();
        var visitor = await AdministratorAsync(app);
        var page = await visitor.GetAsync("/admin/reasons");
        Assert.Equal(7, page.Texts(".admin-row a").Count);

        // Sent twice, it is added once.
        await visitor.SubmitAsync(page, Form, ("text-en", "Burnt bread."), ("text-zh-Hans", "面包烤焦了。"));
        page = await visitor.SubmitAsync(page, Form, ("text-en", "Burnt bread."), ("text-zh-Hans", "面包烤焦了。"));
        Assert.Equal("Burnt bread.", page.Texts(".admin-row a")[^1]);
        Assert.Equal(8, page.Texts(".admin-row a").Count);

        page = await visitor.PressAsync(page, ".admin-row:nth-child(8) button[value=up]");
        Assert.Equal("Burnt bread.", page.Texts(".admin-row a")[6]);
        var edit = await visitor.GetAsync(page.LinkAt(".admin-row:nth-child(7) a")!);
        page = await visitor.SubmitAsync(edit, Form, ("text-en", "Burnt or raw bread."), ("text-zh-Hans", ""));
        Assert.Equal("Burnt or raw bread.", page.Texts(".admin-row a")[6]);

        // Who had the old one open learns that it is gone, and nothing that was typed is lost.
        var late = await visitor.SubmitAsync(edit, Form, ("text-en", "Typed late."));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.Status);
        Assert.Equal("Typed late.", late.Document.GetElementById("text-en")!.GetAttribute("value"));
        edit = await visitor.GetAsync(page.LinkAt(".admin-row:nth-child(7) a")!);
        page = await visitor.PressAsync(edit, "button[formaction$='/remove']");
        Assert.Equal(7, page.Texts(".admin-row a").Count);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.SubmitAsync(page, Form, ("text-en", " "), ("text-zh-Hans", ""))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.SubmitAsync(page, Form, ("text-en", new string('x', 201)))).Status);
    }

    [Fact]
    public async Task What_was_given_stays_as_it_was_when_the_list_changes()
    {
        await using var app = await ForumApp.StartAsync();
        var (author, visitor) = (await app.MemberAsync(), await AdministratorAsync(app));
        var topic = await app.TopicAsync(author, await app.CategoryAsync());
        await visitor.SubmitAsync(await visitor.GetAsync($"/t/{topic.Id}/lock"), "#lock-form", ("prepared", "off-topic"));

        await visitor.SubmitAsync(await visitor.GetAsync("/admin/reasons/off-topic"), Form, ("text-en", "Something else."));

        var page = await visitor.GetAsync($"/t/{topic.Id}/{topic.Slug}");
        Assert.Contains("It does not belong to the topic.", page.TextAt(".topic-event"), StringComparison.Ordinal);
        Assert.DoesNotContain("It does not belong", (await visitor.GetAsync($"/t/{topic.Id}/hiding")).TextAt("select[name=prepared]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_at_once_change_one_after_the_other()
    {
        await using var app = await ForumApp.StartAsync();
        var visitor = await AdministratorAsync(app);
        var page = await visitor.GetAsync("/admin/reasons");

        await Task.WhenAll(Enumerable.Range(0, 4).Select(number => visitor.SubmitAsync(page, Form, ("text-en", $"Reason {number}."))));

        Assert.Equal(11, await app.WithDbAsync(db => db.PreparedReasons.CountAsync()));
        Assert.Equal(11, (await visitor.GetAsync("/admin/reasons")).Texts(".admin-row a").Count);
    }

    [Fact]
    public async Task Moderators_do_not_change_the_list()
    {
        await using var app = await ForumApp.StartAsync();
        var visitor = await app.SignedInAsync(await app.MemberAsync("moderator", Role.Moderator));
        var token = (await visitor.GetAsync("/settings/appearance")).Document.QuerySelector("input[name=__token]")!.GetAttribute("value")!;

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/admin/reasons")).Status);
        foreach (var address in new[] { "/admin/reasons", "/admin/reasons/spam", "/admin/reasons/spam/remove", "/admin/reasons/spam/move" })
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.PostAsync(address, [new("__token", token), new("text-en", "Mine")])).Status);
        Assert.Equal(0, await app.WithDbAsync(db => db.PreparedReasons.CountAsync()));
    }

    static async Task<Visitor> AdministratorAsync(ForumApp app) => await app.SignedInAsync(await app.MemberAsync("admin", Role.Administrator));

    static Task<PostId> PostAsync(ForumApp app, PostAddress reply) => app.WithDbAsync(db =>
        db.Posts.Where(row => row.TopicId == reply.TopicId && row.Number == reply.Number).Select(row => row.Id).SingleAsync());

    static async Task<string> ReadInChineseAsync(ForumApp app, string address)
    {
        var guest = app.NewVisitor();
        guest.Headers["Accept-Language"] = "zh-CN";
        return (await guest.VisitAsync(address)).Text;
    }
}
