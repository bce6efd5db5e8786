using Microsoft.AspNetCore.Http;

namespace Parley.Web.Mvc;

/// <summary>What stood in a form that could not be taken, and the page that it belongs to.</summary>
public sealed record KeptText(string Place, string Title, string Text)
{
    public static KeptText From(HttpRequest request)
    {
        var form = FormOf(request);
        return new(PlaceOf(request.Path), form["title"].ToString(), form["text"].ToString());
    }

    public bool HasText => Text.Length > 0 || Title.Length > 0;

    static IFormCollection FormOf(HttpRequest request)
    {
        try
        {
            return request.HasFormContentType ? request.Form : FormCollection.Empty;
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or IOException)
        {
            return FormCollection.Empty;
        }
    }

    // "/t/7/replies" is where a reply is sent to; "/t/7" is where it is written.
    static string PlaceOf(PathString path)
    {
        var value = path.Value ?? "/";
        return value.EndsWith("/replies", StringComparison.Ordinal) ? value[..^"/replies".Length] : value;
    }
}
