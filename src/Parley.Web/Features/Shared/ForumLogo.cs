namespace Parley.Web.Features.Shared;

/// <summary>The picture before the forum's name: where it is for browsers, and in the store.</summary>
public static class ForumLogo
{
    public static string AddressOf(string key) => $"/logo/{key}.webp";

    public static string FileOf(string key) => $"logo/{key}.webp";
}
