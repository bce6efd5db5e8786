using System.Net;
using LinqToDB.Async;
using Microsoft.Extensions.DependencyInjection;
using Parley.Domain.Accounts;
using Parley.Domain.Moderation;
using Parley.Testing;
using Parley.Web;
using Parley.Web.Features.Admin;
using Xunit;

namespace Parley.WebTests.Admin;

/// <summary>Each has a forum of its own: what is set here holds for all of it.</summary>
public sealed class SettingsTests
{
    const string Form = "#settings-form";

    public SettingsTests() => Assert.SkipWhen(ForumApp.Missing is not null, ForumApp.Missing ?? "");

    [Fact]
    public async Task Name_holds_at_once_and_goes_back_to_its_default()
    {
        await using var app = await ForumApp.StartAsync();
        var (visitor, guest) = (await AdministratorAsync(app), app.NewVisitor());
        Assert.Equal("Parley", (await guest.GetAsync("/")).TextAt(".site-name"));

        var saved = await SaveAsync(visitor, "forum", ("Forum-Name", "The  Bakery"), ("Forum-Description", "Bread & more"));
        Assert.Equal(HttpStatusCode.OK, saved.Status);
        var front = await guest.GetAsync("/");
        Assert.Equal("The Bakery", front.TextAt(".site-name"));
        Assert.Equal("Bread & more", front.Document.QuerySelector("meta[name=description]")!.GetAttribute("content"));

        var page = await visitor.GetAsync("/admin/settings/forum");
        await visitor.TickAsync(page, Form, "default", ["Forum:Name"]);
        Assert.Equal("Parley", (await guest.GetAsync("/")).TextAt(".site-name"));
    }

    [Fact]
    public async Task Registration_is_shut_and_opened_at_once()
    {
        await using var app = await ForumApp.StartAsync();
        var (visitor, guest) = (await AdministratorAsync(app), app.NewVisitor());
        Assert.True((await guest.GetAsync("/register")).Has("form[action='/register']"));

        await SaveAsync(visitor, "registration", ("Registration-Mode", "Closed"));
        Assert.False((await guest.GetAsync("/register")).Has("form[action='/register']"));
        Assert.False((await guest.GetAsync("/")).Has("a[href^='/register']"));

        await SaveAsync(visitor, "registration", ("Registration-Mode", "Open"));
        Assert.True((await guest.GetAsync("/register")).Has("form[action='/register']"));
    }

