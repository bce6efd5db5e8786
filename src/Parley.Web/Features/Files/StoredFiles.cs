namespace Parley.Web.Features.Files;

/// <summary>The names under which the store keeps what belongs to a key.</summary>
public static class StoredFiles
{
    public static string Whole(string key) => $"posts/{key}/whole";

    public static string Small(string key) => $"posts/{key}/small";
}
