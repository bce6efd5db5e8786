using Parley.Domain.Posts;
using Parley.Domain.Topics;

namespace Parley.Web.Features.Shared;

/// <summary>The forum's addresses, written in one place.</summary>
public static class Addresses
{
    /// <summary>The newest topics of everything, as a feed.</summary>
    public const string Feed = "/feed.atom";

    public static string Topic(TopicId id, string slug, int page = 1) =>
        page > 1 ? $"/t/{id}/{Uri.EscapeDataString(slug)}?page={page}" : $"/t/{id}/{Uri.EscapeDataString(slug)}";

    public static string Post(TopicId id, string slug, int number) =>
        number > 1 ? $"{Topic(id, slug, TopicPages.PageOf(number))}#p{number}" : Topic(id, slug);

    /// <summary>Another page of a list, which may have a question in its address.</summary>
    public static string Page(string list, string direction, ListKey key) =>
        $"{list}{(list.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{direction}={key}";

    /// <summary>With the way back to where somebody was.</summary>
    public static string LogIn(string? returnTo) => string.IsNullOrEmpty(returnTo) ? "/login" : $"/login?return={Uri.EscapeDataString(returnTo)}";

    public static string Register(string? returnTo) => string.IsNullOrEmpty(returnTo) ? "/register" : $"/register?return={Uri.EscapeDataString(returnTo)}";

    public static string Member(string name) => $"/u/{Uri.EscapeDataString(name)}";

    public static string Tag(string name) => $"/tag/{Uri.EscapeDataString(name)}";

    public static string Category(string slug) => $"/c/{Uri.EscapeDataString(slug)}";

    public static string TopicFeed(TopicId id) => $"/t/{id}{Feed}";

    public static string MemberFeed(string name) => Member(name) + Feed;

    public static string TagFeed(string name) => Tag(name) + Feed;

    public static string CategoryFeed(string slug) => Category(slug) + Feed;
}
