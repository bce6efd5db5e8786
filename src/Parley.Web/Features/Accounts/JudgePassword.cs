using Parley.Domain.Accounts;
using Parley.Domain.Shared;

namespace Parley.Web.Features.Accounts;

/// <summary>Says whether a new password will do: long enough, and none that guessers try first.</summary>
public sealed class JudgePassword(CurrentSettings settings)
{
    /// <summary><paramref name="own"/>: the member's name and e-mail address, which others know as well.</summary>
    public Problem? Judge(string? password, string field, params IEnumerable<string?> own)
    {
        if (Password.Check(password, field) is { } problem)
            return problem;
        if (PasswordPatterns.IsMadeOf(password!, own.Append(settings.Now.Forum.Name).OfType<string>()))
            return new Problem(field, "PasswordOwn");

        return PasswordPatterns.IsPlain(password!) || CommonPasswords.Contain(password!) ? new Problem(field, "PasswordCommon") : null;
    }
}
