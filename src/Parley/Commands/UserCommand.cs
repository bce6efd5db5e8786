using System.CommandLine;
using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Accounts;
using Parley.Web.Features.Accounts;
using Spectre.Console;

namespace Parley.Commands;

sealed class UserCommand : Command
{
    readonly Argument<string> _name = new("name") { Description = "The member's name" };
    readonly Option<string> _email = new("--email") { Description = "The member's e-mail address", Required = true };
    readonly Option<string?> _invitedEmail = new("--email") { Description = "An e-mail address to mail the invitation to" };
    readonly Option<string?> _password = new("--password") { Description = "The password; it is asked for when this is missing" };
    readonly Option<Role> _role = RoleOption("What the member may do", Role.Member);
    readonly Option<Role> _newRole = RoleOption("What the member may do from now on", Role.Administrator);

    public UserCommand()
        : base("user", "Add, invite, approve, promote, list members; give an imported member the account; let one in who lost the second step.")
    {
        Subcommands.Add(Make("add", "Add a member.", AddAsync, _name, _email, _password, _role));
        Subcommands.Add(Make("invite", "Make a link by which one person can register.", InviteAsync, _invitedEmail));
        Subcommands.Add(Make("approve", "Let in a newcomer who waits.", ApproveAsync, _name));
        Subcommands.Add(Make("promote", "Give a member another role.", PromoteAsync, _name, _newRole));
        Subcommands.Add(Make("claim", "Mail an imported member a link to set a password by.", ClaimAsync, _name, _email));
        Subcommands.Add(Make(
            "reset-second-factor", "Let a member who lost everything else log in with the password alone.", ResetSecondFactorAsync, _name));
        Subcommands.Add(Make("list", "List the members.", ListAsync));
    }

    static Option<Role> RoleOption(string description, Role ordinary)
    {
        var roles = Enum.GetNames<Role>();
        return new Option<Role>("--role")
        {
            Description = description,
            HelpName = string.Join('|', roles),
            DefaultValueFactory = _ => ordinary,
            CustomParser = typed =>
            {
                if (roles.FirstOrDefault(role => role.Equals(typed.Tokens[0].Value, StringComparison.OrdinalIgnoreCase)) is { } role)
                    return Enum.Parse<Role>(role);

                typed.AddError($"There is no role '{typed.Tokens[0].Value}': the roles are {string.Join(", ", roles)}.");
                return ordinary;
            },
        };
    }

    static Command Make(string name, string description, Func<IServiceProvider, ParseResult, CancellationToken, Task> action, params Symbol[] symbols)
    {
        var command = new Command(name, description);
        foreach (var symbol in symbols)
        {
            if (symbol is Argument argument)
                command.Arguments.Add(argument);
            else
                command.Options.Add((Option)symbol);
        }

        command.SetAction(async (parsed, cancel) =>
        {
            await using var services = await CommandServices.BuildMigratedAsync(SettingOptions.Read(parsed), cancel);
            await using var scope = services.CreateAsyncScope();
            await action(scope.ServiceProvider, parsed, cancel);
            return ExitCode.Done;
        });
        return command;
    }

    async Task AddAsync(IServiceProvider services, ParseResult parsed, CancellationToken cancel)
    {
        var form = new RegisterForm
        {
            Name = parsed.GetRequiredValue(_name),
            Email = parsed.GetRequiredValue(_email),
            Password = parsed.GetValue(_password) ?? AskPassword(),
        };
        var role = parsed.GetValue(_role);
        var outcome = await services.GetRequiredService<RegisterMember>().RegisterAsync(form, role, cancel);
        if (!outcome.IsDone)
            throw new CommandException(Sentences.Of(services, outcome.Problems));

        if (role == Role.Administrator)
            await services.GetRequiredService<ClaimForum>().CloseAsync(cancel);
        parsed.Tell($"{outcome.Value.Name} is here now, with the role {role}.");
    }

    static string AskPassword() => Console.IsInputRedirected
        ? throw new CommandException("Give the password with --password: there is no terminal to ask on.")
        : AnsiConsole.Prompt(new TextPrompt<string>("Password:").Secret());

