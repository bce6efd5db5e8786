using System.Net;
using System.Text.Json;
using LinqToDB;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Parley.Domain.Accounts;
using Parley.Testing;
using Parley.Web;
using Xunit;
using static Parley.WebTests.Accounts.PasskeyPages;

namespace Parley.WebTests.Accounts;

public sealed class PasskeyTests(ForumApp app, StandingForum standing) : TwoStepTest(app, standing)
{
    const string Security = "/settings/security";

    [Fact]
    public async Task Passkey_is_added_with_a_name_and_logs_in_without_name_and_password()
    {
        var member = await Forum.MemberAsync();
        using var passkey = await AddedAsync(await Forum.SignedInAsync(member), "My phone");
        var visitor = NewVisitor();

        var home = await LogInAsync(visitor, passkey);

        Assert.Equal(member.Name, home.TextAt(".user-name"));
        var row = (await visitor.GetAsync(Security)).TextAt(".plain-rows li")!;
        Assert.Contains("My phone", row, StringComparison.Ordinal);
        Assert.Contains("last used", row, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Passkey_counts_as_password_and_code_together()
    {
        var anna = await WithAppAsync();
        using var passkey = await AddedAsync(anna.Visitor);

        var home = await LogInAsync(NewVisitor(), passkey);

        Assert.Equal(anna.Member.Name, home.TextAt(".user-name"));
    }

    [Fact]
    public async Task Return_address_survives_the_passkey()
    {
        using var passkey = await AddedAsync(await Forum.SignedInAsync(await Forum.MemberAsync()));
        var visitor = NewVisitor();
        var form = await visitor.GetAsync("/login?return=%2Fcategories");
        var asked = await AskAsync(visitor, form);

        var answer = await SendAsync(visitor, form, asked.State, passkey.Get(asked.Options));

        Assert.Equal("/categories", answer.Location);
    }

    [Fact]
    public async Task Adding_asks_the_password()
    {
        var visitor = await SignedInAsync(await Forum.MemberAsync());
        var form = await visitor.GetAsync($"{Security}/passkeys/new");

        var refused = await visitor.SubmitOnlyAsync(WithAction(form, $"{Security}/passkeys/options"), "main form", ("password", "not the password"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("This is not your password.", JsonDocument.Parse(refused.Body).RootElement.GetProperty("problem").GetString());
    }

    [Fact]
    public async Task Device_learns_chance_and_not_the_number_of_the_member()
    {
        var member = await Forum.MemberAsync();
        var visitor = await SignedInAsync(member);
        using var first = await AddedAsync(visitor);
        using var second = await AddedAsync(visitor);

        var handle = System.Text.Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(first.UserHandle));
        Assert.Equal(first.UserHandle, second.UserHandle);
        Assert.Matches("^u-[0-9a-f]{48}$", handle);
    }

    [Fact]
    public async Task Options_tell_the_browser_what_is_there_already_and_that_the_owner_must_be_asked()
    {
        var visitor = await SignedInAsync(await Forum.MemberAsync());
        using var first = await AddedAsync(visitor);

        var asked = await AskToAddAsync(visitor);

        using var options = JsonDocument.Parse(asked.Options);
        var known = options.RootElement.GetProperty("excludeCredentials").EnumerateArray().Select(one => one.GetProperty("id").GetString());
        Assert.Equal([System.Buffers.Text.Base64Url.EncodeToString(first.Id)], known);
        var selection = options.RootElement.GetProperty("authenticatorSelection");
        Assert.Equal(("required", "required"), (selection.GetProperty("residentKey").GetString(), selection.GetProperty("userVerification").GetString()));
        Assert.Equal("localhost", options.RootElement.GetProperty("rp").GetProperty("id").GetString());
    }

    [Fact]
    public async Task Answer_to_a_challenge_is_taken_once()
    {
        using var passkey = await AddedAsync(await Forum.SignedInAsync(await Forum.MemberAsync()));
        var (visitor, thief) = (NewVisitor(), NewVisitor());
        var asked = await AskAsync(visitor, await visitor.GetAsync("/login"));
        var answer = passkey.Get(asked.Options);

        var (form, formOfThief) = (await visitor.GetAsync("/login"), await thief.GetAsync("/login"));
        Assert.Equal(HttpStatusCode.Found, (await SendAsync(visitor, form, asked.State, answer)).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SendAsync(thief, formOfThief, asked.State, answer)).Status);

        // The last letter of base64 has bits that mean nothing: spelt otherwise it is the same state.
        var respelt = asked.State[..^1] + (char)(asked.State[^1] + 1);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SendAsync(thief, formOfThief, respelt, answer)).Status);
        Assert.False((await thief.GetAsync("/")).Has(".user-name"));
    }

