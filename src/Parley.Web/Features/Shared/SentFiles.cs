using Microsoft.AspNetCore.Http;

namespace Parley.Web.Features.Shared;

public static class SentFiles
{
    /// <summary>The field's name.</summary>
    public const string Field = "files";

    /// <summary>Those of the form, in the order in which they were chosen.</summary>
    public static IReadOnlyList<SentFile> In(HttpRequest request) => request.HasFormContentType
        ? [.. request.Form.Files.GetFiles(Field).Select(file => new SentFile(file.FileName, file.Length, file.OpenReadStream))]
        : [];
}