    async Task InviteAsync(IServiceProvider services, ParseResult parsed, CancellationToken cancel)
    {
        var email = parsed.GetValue(_invitedEmail);
        var outcome = await services.GetRequiredService<InviteMember>().InviteAsync(email, cancel);
        if (!outcome.IsDone)
            throw new CommandException(Sentences.Of(services, outcome.Problems));

        var mailed = email is null ? "" : " The mail waits for the forum to send it.";
        parsed.Tell($"One person can register by this link, within two weeks.{mailed}");
        parsed.Tell(outcome.Value);
    }

    async Task ApproveAsync(IServiceProvider services, ParseResult parsed, CancellationToken cancel)
    {
        var outcome = await services.GetRequiredService<ApproveMember>().ApproveAsync(parsed.GetRequiredValue(_name), cancel);
        if (!outcome.IsFound)
            throw NoMember(parsed);
        if (!outcome.IsDone)
            throw new CommandException(Sentences.Of(services, outcome.Problems));

        parsed.Tell($"{outcome.Value.Name} can log in now.");
    }

    async Task PromoteAsync(IServiceProvider services, ParseResult parsed, CancellationToken cancel)
    {
        var (db, member) = (services.GetRequiredService<ParleyDb>(), await FindAsync(services, parsed, cancel));
        var role = parsed.GetValue(_newRole);
        await db.WriteAsync(() => db.Members.Where(row => row.Id == member.Id).Set(row => row.Role, role).UpdateAsync(cancel), cancel);
        if (role == Role.Administrator)
            await services.GetRequiredService<ClaimForum>().CloseAsync(cancel);
        parsed.Tell($"{member.Name} has the role {role} now.");
    }

    async Task ClaimAsync(IServiceProvider services, ParseResult parsed, CancellationToken cancel)
    {
        var outcome = await services.GetRequiredService<GiveAccount>().GiveAsync(
            parsed.GetRequiredValue(_name), parsed.GetRequiredValue(_email), cancel);
        if (!outcome.IsFound)
            throw NoMember(parsed);
        if (!outcome.IsDone)
            throw new CommandException(Sentences.Of(services, outcome.Problems));

        parsed.Tell("The mail waits for the forum to send it. This is the link in it, good for one hour:");
        parsed.Tell(outcome.Value);
    }

    async Task ResetSecondFactorAsync(IServiceProvider services, ParseResult parsed, CancellationToken cancel)
    {
        var member = await FindAsync(services, parsed, cancel);
        var gone = await services.GetRequiredService<ForgetSecondFactor>().ResetAsync(member, cancel);
        parsed.Tell(
            $"{member.Name} logs in with the password alone now. Removed: {(gone.HadApp ? "the authenticator app" : "no authenticator app")}, "
            + $"recovery codes: {gone.RecoveryCodes}, passkeys: {gone.Passkeys}, sessions ended: {gone.Sessions}.");
    }

    async Task ListAsync(IServiceProvider services, ParseResult parsed, CancellationToken cancel)
    {
        var table = new Table().AddColumns("Name", "Role", "Topics", "Replies", "Since", "Account");
        var members = services.GetRequiredService<ParleyDb>().Members.OrderBy(member => member.NameKey);
        await foreach (var member in members.AsAsyncEnumerable().WithCancellation(cancel))
        {
            table.AddRow(
                Spectre.Console.Markup.Escape(member.Name), member.Role.ToString(), $"{member.TopicCount}", $"{member.ReplyCount}",
                $"{member.CreatedAt:yyyy-MM-dd}", member.AwaitsApproval ? "waits" : member.IsClaimed ? "own" : "not claimed");
        }

        parsed.Terminal().Write(table);
    }

    async Task<Member> FindAsync(IServiceProvider services, ParseResult parsed, CancellationToken cancel)
    {
        var key = MemberName.KeyOf(parsed.GetRequiredValue(_name));
        return await services.GetRequiredService<ParleyDb>().Members.SingleOrDefaultAsync(row => row.NameKey == key, cancel)
            ?? throw NoMember(parsed);
    }

    CommandException NoMember(ParseResult parsed) =>
        new($"Nobody is named '{parsed.GetRequiredValue(_name)}'. 'parley user list' shows who is there.");
}
