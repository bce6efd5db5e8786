using System.Net;
using System.Text.RegularExpressions;
using LinqToDB;
using Parley.Domain.Accounts;
using Parley.Testing;
using Parley.Web.Features.Accounts;
using Xunit;

namespace Parley.WebTests.Accounts;

public sealed partial class PasswordTests(ForumApp app) : ForumTest(app)
{
    [Fact]
    public async Task Member_gets_a_new_password_by_a_mailed_link_that_works_once()
    {
        var member = await App.MemberAsync();
        var old = await App.SignedInAsync(member);
        var visitor = App.NewVisitor();

        await visitor.SubmitAsync(await visitor.GetAsync("/forgot-password"), "main form", ("email", member.Email!));
        var link = await MailedLinkAsync(member);
        var form = await visitor.GetAsync(link);
        var home = await visitor.SubmitAsync(form, "main form", ("password", "a brand new password"));

        Assert.Equal(member.Name, home.TextAt(".user-name"));
        Assert.False((await old.GetAsync("/")).Has(".user-name"));
        var again = await App.NewVisitor().SubmitAsync(form, "main form", ("password", "one more password"));
        Assert.NotEqual(HttpStatusCode.OK, again.Status);
    }

    [Fact]
    public async Task Asking_for_an_unknown_address_says_the_same_as_for_a_known_one()
    {
        var member = await App.MemberAsync();
        var visitor = App.NewVisitor();
        var form = await visitor.GetAsync("/forgot-password");

        var known = await visitor.SubmitAsync(form, "main form", ("email", member.Email!));
        var unknown = await visitor.SubmitAsync(form, "main form", ("email", "nobody@example.org"));

        Assert.Equal(known.Text, unknown.Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    public async Task Asking_for_what_is_no_address_is_refused_beside_the_field(string email)
    {
        var visitor = App.NewVisitor();

        var page = await visitor.SubmitAsync(await visitor.GetAsync("/forgot-password"), "main form", ("email", email));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.True(page.Has("#email-error"));
        Assert.Equal(email, page.Document.QuerySelector("#email")!.GetAttribute("value") ?? "");
    }

    [Fact]
    public async Task Imported_member_has_no_password_until_the_account_is_claimed_by_mail()
    {
        var member = await App.MemberAsync("imported");
        await App.WithDbAsync(db => db.Members.Where(row => row.Id == member.Id)
            .Set(row => row.PasswordHash, (string?)null).Set(row => row.Email, (string?)null).Set(row => row.EmailKey, (string?)null).UpdateAsync());
        var visitor = App.NewVisitor();
        var refused = await visitor.SubmitAsync(await visitor.GetAsync("/login"), "main form", ("name", member.Name), ("password", ""));
        Assert.Contains("came from an older forum", refused.Text, StringComparison.Ordinal);

        var outcome = await App.WithAsync<GiveAccount, Domain.Shared.Outcome<string>>(give => give.GiveAsync(member.Name, member.Email!, CancellationToken.None));
        Assert.True(outcome.IsDone);
        var form = await visitor.GetAsync(await MailedLinkAsync(member));
        var home = await visitor.SubmitAsync(form, "main form", ("password", "my first password"));

        Assert.Equal(member.Name, home.TextAt(".user-name"));
    }

    async Task<string> MailedLinkAsync(Member member)
    {
        await App.RunJobsAsync();
        foreach (var file in Directory.GetFiles(Path.Combine(App.Folder, "mails")).OrderDescending())
        {
            var mail = QuotedPrintableBreaks().Replace(await File.ReadAllTextAsync(file), "").Replace("=3D", "=", StringComparison.Ordinal);
            if (mail.Contains(member.Email!, StringComparison.Ordinal))
                return Link().Match(mail).Value;
        }

        throw new InvalidOperationException($"No mail to {member.Email}.");
    }

    [GeneratedRegex("=\r?\n")]
    private static partial Regex QuotedPrintableBreaks();

    [GeneratedRegex(@"/reset-password\S+")]
    private static partial Regex Link();
}
