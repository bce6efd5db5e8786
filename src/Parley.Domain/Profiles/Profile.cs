using Parley.Domain.Accounts;
using Parley.Domain.Shared;

namespace Parley.Domain.Profiles;

/// <summary>What members tell about themselves, and to whom. Who never did has none.</summary>
public sealed record Profile
{
    // A few paragraphs: it stands above what the member wrote, not in its place.
    public const int LongestAbout = 2000;
    public const int LongestWebsite = 300;
    public const int LongestLocation = 100;

    public MemberId MemberId { get; init; }

    /// <summary>Words about oneself, as they were typed.</summary>
    public string About { get; init; } = "";

    public string AboutHtml { get; init; } = "";

    public string? Website { get; init; }

    public string? Location { get; init; }

    /// <summary>Who sees the words, the website and the location.</summary>
    public Audience DetailsFor { get; init; }

    /// <summary>Who sees the latest topics and replies and the counts.</summary>
    public Audience ActivityFor { get; init; }

    public Audience LastSeenFor { get; init; } = Audience.Members;

    public static Problem? CheckAbout(string about, string field) =>
        about.Length > LongestAbout ? new Problem(field, "AboutTooLong", LongestAbout) : null;

    public static Problem? CheckLocation(string location, string field) =>
        location.Length > LongestLocation ? new Problem(field, "LocationTooLong", LongestLocation) : null;

    /// <summary>Only what a browser opens as a page: an address of another kind would be a trap under a friendly word.</summary>
    public static Problem? CheckWebsite(string website, string field) =>
        website.Length == 0 || (website.Length <= LongestWebsite && IsPage(website)) ? null : new Problem(field, "WebsiteInvalid");

    /// <summary>"example.org" is what people type.</summary>
    public static string WithScheme(string website) =>
        website.Length == 0 || website.Contains("://", StringComparison.Ordinal) ? website : "https://" + website;

    static bool IsPage(string website) =>
        Uri.TryCreate(website, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Host.Contains('.', StringComparison.Ordinal) && uri.UserInfo.Length == 0;
}
