using System.Net;
using LinqToDB.Async;
using Parley.Domain.Accounts;
using Parley.Domain.Filters;
using Parley.Testing;
using Parley.WebTests.Accounts;
using Xunit;

namespace Parley.WebTests.Filters;

public sealed class FilteredRegistrationTests(FilterForum forum) : IClassFixture<FilterForum>
{
    ForumApp App => forum.App;

    [Fact]
    public async Task Blocked_mail_domain_can_neither_register_nor_become_anybodys_address()
    {
        await forum.AddAsync(FilterKind.EmailDomain, "mailinator.example", FilterAction.Block);

        var page = await App.NewVisitor().FillInRegistrationAsync(Cast.UniqueName("guest"), "me@sub.Mailinator.example");
        var visitor = await App.SignedInAsync(await App.MemberAsync());
        var account = await visitor.SubmitAsync(
            await visitor.GetAsync("/settings/account"), "form[action$='email']", ("email", "me@mailinator.example"), ("emailPassword", Cast.Password));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("not accepted", page.TextAt("#email-error"), StringComparison.Ordinal);
        Assert.Contains("not accepted", account.TextAt("#email-error"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Held_mail_domain_waits_for_an_administrator()
    {
        await forum.AddAsync(FilterKind.EmailDomain, "doubtful.example", FilterAction.Hold);
        var (name, visitor) = (Cast.UniqueName("guest"), App.NewVisitor());

        await App.RegisterAsync(visitor, name, $"{name}@doubtful.example");

        var member = await App.WithDbAsync(db => db.Members.SingleAsync(row => row.Name == name));
        Assert.True(member.AwaitsApproval);
        var administrator = await App.SignedInAsync(await App.MemberAsync("admin", Role.Administrator));
        Assert.Contains(name, (await administrator.GetAsync("/admin/registrations")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Name_with_a_word_that_is_filtered_in_any_way_is_refused()
    {
        await forum.AddAsync(FilterKind.Words, "admiral", FilterAction.Replace, "sailor");

        var page = await App.NewVisitor().FillInRegistrationAsync($"admiral-{Random.Shared.Next(1000, 9999)}", "admiral@example.org");

        Assert.Contains("“admiral”", page.TextAt("#name-error"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_registers_from_a_refused_address()
    {
        await forum.AddAsync(FilterKind.Address, "2001:db8:bad::/48", FilterAction.RefuseRegistration);
        var visitor = App.NewVisitor();
        visitor.Headers[ClientAddresses.Header] = "2001:db8:bad::7";

        var page = await visitor.FillInRegistrationAsync(Cast.UniqueName("guest"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("network address", page.TextAt(".error-summary"), StringComparison.Ordinal);
    }
}
