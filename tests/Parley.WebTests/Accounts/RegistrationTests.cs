using System.Net;
using LinqToDB;
using LinqToDB.Async;
using Parley.Domain.Accounts;
using Parley.Testing;
using Xunit;

namespace Parley.WebTests.Accounts;

public sealed class RegistrationTests(ForumApp app) : ForumTest(app)
{
    [Fact]
    public async Task Newcomer_registers_follows_the_mailed_link_and_is_signed_in()
    {
        var visitor = App.NewVisitor();
        var name = Cast.UniqueName("newcomer");

        var waiting = await visitor.FillInRegistrationAsync(name);
        Assert.Equal("Look into your mailbox", waiting.Title);
        Assert.Contains(Newcomers.AddressOf(name), waiting.Text, StringComparison.Ordinal);
        Assert.False(waiting.Has(".user-name"));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/u/{name}")).Status);
        var page = await App.FollowConfirmationAsync(visitor, Newcomers.AddressOf(name));

        Assert.Equal(("/", name), (page.Address, page.TextAt(".user-name")));
        Assert.Contains("Welcome!", page.TextAt("[role=status]"), StringComparison.Ordinal);
        Assert.False((await visitor.GetAsync("/")).Has("main [role=status]"));
        Assert.NotNull((await MemberAsync(name)).EmailConfirmedAt);
    }

    [Fact]
    public async Task Newcomer_comes_back_to_where_the_register_link_was_followed()
    {
        var name = Cast.UniqueName("newcomer");

        var page = await App.RegisterAsync(App.NewVisitor(), name, address: "/register?return=/categories");

        Assert.Equal("/categories", page.Address);
    }

    [Fact]
    public async Task Registering_leads_only_to_own_addresses()
    {
        var page = await App.RegisterAsync(App.NewVisitor(), Cast.UniqueName("newcomer"), address: "/register?return=//evil.example/");

        Assert.Equal("/", page.Address);
    }

