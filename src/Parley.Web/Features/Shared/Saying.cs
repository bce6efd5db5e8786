using Microsoft.AspNetCore.Http;

namespace Parley.Web.Features.Shared;

/// <summary>
/// What is said on the page that a form leads to. It stands in the address, so that nobody needs a cookie for it, and it is one of
/// these and nothing that somebody else could make up.
/// </summary>
public enum Saying
{
    EmailChanged,
    EmailLinkSent,
    LoggedOut,
    MarkedRead,
    MarkedUnread,
    MarkedUpTo,
    PasswordChanged,
    WaitsForApproval,
    Welcome,
}

public static class Sayings
{
    const string Name = "said";

    /// <summary>The address with the saying in it.</summary>
    public static string Saying(this string address, Saying said)
    {
        var (path, fragment) = address.Split('#', 2) is [var before, var after] ? (before, "#" + after) : (address, "");
        return $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{Name}={said}{fragment}";
    }

    public static Saying? In(HttpRequest request) =>
        Enum.TryParse<Saying>(request.Query[Name], out var said) && Enum.IsDefined(said) ? said : null;
}
