using Parley.Domain.Accounts;
using Parley.Domain.Shared;

namespace Parley.Web.Features.Accounts;

public sealed record RegisterForm
{
    public string? Name { get; init; }

    public string? Email { get; init; }

    public string? Password { get; init; }

    public string? Return { get; init; }

    /// <summary>The name as it will be kept.</summary>
    public string CleanName => TypedText.OneLine(Name);

    public IEnumerable<Problem> Problems()
    {
        Problem?[] problems =
        [
            MemberName.Check(CleanName, "name"),
            EmailAddress.Check(Email, "email"),
            Domain.Accounts.Password.Check(Password, "password"),
        ];
        return problems.OfType<Problem>();
    }
}