    [Fact]
    public async Task Wait_between_posts_holds_at_once()
    {
        await using var app = await ForumApp.StartAsync();
        var visitor = await AdministratorAsync(app);
        var member = await app.MemberAsync();
        var topic = await app.TopicAsync(member, await app.CategoryAsync());
        var writer = await app.SignedInAsync(member);
        await app.ReplyAsync(member, topic);

        await SaveAsync(visitor, "limits", ("Posting-Member-PostSeconds", "3600"));
        var refused = await writer.SubmitAsync(await writer.GetAsync($"/t/{topic.Id}/{topic.Slug}"), "form.composer", ("text", "Too fast"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        await SaveAsync(visitor, "limits", ("Posting-Member-PostSeconds", "0"));
        Assert.Equal(HttpStatusCode.OK, (await writer.SubmitAsync(refused, "form.composer", ("text", "Too fast"))).Status);
    }

    [Fact]
    public async Task Largest_file_holds_at_once_for_the_whole_form_too()
    {
        await using var app = await ForumApp.StartAsync();
        await SaveAsync(await AdministratorAsync(app), "limits", ("Files-MostAtOnce", "50"), ("Files-LargestFileMegabytes", "1024"));

        var settings = app.Services.GetRequiredService<CurrentSettings>();
        Assert.True(settings.Now.Files.LongestBody > 50L * 1024 * 1024 * 1024);
        var member = await app.MemberAsync();
        var visitor = await app.SignedInAsync(member);
        await SaveAsync(await AdministratorAsync(app), "limits", ("Files-Kinds", "xyz"));
        var topic = await app.TopicAsync(member, await app.CategoryAsync());
        var page = await visitor.UploadAsync(await visitor.GetAsync($"/t/{topic.Id}/{topic.Slug}"), "form.composer", "files", "notes.pdf", [1, 2, 3]);
        Assert.Contains("xyz", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mails_come_from_the_new_sender_by_the_new_server_and_the_test_shows_what_was_said()
    {
        await using var app = await ForumApp.StartAsync();
        await using var sink = new SmtpSink();
        var admin = await app.MemberAsync("admin", Role.Administrator);
        var visitor = await app.SignedInAsync(admin);

        await SaveAsync(visitor, "mail", ("Forum-MailFrom", "bakery@example.org"), ("Mail-Server", "127.0.0.1"), ("Mail-Port", $"{sink.Address.Port}"));
        var page = await visitor.SubmitAsync(await visitor.GetAsync("/admin/settings/mail"), "form[action$='/test']");

        var mail = Assert.Single(sink.MailsTo(admin.Email!));
        Assert.Equal("bakery@example.org", mail.Sender);
        Assert.Contains(page.Texts(".conversation .ours code"), line => line.StartsWith("EHLO", StringComparison.Ordinal));
        Assert.Contains(page.Texts(".conversation .theirs code"), line => line.StartsWith("220 sink", StringComparison.Ordinal));

        // A server that refuses is quoted.
        sink.RefuseNext(1);
        page = await visitor.SubmitAsync(page, "form[action$='/test']");
        Assert.Contains("Come back later", page.TextAt(".error-summary"), StringComparison.Ordinal);
        Assert.Single(sink.Mails);
    }

    [Fact]
    public async Task Password_is_never_shown_again_nor_sent_to_another_server()
    {
        await using var app = await ForumApp.StartAsync();
        var visitor = await AdministratorAsync(app);
        await SaveAsync(visitor, "mail", ("Mail-Server", "mail.example.org"), ("Mail-User", "anna"), ("Mail-Password", " s3cret:/@ "));
        var settings = app.Services.GetRequiredService<CurrentSettings>();
        Assert.Equal("anna:%20s3cret%3A%2F%40%20", settings.Now.MailServer!.UserInfo);

        var page = await visitor.GetAsync("/admin/settings/mail");
        Assert.DoesNotContain("s3cret", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", (await visitor.GetAsync("/admin/log")).Body, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", (await visitor.GetAsync("/admin/settings/fixed")).Body, StringComparison.Ordinal);

        // Left empty, it stays; but it is not handed to whoever names a server.
        await SaveAsync(visitor, "mail", ("Mail-User", "berta"));
        Assert.Equal(" s3cret:/@ ", settings.Now.Mail.Password);
        var refused = await SaveAsync(visitor, "mail", ("Mail-Server", "evil.example.org"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.True(refused.Has("#Mail-Password-error"));
        Assert.Equal("mail.example.org", settings.Now.Mail.Server);
        await visitor.TickAsync(await visitor.GetAsync("/admin/settings/mail"), Form, "default", ["Mail:Password"]);
        Assert.Equal("", settings.Now.Mail.Password);
    }

    [Fact]
    public async Task Language_that_is_not_offered_is_not_spoken()
    {
        await using var app = await ForumApp.StartAsync();
        var visitor = await AdministratorAsync(app);
        var guest = app.NewVisitor();
        guest.Headers["Accept-Language"] = "en";

        var page = await visitor.GetAsync("/admin/settings/languages");
        await visitor.TickAsync(page, Form, "Languages-Offered", ["zh-Hans"], ("Languages-Default", "zh-Hans"));
        Assert.Equal("zh-Hans", (await guest.GetAsync("/")).Document.DocumentElement.GetAttribute("lang"));
        Assert.Equal("zh-Hans", (await visitor.GetAsync("/")).Document.DocumentElement.GetAttribute("lang"));

        // The default is one of those that are offered.
        page = await visitor.TickAsync(await visitor.GetAsync("/admin/settings/languages"), Form, "Languages-Offered", ["zh-Hans"], ("Languages-Default", "en"));
        Assert.True(page.Has("#Languages-Default-error"));
        page = await visitor.TickAsync(await visitor.GetAsync("/admin/settings/languages"), Form, "Languages-Offered", []);
        Assert.True(page.Has("#Languages-Offered-error"));
    }

    [Fact]
    public async Task Colour_that_can_not_be_a_colour_is_refused_and_a_good_one_is_on_every_page()
    {
        await using var app = await ForumApp.StartAsync();
        var (visitor, guest) = (await AdministratorAsync(app), app.NewVisitor());
        Assert.False((await guest.GetAsync("/")).Has("link[href^='/accent']"));

        Assert.True((await SaveAsync(visitor, "forum", ("Forum-Accent", "red; } body { display: none"))).Has("#Forum-Accent-error"));
        await SaveAsync(visitor, "forum", ("Forum-Accent", "#A03060"));
        var address = (await guest.GetAsync("/")).LinkAt("link[href^='/accent']");
        Assert.Equal("/accent/a03060.css", address);
        Assert.Contains("--accent: #a03060", (await guest.GetAsync(address!)).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("forum", "Forum-Name", "")]
    [InlineData("registration", "Registration-PuzzleBits", "60")]
    [InlineData("registration", "Registration-PuzzleBits", "many")]
    [InlineData("registration", "Registration-PuzzleBits", "")]
    [InlineData("registration", "Registration-Mode", "9")]
    [InlineData("registration", "Registration-FillSeconds", "30")]
    [InlineData("limits", "Files-Kinds", "pdf *.txt")]
    [InlineData("limits", "Posting-RegularDays", "-1")]
    [InlineData("mail", "Forum-MailFrom", "nobody")]
    [InlineData("mail", "Mail-Server", "mail.example.org/path")]
    [InlineData("retention", "Privacy-SessionDays", "0")]
    public async Task What_the_start_would_refuse_is_refused_beside_its_field(string section, string field, string value)
    {
        await using var app = await ForumApp.StartAsync(options => options.Registration = new());
        var visitor = await AdministratorAsync(app);

        var refused = await SaveAsync(visitor, section, (field, value));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.True(refused.Has(".field .error"), refused.Text);
        Assert.Equal(0, await app.WithDbAsync(db => db.ChosenSettings.CountAsync()));
        Assert.True(field == "Registration-Mode" || (refused.Document.GetElementById(field)?.GetAttribute("value") ?? "") == value);
    }

    [Fact]
    public async Task All_that_is_wrong_is_told_at_once()
    {
        await using var app = await ForumApp.StartAsync();
        var refused = await SaveAsync(await AdministratorAsync(app), "limits", ("Posting-NewDays", "x"), ("Posting-NewLinks", "-1"), ("Files-MostAtOnce", "1000"));

        Assert.Equal(3, refused.Texts(".field .error").Count);
    }

    [Fact]
    public async Task What_the_start_fixed_is_shown_where_it_comes_from_and_stays()
    {
        await using var app = await ForumApp.StartAsync(options =>
        {
            options.Forum.Name = "Fixed";
            options.Origins = new Dictionary<string, SettingOrigin> { ["Forum:Name"] = new(SettingSource.Environment, "PARLEY_FORUM__NAME") };
        });
        var visitor = await AdministratorAsync(app);

        var page = await visitor.GetAsync("/admin/settings/forum");
        Assert.True(page.Has("#Forum-Name[disabled]"));
        Assert.Contains("PARLEY_FORUM__NAME", page.Text, StringComparison.Ordinal);
        await SaveAsync(visitor, "forum", ("Forum-Name", "Mine"), ("Forum-Description", "Described"));
        Assert.Equal("Fixed", (await visitor.GetAsync("/")).TextAt(".site-name"));
        Assert.Equal("Described", app.Services.GetRequiredService<CurrentSettings>().Now.Forum.Description);
    }

    [Fact]
    public async Task Mail_server_is_fixed_as_a_whole()
    {
        await using var app = await ForumApp.StartAsync(options =>
        {
            options.Mail = new() { Server = "mail.example.org", User = "anna", Password = "s3cret" };
            options.Origins = new Dictionary<string, SettingOrigin> { ["Mail:Password"] = new(SettingSource.Environment, "PARLEY_MAIL__PASSWORD") };
        });
        var visitor = await AdministratorAsync(app);

        await SaveAsync(visitor, "mail", ("Mail-Server", "evil.example.org"));

        Assert.Equal("mail.example.org", app.Services.GetRequiredService<CurrentSettings>().Now.Mail.Server);
        Assert.True((await visitor.GetAsync("/admin/settings/mail")).Has("#Mail-Server[disabled]"));
    }

    [Fact]
    public async Task Second_of_two_administrators_is_told_what_the_first_changed_and_keeps_what_was_typed()
    {
        await using var app = await ForumApp.StartAsync();
        var (first, name) = (await app.MemberAsync("first", Role.Administrator), "Forum-Name");
        var (one, two) = (await app.SignedInAsync(first), await AdministratorAsync(app));
        var (pageOfOne, pageOfTwo) = (await one.GetAsync("/admin/settings/forum"), await two.GetAsync("/admin/settings/forum"));
        await one.SubmitAsync(pageOfOne, Form, (name, "Of the first"));

        var told = await two.SubmitAsync(pageOfTwo, Form, (name, "Of the second"), ("Forum-Description", "Also typed"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, told.Status);
        Assert.Contains($"{first.Name} set “Name” to: Of the first", told.TextAt(".error-summary"), StringComparison.Ordinal);
        Assert.Equal("Of the second", told.Document.GetElementById(name)!.GetAttribute("value"));
        Assert.Equal("Of the first", (await one.GetAsync("/")).TextAt(".site-name"));

        await two.SubmitAsync(told, Form);
        Assert.Equal("Of the second", (await one.GetAsync("/")).TextAt(".site-name"));
        Assert.Equal("Also typed", app.Services.GetRequiredService<CurrentSettings>().Now.Forum.Description);
    }

    [Fact]
    public async Task Form_that_is_sent_twice_is_done_and_logged_once()
    {
        await using var app = await ForumApp.StartAsync();
        var visitor = await AdministratorAsync(app);
        var page = await visitor.GetAsync("/admin/settings/forum");

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => visitor.SubmitAsync(page, Form, ("Forum-Name", "Twice"))));

        var entry = Assert.Single(await app.WithDbAsync(db => db.ModerationLog.Where(row => row.Act == ModeratorAct.SettingChanged).ToListAsync()));
        Assert.Equal(("Forum:Name = Parley", "Twice"), (entry.Was, entry.Became));
    }

    [Fact]
    public async Task Another_node_follows()
    {
        await using var app = await ForumApp.StartAsync();
        await using var other = await ForumApp.StartBesideAsync(app);
        Assert.Equal("Parley", (await other.NewVisitor().GetAsync("/")).TextAt(".site-name"));

        await SaveAsync(await AdministratorAsync(app), "forum", ("Forum-Name", "On both"));
        other.Services.GetRequiredService<CurrentSettings>().Refresh();

        Assert.Equal("On both", (await other.NewVisitor().GetAsync("/")).TextAt(".site-name"));
    }

    [Fact]
    public async Task What_does_not_hold_beside_the_start_any_more_is_left_out()
    {
        await using var app = await ForumApp.StartAsync();
        await SaveAsync(await AdministratorAsync(app), "limits", ("Posting-RegularDays", "10"), ("Posting-NewLinks", "7"));

        await using var later = await ForumApp.StartOnAsync(app.Database, set: options => options.Posting = new() { NewDays = 20 });
        var posting = later.Services.GetRequiredService<CurrentSettings>().Now.Posting;
        Assert.Equal((30, 7), (posting.RegularDays, posting.NewLinks));
    }

    [Theory]
    [InlineData(Role.Moderator, HttpStatusCode.NotFound)]
    [InlineData(Role.Member, HttpStatusCode.NotFound)]
    public async Task Nobody_but_administrators_sees_or_changes_settings(Role role, HttpStatusCode answer)
    {
        await using var app = await ForumApp.StartAsync();
        var visitor = await app.SignedInAsync(await app.MemberAsync("other", role));
        var token = (await visitor.GetAsync("/settings/appearance")).Document.QuerySelector("input[name=__token]")!.GetAttribute("value")!;

        foreach (var address in new[] { "/admin/settings", "/admin/settings/mail", "/admin/settings/fixed" })
            Assert.Equal(answer, (await visitor.GetAsync(address)).Status);
        foreach (var address in new[] { "/admin/settings/forum", "/admin/settings/mail/test", "/admin/logo", "/admin/logo/remove" })
            Assert.Equal(answer, (await visitor.PostAsync(address, [new("__token", token), new("Forum-Name", "Taken over")])).Status);
        Assert.Equal("Parley", (await visitor.GetAsync("/")).TextAt(".site-name"));
    }

    [Fact]
    public async Task Every_page_of_settings_shows_and_saves_unchanged_without_a_change()
    {
        await using var app = await ForumApp.StartAsync();
        var visitor = await AdministratorAsync(app);

        foreach (var section in Enum.GetValues<SettingSection>().Except([SettingSection.Languages]))
            Assert.Equal(HttpStatusCode.OK, (await SaveAsync(visitor, section.ToString().ToLowerInvariant())).Status);
        Assert.Equal(0, await app.WithDbAsync(db => db.ChosenSettings.CountAsync()));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/admin/settings/nonsense")).Status);
    }

    [Fact]
    public async Task Page_of_what_is_fixed_covers_passwords()
    {
        await using var app = await ForumApp.StartAsync(options => options.Smtp = "smtp://anna:s3cret@mail.example.org");
        var page = await (await AdministratorAsync(app)).GetAsync("/admin/settings/fixed");

        Assert.Contains("smtp://anna:***@mail.example.org", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", page.Body, StringComparison.Ordinal);
        Assert.True((await (await AdministratorAsync(app)).GetAsync("/admin/settings/mail")).Has("#Mail-Server[disabled]"));
    }

    static async Task<Visitor> AdministratorAsync(ForumApp app) => await app.SignedInAsync(await app.MemberAsync("admin", Role.Administrator));

    static async Task<Page> SaveAsync(Visitor visitor, string section, params (string Name, string Value)[] typed) =>
        await visitor.SubmitAsync(await visitor.GetAsync($"/admin/settings/{section}"), Form, typed);
}
