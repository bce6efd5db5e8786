using LinqToDB;
using Parley.Data;
using Parley.Domain.Accounts;
using Parley.Testing;
using Parley.Web.Features.Accounts;
using Xunit;

namespace Parley.WebTests.CommandLine;

public sealed class UserTests(ParleyProgram program) : ProgramTest(program), IClassFixture<ParleyProgram>
{
    const string Password = "a short sentence";

    // One story, because each step stands on the one before and costs a start of the program.
    [Fact]
    public async Task Member_is_added_once_promoted_and_listed()
    {
        var name = Cast.UniqueName("anna");
        var added = await AddAsync(name);
        Assert.Equal((0, $"{name} is here now, with the role Member."), (added.ExitCode, added.Output));

        var again = await AddAsync(name.ToUpperInvariant());
        Assert.Equal(1, again.ExitCode);
        Assert.Contains("taken", again.Errors, StringComparison.Ordinal);
        var claimed = await Program.RunAsync("user", "claim", name, "--email", "me@example.org");
        Assert.Equal(1, claimed.ExitCode);
        Assert.Contains("has a password already", claimed.Errors, StringComparison.Ordinal);

        var promoted = await Program.RunAsync("user", "promote", name.ToUpperInvariant(), "--role", "Moderator");
        Assert.Equal((0, $"{name} has the role Moderator now."), (promoted.ExitCode, promoted.Output));
        var listed = await Program.RunAsync("user", "list");
        Assert.Equal(0, listed.ExitCode);
        Assert.Contains($"{name} │ Moderator", listed.Output, StringComparison.Ordinal);
        await AssertCanLogInAsync(name);
    }

    [Fact]
    public async Task Administrator_who_is_added_closes_the_setup_page()
    {
        await using var app = await ForumApp.StartOnAsync(Program.Database);
        var token = await app.WithAsync<ClaimForum, string?>(claim => claim.TokenAsync(CancellationToken.None));
        Assert.NotNull(token);

        var added = await AddAsync(Cast.UniqueName("owner"), "--role", "Administrator");

        Assert.Equal(0, added.ExitCode);
        Assert.False(await app.WithAsync<ClaimForum, bool>(claim => claim.IsOpenForAsync(token, CancellationToken.None)));
    }

