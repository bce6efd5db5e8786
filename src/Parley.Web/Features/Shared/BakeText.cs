using System.Net;
using System.Text.RegularExpressions;
using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Accounts;
using Parley.Domain.Filters;
using Parley.Domain.Posts;
using Parley.Domain.Shared;
using Parley.Markup;

namespace Parley.Web.Features.Shared;

/// <summary>Turns what was typed into what is shown, with links for the members who are named.</summary>
public sealed class BakeText(ParleyDb db)
{
    // Nobody means to call more people than this; each name is a look-up and may be a notification.
    const int MostMentions = 50;

    public async Task<BakedText> BakeAsync(string markdown, CancellationToken cancel)
    {
        var text = PostMarkdown.Parse(markdown);
        var members = await MembersNamedAsync(text.MentionedNames, cancel);
        var images = await ImagesAsync(markdown, cancel);
        var html = text.ToHtml(
            name => members.GetValueOrDefault(MemberName.KeyOf(name))?.Name,
            address => FileAddress.KeyIn(address) is { } key ? images.GetValueOrDefault(key) : null);
        return new(html, [.. members.Values.Select(member => member.Id)]);
    }

    async Task<Dictionary<string, NamedMember>> MembersNamedAsync(IReadOnlyList<string> names, CancellationToken cancel)
    {
        if (names.Count == 0)
            return [];

        var keys = names.Take(MostMentions).Select(MemberName.KeyOf).Distinct().ToArray();
        return await db.Members
            .Where(member => keys.Contains(member.NameKey))
            .Select(member => new { member.NameKey, member.Id, member.Name })
            .ToDictionaryAsync(member => member.NameKey, member => new NamedMember(member.Id, member.Name), cancel);
    }

    // Whoever writes the address of an image that they may not see learns how large it is, and no more.
    async Task<Dictionary<string, PostImage?>> ImagesAsync(string markdown, CancellationToken cancel)
    {
        var keys = FileAddress.KeysIn(markdown);
        return keys.Count == 0
            ? []
            : (await db.Files.Where(file => keys.Contains(file.Key)).ToListAsync(cancel)).ToDictionary(file => file.Key, FileAddress.ImageOf);
    }

    sealed record NamedMember(MemberId Id, string Name);
}

public sealed partial record BakedText(string Html, IReadOnlyList<MemberId> MentionedMembers)
{
    /// <summary>Of a text that is no more.</summary>
    public static readonly BakedText Nothing = new("", []);

    /// <summary>The keys of the files of posts that it shows or links.</summary>
    public IReadOnlyList<string> FileKeys { get; } = FileAddress.KeysLinkedIn(Html);

    /// <summary>Where its links lead and its images come from, as domains are compared; not those of the forum's own addresses.</summary>
    public IReadOnlyList<string> LinkedHosts =>
        [.. Linked().Matches(Html).Select(link => HostOf(WebUtility.HtmlDecode(link.Groups["at"].Value))).OfType<string>().Distinct()];

    /// <summary>A comment in HTML, say, is text; but a post of it would be an empty place on the page.</summary>
    public Problem? Check(string field) => IsSeen ? null : PostText.ShowsNothing(field);

    /// <summary>How much it holds of what is limited.</summary>
    public PostLimits Holds => new(ForeignLinks().Count(Html), Images().Count(Html), MentionedMembers.Count);

    bool IsSeen => Pictures().IsMatch(Html) || TypedText.HasInk(WebUtility.HtmlDecode(Tags().Replace(Html, "")));

    /// <summary>Null for what leads to no place on the web.</summary>
    public static string? HostOf(string address) =>
        Uri.TryCreate(address.StartsWith("//", StringComparison.Ordinal) ? "https:" + address : address, UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https")
            ? DomainNames.Ascii(uri.IdnHost) ?? uri.IdnHost
            : null;

    [GeneratedRegex("(?:href|src)=\"(?<at>[^\"]*)\"")]
    private static partial Regex Linked();

    [GeneratedRegex("<a href=\"[^\"]*\"[^>]* rel=\"nofollow ugc")]
    private static partial Regex ForeignLinks();

    [GeneratedRegex("<img\\b")]
    private static partial Regex Images();

    [GeneratedRegex("<(img|hr)\\b")]
    private static partial Regex Pictures();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();
}
