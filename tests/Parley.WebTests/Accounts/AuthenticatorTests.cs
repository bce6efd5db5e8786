using System.Net;
using LinqToDB.Async;
using Parley.Domain.Accounts;
using Parley.Testing;
using Xunit;

namespace Parley.WebTests.Accounts;

public sealed class AuthenticatorTests(ForumApp app, StandingForum standing) : TwoStepTest(app, standing)
{
    [Fact]
    public async Task Turning_on_asks_the_password_shows_picture_and_key_and_gives_ten_codes()
    {
        var member = await Forum.MemberAsync();
        var visitor = await Forum.SignedInAsync(member);

        var scan = await visitor.SubmitAsync(await visitor.GetAsync("/settings/security/authenticator"), "main form", ("password", Cast.Password));
        var svg = scan.Document.QuerySelector("svg.qr-code")!;
        Assert.NotNull(svg.GetAttribute("width"));
        Assert.Null(svg.GetAttribute("style"));
        Assert.Matches("^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$", scan.TextAt(".typed-key"));

        var codes = await visitor.SubmitAsync(scan, "main form", ("code", CodeNow(KeyOn(scan))));
        Assert.Equal(10, codes.Texts(".recovery-codes code").Count);
        Assert.Contains("10 recovery codes are left", (await visitor.GetAsync("/settings/security")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/settings/security/authenticator")]
    [InlineData("/settings/security/authenticator/off")]
    [InlineData("/settings/security/recovery-codes")]
    public async Task Wrong_password_changes_nothing(string address)
    {
        var anna = address.EndsWith("authenticator", StringComparison.Ordinal) ? null : await WithAppAsync();
        var visitor = anna?.Visitor ?? await Forum.SignedInAsync(await Forum.MemberAsync());
        var before = (await visitor.GetAsync("/settings/security")).TextAt("main");

        var page = await visitor.SubmitAsync(await visitor.GetAsync(address), "main form", ("password", "not the password"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.True(page.Has("#password-error"));
        Assert.Equal(before, (await visitor.GetAsync("/settings/security")).TextAt("main"));
    }

    [Fact]
    public async Task Wrong_passwords_in_the_settings_count_as_at_the_log_in()
    {
        var visitor = await Forum.SignedInAsync(await Forum.MemberAsync());
        var form = await visitor.GetAsync("/settings/security/authenticator");
        for (var tries = 0; tries < GuessLimit.KnownDevice.Free; tries++)
            await visitor.SubmitAsync(form, "main form", ("password", "not the password"));

        var page = await visitor.SubmitAsync(form, "main form", ("password", Cast.Password));

        Assert.Contains("Too many wrong passwords", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_first_code_shows_the_same_picture_again_and_turns_nothing_on()
    {
        var member = await Forum.MemberAsync();
        var visitor = await Forum.SignedInAsync(member);
        var scan = await visitor.SubmitAsync(await visitor.GetAsync("/settings/security/authenticator"), "main form", ("password", Cast.Password));

        var page = await visitor.SubmitAsync(scan, "main form", ("code", "000000"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal(scan.TextAt(".typed-key"), page.TextAt(".typed-key"));
        Assert.Null(await SinceAsync(member));
    }

    [Fact]
    public async Task Picture_that_was_never_confirmed_is_forgotten()
    {
        var member = await Forum.MemberAsync();
        var visitor = await Forum.SignedInAsync(member);
        var scan = await visitor.SubmitAsync(await visitor.GetAsync("/settings/security/authenticator"), "main form", ("password", Cast.Password));
        Pass(SecondFactor.LongestSetup);

        var page = await visitor.SubmitAsync(scan, "main form", ("code", CodeNow(KeyOn(scan))));

        Assert.True(page.Has("#password"));
        Assert.Null(await SinceAsync(member));
    }

    [Fact]
    public async Task Confirming_twice_gives_codes_once()
    {
        var visitor = await Forum.SignedInAsync(await Forum.MemberAsync());
        var scan = await visitor.SubmitAsync(await visitor.GetAsync("/settings/security/authenticator"), "main form", ("password", Cast.Password));
        var code = CodeNow(KeyOn(scan));

        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => visitor.SubmitOnlyAsync(scan, "main form", ("code", code))));

        Assert.Single(answers, answer => answer.Has(".recovery-codes"));
    }

    [Fact]
    public async Task App_that_is_on_is_not_replaced_by_the_form_of_an_old_page()
    {
        var visitor = await Forum.SignedInAsync(await Forum.MemberAsync());
        var old = await visitor.GetAsync("/settings/security/authenticator");
        var (key, _) = await TurnOnAsync(visitor);

        var page = await visitor.SubmitAsync(old, "main form", ("password", Cast.Password));

        Assert.Equal("/settings/security", page.Address);
        Assert.NotEmpty(key);
        Assert.Contains("10 recovery codes are left", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Neither_key_nor_codes_stand_in_the_database_as_they_are()
    {
        var anna = await WithAppAsync();

        var factor = await Forum.WithDbAsync(db => db.SecondFactors.SingleAsync(row => row.MemberId == anna.Member.Id));
        var digests = await Forum.WithDbAsync(db => db.RecoveryCodes.Where(row => row.MemberId == anna.Member.Id).Select(row => row.Digest).ToListAsync());

        Assert.DoesNotContain(Convert.ToBase64String(anna.Key), factor.SealedKey, StringComparison.Ordinal);
        Assert.DoesNotContain(Base32.Of(anna.Key), factor.SealedKey, StringComparison.Ordinal);
        Assert.Equal(anna.Codes.Select(code => RecoveryCode.DigestOf(anna.Member.Id, code)).Order(), digests.Order());
    }

    [Fact]
    public async Task New_codes_end_the_old_ones()
    {
        var anna = await WithAppAsync();

        var page = await anna.Visitor.SubmitAsync(await anna.Visitor.GetAsync("/settings/security/recovery-codes"), "main form", ("password", Cast.Password));
        var renewed = page.Texts(".recovery-codes code");
        Assert.Empty(anna.Codes.Intersect(renewed));

        var visitor = Forum.NewVisitor();
        var old = await visitor.SubmitOnlyAsync(await HalfInAsync(visitor, anna.Member), "main form", ("recovery", anna.Codes[0]));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, old.Status);
        var home = await visitor.SubmitAsync(await HalfInAsync(visitor, anna.Member), "main form", ("recovery", renewed[0]));
        Assert.Equal(anna.Member.Name, home.TextAt(".user-name"));
    }

    [Fact]
    public async Task Codes_come_as_a_file()
    {
        var visitor = await Forum.SignedInAsync(await Forum.MemberAsync());
        var (_, codes) = await TurnOnAsync(visitor);

        var file = await visitor.SubmitOnlyAsync(codes, "main form[action$='/file']");

        Assert.Equal("text/plain; charset=utf-8", file.Headers["Content-Type"]);
        Assert.StartsWith("attachment", file.Headers["Content-Disposition"], StringComparison.Ordinal);
        Assert.All(codes.Texts(".recovery-codes code"), code => Assert.Contains(code, file.Body, StringComparison.Ordinal));
        var made = await visitor.SubmitOnlyAsync(codes, "main form[action$='/file']", ("codes", "<script>alert(1)</script>"));
        Assert.Equal(HttpStatusCode.BadRequest, made.Status);
    }

    [Fact]
    public async Task Turned_off_the_password_is_enough_again_and_the_codes_are_gone()
    {
        var anna = await WithAppAsync();

        var page = await anna.Visitor.SubmitAsync(
            await anna.Visitor.GetAsync("/settings/security/authenticator/off"), "main form", ("password", Cast.Password));

        Assert.Contains("your password is enough again", page.Text, StringComparison.Ordinal);
        Assert.True((await (await Forum.SignedInAsync(anna.Member)).GetAsync("/")).Has(".user-name"));
        Assert.Equal(0, await Forum.WithDbAsync(db => db.RecoveryCodes.CountAsync(row => row.MemberId == anna.Member.Id)));
    }

    [Fact]
    public async Task Administrator_without_second_step_is_advised_to_have_one()
    {
        var visitor = await Forum.SignedInAsync(await Forum.MemberAsync(role: Role.Administrator));
        Assert.Contains("guard your account", (await visitor.GetAsync("/settings/appearance")).TextAt(".advice"), StringComparison.Ordinal);
        Assert.True((await visitor.GetAsync("/settings/security")).Has(".advice"));

        await TurnOnAsync(visitor);
        Assert.False((await visitor.GetAsync("/settings/appearance")).Has(".advice"));
        var member = await Forum.SignedInAsync(await Forum.MemberAsync());
        Assert.False((await member.GetAsync("/settings/security")).Has(".advice"));
    }

    [Fact]
    public async Task Guest_is_asked_to_log_in_first() =>
        Assert.Equal("/login?return=%2Fsettings%2Fsecurity&sent=true", (await Forum.NewVisitor().GetAsync("/settings/security")).Location);

    Task<DateTimeOffset?> SinceAsync(Member member) =>
        Forum.WithDbAsync(db => db.Members.Where(row => row.Id == member.Id).Select(row => row.SecondFactorSince).SingleAsync());
}
