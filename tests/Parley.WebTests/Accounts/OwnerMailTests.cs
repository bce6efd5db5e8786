using Parley.Domain.Accounts;
using Parley.Testing;
using Parley.Web.Features.Accounts;
using Xunit;
using static Parley.WebTests.Accounts.PasskeyPages;

namespace Parley.WebTests.Accounts;

/// <summary>Whoever changes what guards an account, its owner is told.</summary>
public sealed class OwnerMailTests(ForumApp app, StandingForum standing) : TwoStepTest(app, standing)
{
    [Fact]
    public async Task Turning_the_app_on_and_off_is_told()
    {
        var anna = await WithAppAsync();
        await AssertToldAsync(anna.Member, "an authenticator app is on");

        await anna.Visitor.SubmitAsync(await anna.Visitor.GetAsync("/settings/security/authenticator/off"), "main form", ("password", Cast.Password));

        await AssertToldAsync(anna.Member, "the authenticator app is off");
    }

    [Fact]
    public async Task Passkey_that_comes_and_goes_is_told_by_its_name()
    {
        var member = await Forum.MemberAsync();
        var visitor = await Forum.SignedInAsync(member);
        using var passkey = await AddedAsync(visitor, "Blue key");
        Assert.Contains("“Blue key”", (await AssertToldAsync(member, "a passkey was added")).Text, StringComparison.Ordinal);

        var address = (await visitor.GetAsync("/settings/security")).LinkAt(".plain-rows a")!;
        await visitor.SubmitAsync(await visitor.GetAsync($"{address}/remove"), "main form", ("password", Cast.Password));

        Assert.Contains("“Blue key”", (await AssertToldAsync(member, "a passkey was removed")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Recovery_codes_that_are_made_anew_or_used_are_told()
    {
        var anna = await WithAppAsync();
        var codes = await anna.Visitor.SubmitAsync(
            await anna.Visitor.GetAsync("/settings/security/recovery-codes"), "main form", ("password", Cast.Password));
        await AssertToldAsync(anna.Member, "new recovery codes");

        var visitor = Forum.NewVisitor();
        await visitor.SubmitAsync(await HalfInAsync(visitor, anna.Member), "main form", ("recovery", codes.Texts(".recovery-codes code")[0]));

        var mails = await Forum.MailsToAsync(anna.Member.Email!);
        var mail = Assert.Single(mails, mail => mail.Subject.Contains("a recovery code was used", StringComparison.Ordinal));
        Assert.Contains("left: 9", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Second_factor_that_the_operator_removed_is_told()
    {
        var anna = await WithAppAsync();
        var member = await Forum.WithDbAsync(db => Task.FromResult(db.Members.Single(row => row.Id == anna.Member.Id)));

        await Forum.WithAsync<ForgetSecondFactor, ForgottenFactors>(forget => forget.ResetAsync(member, CancellationToken.None));

        await AssertToldAsync(anna.Member, "were removed");
    }

    [Fact]
    public async Task Owner_is_told_in_the_language_of_the_account()
    {
        var member = await Forum.MemberAsync();
        await Forum.SetAsync(member, row => row.Language, "zh-Hans");

        using var passkey = await AddedAsync(await Forum.SignedInAsync(member));

        await AssertToldAsync(member, "已添加通行密钥");
    }

    [Fact]
    public async Task What_was_refused_is_not_told()
    {
        var anna = await WithAppAsync();
        var before = (await Forum.MailsToAsync(anna.Member.Email!)).Count;

        await anna.Visitor.SubmitAsync(await anna.Visitor.GetAsync("/settings/security/authenticator/off"), "main form", ("password", "not the password"));
        await anna.Visitor.SubmitAsync(await anna.Visitor.GetAsync("/settings/security/recovery-codes"), "main form", ("password", "not the password"));

        Assert.Equal(before, (await Forum.MailsToAsync(anna.Member.Email!)).Count);
    }

    async Task<ReceivedMail> AssertToldAsync(Member member, string subject)
    {
        var mail = await Forum.LastMailToAsync(member.Email!);
        Assert.Contains(subject, mail.Subject, StringComparison.Ordinal);
        Assert.Equal("/settings/security", mail.Link);
        return mail;
    }
}