    [Fact]
    public async Task Bad_member_is_refused_with_every_reason()
    {
        var run = await Program.RunAsync("user", "add", "has space", "--email", "nonsense", "--password", "short");

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.All(
            ["made of letters", "not an e-mail address", "too short"], reason => Assert.Contains(reason, run.Errors, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_terminal_the_password_is_not_asked_for()
    {
        var run = await Program.RunAsync("user", "add", "good", "--email", "ok@example.org");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("--password", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("user", "promote", "nobody-at-all")]
    [InlineData("user", "approve", "nobody-at-all")]
    [InlineData("user", "claim", "nobody-at-all", "--email", "ok@example.org")]
    [InlineData("user", "reset-second-factor", "nobody-at-all")]
    public async Task Unknown_member_is_told_with_what_to_do(params string[] arguments)
    {
        var run = await Program.RunAsync(arguments);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("Nobody is named 'nobody-at-all'. 'parley user list' shows who is there.", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There is no role 'King': the roles are Member, Moderator, Administrator. See 'parley user promote --help'.", "promote", "anna", "--role", "King")]
    [InlineData("There is no role '2': the roles are Member, Moderator, Administrator.", "add", "anna", "--email", "a@example.org", "--role", "2")]
    [InlineData("Option '--email' is required. See 'parley user add --help'.", "add", "anna")]
    [InlineData("'parley user' needs one more word: add, invite, approve, promote, claim, reset-second-factor, list. See 'parley user --help'.")]
    public async Task Bad_arguments_are_refused_in_one_line(string error, params string[] arguments)
    {
        var run = await Program.RunAsync(["user", .. arguments]);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"parley: {error}", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Password_may_begin_with_the_sign_of_a_file_of_arguments()
    {
        var name = Cast.UniqueName("anna");

        var run = await Program.RunAsync("user", "add", name, "--email", $"{name}@example.org", "--role", "moderator", "--password", "@ short sentence");

        Assert.Equal((0, $"{name} is here now, with the role Moderator."), (run.ExitCode, run.Output));
    }

    [Fact]
    public async Task Imported_member_gets_a_link_to_set_a_password_by()
    {
        await using var app = await ForumApp.StartOnAsync(Program.Database);
        var member = await app.MemberAsync("imported");
        await app.WithDbAsync(db => MakeImportedAsync(db, member));

        var run = await Program.RunAsync("user", "claim", member.Name, "--email", "me@example.org");

        Assert.Equal(0, run.ExitCode);
        var link = run.Output.Split(' ').Single(word => word.StartsWith("http", StringComparison.Ordinal));
        var visitor = app.NewVisitor();
        var home = await visitor.SubmitAsync(await visitor.GetAsync(new Uri(link).PathAndQuery), "main form", ("password", "my own sentence"));
        Assert.Equal(member.Name, home.TextAt(".user-name"));
    }

    [Fact]
    public async Task Invitation_and_approval_go_by_the_command_line()
    {
        await using var app = await ForumApp.StartOnAsync(Program.Database);
        var member = await app.MemberAsync("waiting");
        await app.WithDbAsync(db => db.Members.Where(row => row.Id == member.Id)
            .Set(row => row.WaitsForApprovalSince, (DateTimeOffset?)member.CreatedAt).UpdateAsync());
        Assert.Contains("waits", (await Program.RunAsync("user", "list")).Output, StringComparison.Ordinal);

        var approved = await Program.RunAsync("user", "approve", member.Name);
        Assert.Equal((0, $"{member.Name} can log in now."), (approved.ExitCode, approved.Output));
        Assert.Equal(1, (await Program.RunAsync("user", "approve", member.Name)).ExitCode);

        var invited = await Program.RunAsync("user", "invite");
        Assert.Equal(0, invited.ExitCode);
        Assert.Matches(@"/register\?invitation=[0-9a-f]{30}$", invited.Output);
        Assert.Equal(1, (await Program.RunAsync("user", "invite", "--email", "nonsense")).ExitCode);
    }

    [Fact]
    public async Task Member_who_lost_everything_is_let_in_with_the_password_alone()
    {
        await using var app = await ForumApp.StartOnAsync(Program.Database);
        var member = await app.MemberAsync("lost");
        var visitor = await app.SignedInAsync(member);
        await app.WithDbAsync(db => GiveEverythingAsync(db, member));

        var run = await Program.RunAsync("user", "reset-second-factor", member.Name.ToUpperInvariant());

        Assert.Equal(
            (0, $"{member.Name} logs in with the password alone now. Removed: the authenticator app, recovery codes: 1, passkeys: 1, sessions ended: 1."),
            (run.ExitCode, run.Output));
        Assert.False((await visitor.GetAsync("/")).Has(".user-name"));
        Assert.True((await (await app.SignedInAsync(member)).GetAsync("/")).Has(".user-name"));
        var again = await Program.RunAsync("user", "reset-second-factor", member.Name);
        Assert.Contains("Removed: no authenticator app, recovery codes: 0, passkeys: 0, sessions ended: 1.", again.Output, StringComparison.Ordinal);
    }

    static async Task<int> GiveEverythingAsync(ParleyDb db, Member member)
    {
        var now = TimeProvider.System.GetUtcNow();
        await db.InsertAsync(new SecondFactor { MemberId = member.Id, SealedKey = "sealed", CreatedAt = now });
        await db.InsertAsync(new RecoveryCode { MemberId = member.Id, Digest = "digest" });
        await db.InsertAsync(new Passkey { MemberId = member.Id, CredentialKey = "key", CreatedAt = now });
        return await db.Members.Where(row => row.Id == member.Id).Set(row => row.SecondFactorSince, (DateTimeOffset?)now).UpdateAsync();
    }

    Task<ProgramRun> AddAsync(string name, params string[] more) =>
        Program.RunAsync(["user", "add", name, "--email", $"{name}@example.org", "--password", Password, .. more]);

    async Task AssertCanLogInAsync(string name)
    {
        await using var app = await ForumApp.StartOnAsync(Program.Database);
        var visitor = app.NewVisitor();
        var home = await visitor.SubmitAsync(await visitor.GetAsync("/login"), "main form", ("name", name), ("password", Password));
        Assert.Equal(name, home.TextAt(".user-name"));
    }

    static Task<int> MakeImportedAsync(ParleyDb db, Member member) => db.Members.Where(row => row.Id == member.Id)
        .Set(row => row.PasswordHash, (string?)null)
        .Set(row => row.Email, (string?)null)
        .Set(row => row.EmailKey, (string?)null)
        .UpdateAsync();
}
