using Parley.Domain.Accounts;
using Parley.Testing;
using Xunit;

namespace Parley.WebTests.Accounts;

/// <summary>A forum whose clock the test moves, and members with an authenticator app.</summary>
public abstract class TwoStepTest : ForumTest, IClassFixture<StandingForum>
{
    readonly StandingForum _standing;

    protected TwoStepTest(ForumApp app, StandingForum standing)
        : base(app) => _standing = standing;

    protected ForumApp Forum => _standing.Forum;

    protected void Pass(TimeSpan time) => _standing.Clock.Pass(time);

    /// <summary>Until the app shows another code.</summary>
    protected void PassStep() => Pass(TimeSpan.FromSeconds(OneTimeCode.SecondsOfStep));

    protected string CodeNow(byte[] key, int stepsAway = 0) => OneTimeCode.At(key, OneTimeCode.StepAt(_standing.Clock.GetUtcNow()) + stepsAway);

    /// <summary>Turns the app on through the pages.</summary>
    protected async Task<TwoStepMember> WithAppAsync(Role role = Role.Member)
    {
        var member = await Forum.MemberAsync(role: role);
        var visitor = await Forum.SignedInAsync(member);
        var (key, codes) = await TurnOnAsync(visitor);
        PassStep();
        return new(member, visitor, key, codes.Texts(".recovery-codes code"));
    }

    protected async Task<(byte[] Key, Page Codes)> TurnOnAsync(Visitor visitor)
    {
        var scan = await visitor.SubmitAsync(await visitor.GetAsync("/settings/security/authenticator"), "main form", ("password", Cast.Password));
        var key = KeyOn(scan);
        return (key, await visitor.SubmitAsync(scan, "main form", ("code", CodeNow(key))));
    }

    protected static byte[] KeyOn(Page scan)
    {
        var text = scan.TextAt(".typed-key")!.Replace(" ", "", StringComparison.Ordinal);
        var bits = string.Concat(text.Select(letter => Convert.ToString(Base32.Alphabet.IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Select(octet => Convert.ToByte(new string(octet), 2))];
    }

    /// <summary>The page that asks for the second step.</summary>
    protected static async Task<Page> HalfInAsync(Visitor visitor, Member member, string returnTo = "/") => await visitor.SubmitOnlyAsync(
        await visitor.GetAsync($"/login?return={Uri.EscapeDataString(returnTo)}"), "main form", ("name", member.Name), ("password", Cast.Password));
}

public sealed record TwoStepMember(Member Member, Visitor Visitor, byte[] Key, IReadOnlyList<string> Codes);
