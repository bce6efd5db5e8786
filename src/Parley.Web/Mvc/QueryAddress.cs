using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace Parley.Web.Mvc;

/// <summary>The address of this page with other conditions: what is not named stays.</summary>
public static class QueryAddress
{
    /// <summary>Whether any of these conditions is asked for.</summary>
    public static bool Asks(this HttpRequest request, params string[] names) => names.Any(name => request.Query[name].ToString().Length > 0);

    public static string With(this HttpRequest request, params (string Name, string? Value)[] changes)
    {
        var kept = request.Query.Where(pair => !changes.Any(change => change.Name == pair.Key))
            .SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value ?? ""))
            .Where(pair => pair.Value.Length > 0);
        var set = changes.Where(change => change.Value is not null).Select(change => KeyValuePair.Create(change.Name, change.Value!));
        return request.Path + new QueryBuilder(kept.Concat(set)).ToQueryString();
    }
}
