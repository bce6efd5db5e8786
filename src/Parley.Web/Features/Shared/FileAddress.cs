using System.Text.RegularExpressions;
using Parley.Domain.Files;
using Parley.Markup;

namespace Parley.Web.Features.Shared;

/// <summary>Where files of posts are: <c>/files/</c>, a key, and what the file is.</summary>
public static partial class FileAddress
{
    /// <summary>What every address of a file begins with.</summary>
    public const string Beginning = "/files/";

    const string SmallImage = "small.webp";

    public static string Of(UploadedFile file) => $"{Beginning}{file.Key}.{file.Extension}";

    public static string OfShown(UploadedFile file) => file.HasSmall ? $"{Beginning}{file.Key}.{SmallImage}" : Of(file);

    /// <summary>The key in an address, on this forum or behind another name of it; null when it is none of a file.</summary>
    public static string? KeyIn(string address) => Whole().Match(address) is { Success: true } match ? match.Groups["key"].Value : null;

    /// <summary>The keys of all addresses in Markdown.</summary>
    public static IReadOnlyList<string> KeysIn(string text) =>
        [.. Any().Matches(text).Select(match => match.Groups["key"].Value).Distinct()];

    /// <summary>The keys of the files that are shown or linked, which is less than those that are named.</summary>
    public static IReadOnlyList<string> KeysLinkedIn(string html) =>
        [.. Linked().Matches(html).Select(match => match.Groups["key"].Value).Distinct()];

    public static PostImage? ImageOf(UploadedFile file) =>
        file is { Width: { } width, Height: { } height } ? new(Of(file), OfShown(file), width, height, file.IsMoving) : null;

    /// <summary>What is asked for by the last part of an address: a key, and whether the small one of an image is meant.</summary>
    public static (string Key, string Extension)? Parse(string last) =>
        last.Split('.', 2) is [{ Length: 32 } key, { Length: > 0 } extension] ? (key, extension) : null;

    public static bool IsSmall(string extension) => extension == SmallImage;

    [GeneratedRegex(@"\A(?:https?://[^/]+)?/files/(?<key>[0-9a-f]{32})\.[a-z0-9.]+\z")]
    private static partial Regex Whole();

    [GeneratedRegex(@"/files/(?<key>[0-9a-f]{32})\.")]
    private static partial Regex Any();

    [GeneratedRegex(@"\b(?:href|src)=""(?:https?://[^/""]+)?/files/(?<key>[0-9a-f]{32})\.")]
    private static partial Regex Linked();
}
