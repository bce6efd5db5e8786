namespace Parley.Web.Features.Shared;

/// <summary>Goes out with a form and comes back with it: a form that is sent twice is known by it.</summary>
public static class SubmissionKey
{
    const int LongestLength = 40;

    public static string New() => Guid.CreateVersion7().ToString("N");

    /// <summary>The key as the form brought it; a form without a usable one gets a new one, and no protection.</summary>
    public static string Of(string? typed) => typed is { Length: > 0 and <= LongestLength } && typed.All(char.IsAsciiLetterOrDigit) ? typed : New();
}