    [Fact]
    public async Task Same_answer_at_once_from_two_lets_one_in()
    {
        using var passkey = await AddedAsync(await Forum.SignedInAsync(await Forum.MemberAsync()));
        var visitor = NewVisitor();
        var form = await visitor.GetAsync("/login");
        var asked = await AskAsync(visitor, form);
        var answer = passkey.Get(asked.Options);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => SendAsync(visitor, form, asked.State, answer)));

        Assert.Single(answers, page => page.Status == HttpStatusCode.Found);
    }

    [Fact]
    public async Task Challenge_runs_out()
    {
        using var passkey = await AddedAsync(await Forum.SignedInAsync(await Forum.MemberAsync()));
        var visitor = NewVisitor();
        var form = await visitor.GetAsync("/login");
        var asked = await AskAsync(visitor, form);
        Pass(TimeSpan.FromMinutes(5));

        var page = await SendAsync(visitor, form, asked.State, passkey.Get(asked.Options));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("took too long", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("another challenge")]
    [InlineData("another site")]
    [InlineData("no finger")]
    [InlineData("a key that is not there")]
    [InlineData("the handle of another member")]
    [InlineData("nonsense")]
    [InlineData("nothing")]
    [InlineData("null")]
    public async Task Forged_answer_is_refused(string kind)
    {
        var member = await Forum.MemberAsync();
        using var passkey = await AddedAsync(await Forum.SignedInAsync(member));
        using var other = await AddedAsync(await Forum.SignedInAsync(await Forum.MemberAsync()));
        using var stranger = new SoftPasskey { Id = passkey.Id };
        var visitor = NewVisitor();
        var form = await visitor.GetAsync("/login");
        var (asked, before) = (await AskAsync(visitor, form), await AskAsync(visitor, form));
        (passkey.Origin, passkey.IsUserVerified) = (kind == "another site" ? "https://evil.example" : passkey.Origin, kind != "no finger");
        var answer = kind switch
        {
            "another challenge" => passkey.Get(before.Options),
            "a key that is not there" => stranger.Get(asked.Options, passkey.UserHandle),
            "the handle of another member" => passkey.Get(asked.Options, other.UserHandle),
            "nonsense" => "{",
            "nothing" => "",
            "null" => "null",
            _ => passkey.Get(asked.Options),
        };

        var page = await SendAsync(visitor, form, asked.State, answer);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Log in"), (page.Status, page.Title));

        // The script asks the browser for no passkey there; where nothing was refused it does.
        Assert.True(page.Has("form[data-passkey-login=refused]"));
        Assert.False((await App.NewVisitor().GetAsync("/login")).Has("form[data-passkey-login=refused]"));
        Assert.True(page.Has(".error-summary"));
        Assert.False((await visitor.GetAsync("/")).Has(".user-name"));
    }

    [Fact]
    public async Task Device_whose_counter_falls_behind_is_a_copy()
    {
        using var passkey = await AddedAsync(await Forum.SignedInAsync(await Forum.MemberAsync()));
        passkey.SignCount = 5;
        Assert.True((await LogInAsync(NewVisitor(), passkey)).Has(".user-name"));

        passkey.SignCount = 4;
        Assert.False((await LogInAsync(NewVisitor(), passkey)).Has(".user-name"));
        passkey.SignCount = 6;
        Assert.True((await LogInAsync(NewVisitor(), passkey)).Has(".user-name"));
    }

    [Fact]
    public async Task State_of_one_member_adds_no_passkey_to_another()
    {
        var (anna, mallory) = (await SignedInAsync(await Forum.MemberAsync()), await SignedInAsync(await Forum.MemberAsync()));
        var asked = await AskToAddAsync(mallory);
        using var passkey = new SoftPasskey();

        var page = await anna.SubmitAsync(
            await anna.GetAsync($"{Security}/passkeys/new"), "main form", ("state", asked.State), ("credential", passkey.Create(asked.Options)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.False((await anna.GetAsync(Security)).Has(".plain-rows"));
    }

    [Fact]
    public async Task Passkey_that_somebody_has_already_is_not_added_again()
    {
        using var passkey = await AddedAsync(await SignedInAsync(await Forum.MemberAsync()));
        var mallory = await SignedInAsync(await Forum.MemberAsync());
        var asked = await AskToAddAsync(mallory);

        var page = await mallory.SubmitAsync(
            await mallory.GetAsync($"{Security}/passkeys/new"), "main form", ("state", asked.State), ("credential", passkey.Create(asked.Options)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.False((await mallory.GetAsync(Security)).Has(".plain-rows"));
    }

    [Fact]
    public async Task Passkey_is_renamed_and_removed_with_the_password()
    {
        var member = await Forum.MemberAsync();
        var visitor = await SignedInAsync(member);
        using var passkey = await AddedAsync(visitor);
        var address = (await visitor.GetAsync(Security)).LinkAt(".plain-rows a")!;

        var refused = await visitor.SubmitAsync(await visitor.GetAsync(address), "main form", ("name", " "));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, true), (refused.Status, refused.Has("#name-error")));
        var renamed = await visitor.SubmitAsync(await visitor.GetAsync(address), "main form", ("name", "Old <b>phone</b>"));
        Assert.Equal("Old <b>phone</b>", renamed.TextAt(".plain-rows strong"));

        var kept = await visitor.SubmitAsync(await visitor.GetAsync($"{address}/remove"), "main form", ("password", "not the password"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, kept.Status);
        Assert.True((await visitor.GetAsync(Security)).Has(".plain-rows"));
        var removed = await visitor.SubmitAsync(await visitor.GetAsync($"{address}/remove"), "main form", ("password", Cast.Password));
        Assert.False(removed.Has(".plain-rows"));
        Assert.False((await LogInAsync(NewVisitor(), passkey)).Has(".user-name"));
    }

    [Fact]
    public async Task Passkey_of_another_member_is_not_there()
    {
        var anna = await SignedInAsync(await Forum.MemberAsync());
        using var passkey = await AddedAsync(anna);
        var address = (await anna.GetAsync(Security)).LinkAt(".plain-rows a")!;
        var mallory = await SignedInAsync(await Forum.MemberAsync());
        using var own = await AddedAsync(mallory);
        var ownAddress = (await mallory.GetAsync(Security)).LinkAt(".plain-rows a")!;

        Assert.Equal(HttpStatusCode.NotFound, (await mallory.GetAsync(address)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await mallory.GetAsync($"{address}/remove")).Status);
        var rename = WithAction(await mallory.GetAsync(ownAddress), address);
        Assert.Equal(HttpStatusCode.NotFound, (await mallory.SubmitAsync(rename, "main form", ("name", "Mine"))).Status);
        var remove = WithAction(await mallory.GetAsync($"{ownAddress}/remove"), $"{address}/remove");
        Assert.Equal(HttpStatusCode.NotFound, (await mallory.SubmitAsync(remove, "main form", ("password", Cast.Password))).Status);
        Assert.True((await LogInAsync(NewVisitor(), passkey)).Has(".user-name"));
    }

    [Fact]
    public async Task Nobody_has_more_than_twenty()
    {
        var member = await Forum.MemberAsync();
        var visitor = await SignedInAsync(member);
        for (var number = 0; number < Passkey.MostOfOneMember; number++)
            await Forum.WithDbAsync(db => db.InsertAsync(new Passkey { MemberId = member.Id, CredentialKey = $"{member.Id}-{number}", CreatedAt = DateTimeOffset.UnixEpoch }));

        var page = await visitor.SubmitOnlyAsync(
            WithAction(await visitor.GetAsync($"{Security}/passkeys/new"), $"{Security}/passkeys/options"), "main form", ("password", Cast.Password));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
    }

    [Theory]
    [InlineData("https://forum.example.org", "https://forum.example.org", true)]
    [InlineData("https://forum.example.org:8443/", "https://forum.example.org:8443", true)]
    [InlineData("https://forum.example.org", "http://forum.example.org", false)]
    [InlineData("https://forum.example.org", "https://forum.example.org.evil.example", false)]
    [InlineData("https://forum.example.org", "http://localhost", false)]
    public async Task Behind_a_public_address_only_that_counts(string address, string origin, bool isTaken)
    {
        var services = new ServiceCollection();
        services.AddParley(new ParleyOptions { PublicUrl = address, Data = Forum.Folder });
        await using var provider = services.BuildServiceProvider();
        var options = provider.GetRequiredService<IOptions<IdentityPasskeyOptions>>().Value;

        Assert.Equal("forum.example.org", options.ServerDomain);
        Assert.Equal(isTaken, await options.ValidateOrigin!(new() { HttpContext = new DefaultHttpContext(), Origin = origin, CrossOrigin = false }));
        Assert.False(await options.ValidateOrigin!(new() { HttpContext = new DefaultHttpContext(), Origin = origin, CrossOrigin = true }));
    }

    Visitor NewVisitor()
    {
        var visitor = Forum.NewVisitor();
        visitor.Headers["Origin"] = "http://localhost";
        return visitor;
    }

    async Task<Visitor> SignedInAsync(Member member)
    {
        var visitor = await Forum.SignedInAsync(member);
        visitor.Headers["Origin"] = "http://localhost";
        return visitor;
    }
}
