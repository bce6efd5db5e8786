using System.Net;
using LinqToDB;
using Parley.Domain.Accounts;
using Parley.Testing;
using Xunit;

namespace Parley.WebTests.Profiles;

public sealed class ProfileSettingsTests(ForumApp app) : ForumTest(app)
{
    [Fact]
    public async Task Member_tells_about_oneself_and_everyone_reads_it()
    {
        var member = await App.MemberAsync();
        await SaveAsync(
            await App.SignedInAsync(member),
            ("displayName", "Anna Müller"), ("about", "I mend *clocks*."), ("website", "example.org/clocks"), ("location", "北京"));

        var page = await App.NewVisitor().GetAsync($"/u/{member.Name}");

        Assert.Equal("Anna Müller", page.Title);
        Assert.Equal($"@{member.Name}", page.TextAt(".profile-head .handle"));
        Assert.Equal("clocks", page.TextAt(".profile-about em"));
        Assert.Equal("https://example.org/clocks", page.LinkAt(".profile-details a"));
        Assert.Contains("北京", page.TextAt(".profile-details"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Summary_of_what_is_wrong_names_the_fields()
    {
        var visitor = await App.SignedInAsync(await App.MemberAsync());

        var page = await SaveAsync(visitor, ("displayName", new string('x', 200)), ("about", new string('x', 2001)), ("location", new string('x', 101)));

        Assert.Equal(
            [
                "Display name: At most 40 characters, please.",
                "About you: At most 2,000 characters, please.",
                "Where you are: At most 100 characters, please.",
            ],
            page.Texts(".error-summary li"));
        Assert.Equal("2000", page.Document.QuerySelector("#about")!.GetAttribute("maxlength"));
    }

    [Fact]
    public async Task Display_name_stands_above_the_posts_beside_the_name()
    {
        var member = await App.MemberAsync();
        var topic = await App.TopicAsync(member, await App.CategoryAsync());
        await SaveAsync(await App.SignedInAsync(member), ("displayName", "Anna M."));

        var page = await App.NewVisitor().VisitAsync($"/t/{topic.Id}");

        Assert.Equal("Anna M.", page.TextAt("#p1 .post-author a"));
        Assert.Equal($"@{member.Name}", page.TextAt("#p1 .post-author .handle"));
    }

    [Theory]
    [InlineData("displayName", "\u3164\u3164", "Nothing of this name would be seen.")]
    [InlineData("displayName", "Аdmin", "This name is kept for the forum itself.")]
    [InlineData("website", "javascript:alert(1)//.x", "An address such as https://example.org, please.")]
    [InlineData("website", "https://user:secret@example.org", "An address such as https://example.org, please.")]
    [InlineData("timeZone", "Mars/Olympus", "Choose a time zone from the list.")]
    public async Task Bad_input_is_refused_beside_its_field_and_kept(string field, string typed, string problem)
    {
        var visitor = await App.SignedInAsync(await App.MemberAsync());

        var page = await visitor.SubmitAsync(
            await visitor.GetAsync("/settings/profile"), "form[action='/settings/profile']", ("about", "Keep me"), (field, typed));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal(problem, page.TextAt($"#{field}-error"));
        Assert.Equal("Keep me", page.TextAt("#about"));
    }

    [Fact]
    public async Task Too_many_words_about_oneself_are_refused_and_kept()
    {
        var visitor = await App.SignedInAsync(await App.MemberAsync());
        var words = new string('x', 2001);

        var page = await SaveAsync(visitor, ("about", words));

        Assert.Equal("At most 2,000 characters, please.", page.TextAt("#about-error"));
        Assert.Equal(words, page.TextAt("#about"));
    }

    [Fact]
    public async Task Nobody_is_displayed_as_another_member_or_as_one_of_the_staff()
    {
        var other = await App.MemberAsync("olivia");
        var moderator = await App.MemberAsync("mod", Role.Moderator);
        await SaveAsync(await App.SignedInAsync(moderator), ("displayName", "The Gardener"));
        var visitor = await App.SignedInAsync(await App.MemberAsync());

        foreach (var name in new[] { other.Name.ToUpperInvariant(), other.Name.Replace('o', 'о'), "The  Gаrdener" })
            Assert.Equal("This is how somebody else is called here.", (await SaveAsync(visitor, ("displayName", name))).TextAt("#displayName-error"));
    }

    [Theory]
    [InlineData("Everyone", true, true)]
    [InlineData("Members", false, true)]
    [InlineData("Nobody", false, false)]
    public async Task Member_chooses_who_sees_what(string audience, bool guestSees, bool memberSees)
    {
        var member = await App.MemberAsync();
        await App.TopicAsync(member, await App.CategoryAsync(), "Of my own");
        var owner = await App.SignedInAsync(member);
        await SaveAsync(owner, ("location", "Here"), ("detailsFor", audience), ("activityFor", audience), ("lastSeenFor", audience));
        await App.WithDbAsync(db => db.Members.Where(row => row.Id == member.Id).Set(row => row.LastSeenAt, (DateTimeOffset?)member.CreatedAt).UpdateAsync());

        foreach (var (visitor, sees) in new[]
        {
            (App.NewVisitor(), guestSees),
            (await App.SignedInAsync(await App.MemberAsync()), memberSees),
            (await App.SignedInAsync(await App.MemberAsync("mod", Role.Moderator)), true),
            (owner, true),
        })
        {
            var page = await visitor.GetAsync($"/u/{member.Name}");
            Assert.Equal(
                (sees, sees, sees),
                (page.Has(".profile-details"), page.Text.Contains("Of my own", StringComparison.Ordinal), page.Text.Contains("last here", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task Member_sees_the_own_page_with_the_eyes_of_others()
    {
        var member = await App.MemberAsync();
        var visitor = await App.SignedInAsync(member);
        await SaveAsync(visitor, ("location", "Oslo"), ("detailsFor", "Members"), ("activityFor", "Nobody"));
        var settings = await visitor.GetAsync("/settings/profile");

        var asGuest = await visitor.GetAsync(settings.LinkAt(".page-intro a")!);
        Assert.False(asGuest.Has(".profile-details"));
        Assert.False(asGuest.Has(".facts"));
        var asMember = await visitor.GetAsync(asGuest.LinkAt(".seen-by a[href$='Members']")!);
        Assert.True(asMember.Has(".profile-details"));
        Assert.False(asMember.Has(".facts"));

        var asStranger = await (await App.SignedInAsync(await App.MemberAsync())).GetAsync($"/u/{member.Name}?as=Nobody");
        Assert.False(asStranger.Has(".seen-by"));
        Assert.False(asStranger.Has(".facts"));
    }

    [Fact]
    public async Task Exact_times_are_told_by_the_readers_own_clock()
    {
        var topic = await App.TopicAsync(await App.MemberAsync(), await App.CategoryAsync());
        var written = new DateTimeOffset(2026, 1, 31, 20, 30, 0, TimeSpan.Zero);
        await App.WithDbAsync(db => db.Posts.Where(row => row.TopicId == topic.Id).Set(row => row.CreatedAt, written).UpdateAsync());
        var visitor = await App.SignedInAsync(await App.MemberAsync());
        await SaveAsync(visitor, ("timeZone", "Asia/Shanghai"));

        var page = await visitor.VisitAsync($"/t/{topic.Id}");

        var time = page.Document.QuerySelector("#p1 time")!;
        Assert.Equal("2026-01-31T20:30:00Z", time.GetAttribute("datetime"));
        Assert.StartsWith("Sunday, February 1, 2026 4:30", time.GetAttribute("title"), StringComparison.Ordinal);
        Assert.EndsWith("UTC", (await App.NewVisitor().VisitAsync($"/t/{topic.Id}")).Document.QuerySelector("#p1 time")!.GetAttribute("title"), StringComparison.Ordinal);
    }

    static async Task<Page> SaveAsync(Visitor visitor, params (string Name, string Value)[] typed) =>
        await visitor.SubmitAsync(await visitor.GetAsync("/settings/profile"), "form[action='/settings/profile']", typed);
}
