using Microsoft.AspNetCore.Http;

namespace Parley.Web.Mvc;

/// <summary>A form to be sent once more: its address and its fields, less the secret ones.</summary>
public sealed record SentForm(string Action, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    public static SentForm Of(HttpRequest request) => new(
        request.Path + request.QueryString,
        request.HasFormContentType
            ? [.. request.Form.Where(field => !IsSecret(field.Key)).SelectMany(field => field.Value, (field, value) => KeyValuePair.Create(field.Key, value ?? ""))]
            : []);

    public bool HasFields => Fields.Count > 0;

    static bool IsSecret(string name) =>
        name.StartsWith("__", StringComparison.Ordinal) || name.Contains("password", StringComparison.OrdinalIgnoreCase);
}