    [Theory]
    [InlineData("", "Choose a name.")]
    [InlineData("a", "too short")]
    [InlineData("has space", "made of letters")]
    [InlineData("<script>", "made of letters")]
    [InlineData("-dash", "made of letters")]
    [InlineData("__", "at least one letter or digit")]
    [InlineData("_._", "at least one letter or digit")]
    [InlineData("administrator", "reserved")]
    [InlineData("Adm1n", "reserved")]
    [InlineData("аdmin", "reserved")] // with a Cyrillic а
    [InlineData("abcdefghijklmnopqrstuvwxyzabcdefghijk", "too long")]
    public async Task Bad_name_is_refused_with_its_reason(string name, string reason)
    {
        var page = await App.NewVisitor().FillInRegistrationAsync(name, "somebody@example.org");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(reason, page.TextAt("#name-error"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a@example.org\r\nBcc: all@example.org")]
    [InlineData("a@example.org\nSubject: hello")]
    [InlineData("a@example.org%0aBcc:b@example.org,c@example.org")]
    [InlineData("<a@example.org>")]
    [InlineData("a@b@example.org")]
    [InlineData("a\u2028b@example.org")]
    public async Task Address_that_would_become_a_header_is_refused(string email)
    {
        var page = await App.NewVisitor().FillInRegistrationAsync(Cast.UniqueName("forger"), email);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.True(page.Has("#email-error"));
    }

    [Fact]
    public async Task Name_with_an_override_of_direction_is_kept_without_it()
    {
        var name = Cast.UniqueName("rtl");

        var page = await App.RegisterAsync(App.NewVisitor(), $"{name[..3]}\u202e{name[3..]}", Newcomers.AddressOf(name));

        Assert.Equal(name, page.TextAt(".user-name"));
    }

    [Fact]
    public async Task Taken_name_is_refused_whatever_its_case()
    {
        var member = await App.MemberAsync();

        var page = await App.NewVisitor().FillInRegistrationAsync(member.Name.ToUpperInvariant());

        Assert.Contains("This name is taken", page.TextAt("#name-error"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Name_that_looks_like_a_taken_or_waiting_one_is_refused()
    {
        var name = Cast.UniqueName("paolo");
        var alike = name.Replace('o', '0').Replace('a', 'а');
        await App.NewVisitor().FillInRegistrationAsync(name);

        var whileWaiting = await App.NewVisitor().FillInRegistrationAsync(alike, "x@example.org");
        await App.FollowConfirmationAsync(App.NewVisitor(), Newcomers.AddressOf(name));
        var afterwards = await App.NewVisitor().FillInRegistrationAsync(alike, "x@example.org");

        Assert.Contains("looks too much like", whileWaiting.TextAt("#name-error"), StringComparison.Ordinal);
        Assert.Contains("looks too much like", afterwards.TextAt("#name-error"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Вorıs", "Boris")] // Cyrillic В, dotless ı
    [InlineData("B0ris", "Boris")]
    [InlineData("Borls", "Boris")]
    [InlineData("B-o-r-i-s", "Boris")]
    [InlineData("Bórìs", "Boris")]
    public async Task Name_that_is_made_to_look_like_the_administrators_is_refused(string alike, string administrator)
    {
        if (!await App.WithDbAsync(db => db.Members.AnyAsync(row => row.Name == administrator)))
        {
            await App.WithAsync<Web.Features.Accounts.RegisterMember, bool>(async register => (await register.RegisterAsync(
                new() { Name = administrator, Email = "boris@example.org", Password = Cast.Password }, Role.Administrator, CancellationToken.None)).IsDone);
        }

        var page = await App.NewVisitor().FillInRegistrationAsync(alike, "x@example.org");

        Assert.Contains("looks too much like", page.TextAt("#name-error"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refused_form_comes_back_filled_in_but_for_the_password()
    {
        var visitor = App.NewVisitor();
        var form = await visitor.GetAsync("/register");

        var page = await visitor.SubmitAsync(form, "main form", ("name", "good name?"), ("email", "me@example.org"), ("password", "short"));

        Assert.Equal("good name?", page.Document.QuerySelector("#name")!.GetAttribute("value"));
        Assert.Equal("me@example.org", page.Document.QuerySelector("#email")!.GetAttribute("value"));
        Assert.True(string.IsNullOrEmpty(page.Document.QuerySelector("#password")!.GetAttribute("value")));
        Assert.Contains("too short", page.TextAt("#password-error"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_told_at_once_with_the_name_of_its_field()
    {
        var (visitor, member) = (App.NewVisitor(), await App.MemberAsync());

        var page = await visitor.SubmitAsync(
            await visitor.GetAsync("/register"), "main form", ("name", member.Name), ("email", "nonsense"), ("password", "short"));

        Assert.Equal(
            [
                "Name: This name is taken. Names that differ only by case count as the same.",
                "E-mail address: This is not an e-mail address.",
                "Password: The password is too short: it needs at least 10 characters.",
            ],
            page.Texts(".error-summary li"));
        Assert.Equal(("30", "254", null), (LimitOf(page, "#name"), LimitOf(page, "#email"), LimitOf(page, "#password")));
    }

    [Theory]
    [InlineData("password1234", "first that others try")]
    [InlineData("P@ssw0rd2024!", "first that others try")]
    [InlineData("1234567890", "first that others try")]
    [InlineData("qwertyuiop99", "first that others try")]
    [InlineData("Parley2026!!", "must not be made of")]
    public async Task Password_that_is_guessed_first_is_refused(string password, string reason)
    {
        var visitor = App.NewVisitor();
        var form = await visitor.GetAsync("/register");

        var page = await visitor.SubmitAsync(form, "main form", ("name", Cast.UniqueName("weak")), ("email", "weak@example.org"), ("password", password));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(reason, page.TextAt("#password-error"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_registrations_of_one_name_at_the_same_instant_make_one_member()
    {
        var name = Cast.UniqueName("twin");
        var visitors = Enumerable.Range(0, 6).Select(_ => App.NewVisitor()).ToList();
        var forms = new List<Page>();
        foreach (var visitor in visitors)
            forms.Add(await visitor.GetAsync("/register"));

        var pages = await Task.WhenAll(visitors.Zip(forms).Select((pair, number) => pair.First.SubmitOnlyAsync(
            pair.Second, "main form", ("name", name), ("email", $"{name}{number}@example.org"), ("password", $"{Cast.Password} {number}"))));

        Assert.Single(pages, page => page.Status == HttpStatusCode.Redirect);
        Assert.All(pages.Where(page => page.Status != HttpStatusCode.Redirect), page => Assert.Contains("name is taken", page.TextAt("#name-error"), StringComparison.Ordinal));
        Assert.Equal(1, await App.WithDbAsync(db => db.Registrations.CountAsync(row => row.Name == name)));
    }

    [Fact]
    public async Task Link_that_is_clicked_twice_at_once_makes_one_member()
    {
        var name = Cast.UniqueName("eager");
        await App.NewVisitor().FillInRegistrationAsync(name);
        var link = (await App.LastMailToAsync(Newcomers.AddressOf(name))).Link;
        var visitors = new[] { App.NewVisitor(), App.NewVisitor(), App.NewVisitor() };
        var forms = new List<Page>();
        foreach (var visitor in visitors)
            forms.Add(await visitor.GetAsync(link));

        var answers = await Task.WhenAll(visitors.Zip(forms).Select(pair => pair.First.SubmitOnlyAsync(pair.Second, "main form")));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.Redirect);
        Assert.Equal(1, await App.WithDbAsync(db => db.Members.CountAsync(row => row.Name == name)));
    }

    [Fact]
    public async Task Name_that_was_given_away_while_the_mail_was_under_way_is_told()
    {
        var name = Cast.UniqueName("late");
        await App.NewVisitor().FillInRegistrationAsync(name);
        await App.WithAsync<Web.Features.Accounts.RegisterMember, bool>(async register => (await register.RegisterAsync(
            new() { Name = name, Email = $"other-{name}@example.org", Password = Cast.Password }, Role.Member, CancellationToken.None)).IsDone);

        var page = await App.FollowConfirmationAsync(App.NewVisitor(), Newcomers.AddressOf(name));

        Assert.Equal((HttpStatusCode.Conflict, "Somebody was faster"), (page.Status, page.Title));
    }

    static string? LimitOf(Page page, string field) => page.Document.QuerySelector(field)!.GetAttribute("maxlength");

    Task<Member> MemberAsync(string name) => App.WithDbAsync(db => db.Members.SingleAsync(row => row.Name == name));
}
