using System.Security.Cryptography;
using System.Text;
using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Settings;
using Parley.Domain.Accounts;
using Parley.Domain.Shared;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Accounts;

/// <summary>
/// Makes the first administrator. A token that only who started the program can read is asked for, so that nobody else can
/// take a forum that was just set up; it ends with its use.
/// </summary>
public sealed class ClaimForum(ParleyDb db, RegisterMember registerMember)
{
    const string TokenSetting = "setup-token";

    /// <summary>The token to print at the start; null once there is an administrator.</summary>
    public async Task<string?> TokenAsync(CancellationToken cancel)
    {
        if (await IsClaimedAsync(cancel))
            return null;

        if (await db.SettingAsync(TokenSetting, cancel) is { } known)
            return known;

        var token = RandomKey.New();
        await db.WriteAsync(() => db.SetSettingAsync(TokenSetting, token, cancel), cancel);
        return token;
    }

    public Task<bool> IsClaimedAsync(CancellationToken cancel) => db.Members.AnyAsync(member => member.Role == Role.Administrator, cancel);

    public async Task<bool> IsOpenForAsync(string? token, CancellationToken cancel) =>
        await db.SettingAsync(TokenSetting, cancel) is { } known
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(known), Encoding.UTF8.GetBytes(token ?? ""));

    public Task<Outcome<Member>> ClaimAsync(string? token, RegisterForm form, CancellationToken cancel) =>
        db.WriteAsync<Outcome<Member>>(
            async () =>
            {
                // Taken first, and with it the row: of two who come at once one waits here, and finds nothing.
                if (!await IsOpenForAsync(token, cancel) || await CloseAsync(cancel) == 0)
                    return new NotThere();

                var outcome = await registerMember.RegisterAsync(form, Role.Administrator, cancel);
                if (!outcome.IsDone)
                    await db.SetSettingAsync(TokenSetting, token!, cancel);
                return outcome;
            },
            cancel);

    /// <summary>Once there is an administrator the token is of no more use.</summary>
    public Task<int> CloseAsync(CancellationToken cancel) => db.Settings.Where(setting => setting.Name == TokenSetting).DeleteAsync(cancel);
}
