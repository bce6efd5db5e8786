using Parley.Domain.Accounts;
using Parley.Domain.Shared;

namespace Parley.Web.Features.Accounts;

public sealed record RegisterForm
{
    public string? Name { get; init; }

    public string? Email { get; init; }

    public string? Password { get; init; }

    public string? Return { get; init; }

    /// <summary>The code of an invitation, where one is needed.</summary>
    public string? Invitation { get; init; }

    /// <summary>When the form was opened; sealed, and the puzzle to be solved.</summary>
    public string? Began { get; init; }

    /// <summary>What solves it; see <see cref="RefuseRobots"/>.</summary>
    public string? Answer { get; init; }

    /// <summary>A field that people do not see. Robots fill in whatever there is.</summary>
    public string? Website { get; init; }

    /// <summary>The name as it will be kept.</summary>
    public string CleanName => TypedText.OneLine(Name);

    public IEnumerable<Problem> Problems(JudgePassword judge)
    {
        Problem?[] problems =
        [
            MemberName.Check(CleanName, "name"),
            EmailAddress.Check(Email, "email"),
            judge.Judge(Password, "password", CleanName, Email),
        ];
        return problems.OfType<Problem>();
    }
}
