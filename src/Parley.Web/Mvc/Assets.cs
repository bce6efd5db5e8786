using System.Collections.Frozen;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Parley.Web.Mvc;

/// <summary>
/// The scripts, styles and icons: carried inside the program, compressed when it was built, and served under an address that
/// changes with their content, so that browsers keep them for a year.
/// </summary>
public static class Assets
{
    const string Prefix = "dist/";
    const string Forever = "public, max-age=31536000, immutable";

    static readonly FrozenDictionary<string, byte[]> Files = Read();

    /// <summary>One for all files: they are built together and refer to each other by relative addresses.</summary>
    static readonly string Fingerprint = Convert.ToHexStringLower(
        SHA256.HashData([.. Files.OrderBy(file => file.Key, StringComparer.Ordinal).SelectMany(file => file.Value)]))[..12];

    public static string AddressOf(string name) => $"/assets/{Fingerprint}/{name}";

    internal static void MapAssets(this IEndpointRouteBuilder routes) => routes.MapMethods(
        "/assets/{fingerprint}/{name}",
        [HttpMethods.Get, HttpMethods.Head],
        ServeAsync);

    static Task ServeAsync(HttpContext context)
    {
        var name = (string)context.GetRouteValue("name")!;
        if (TypeOf(name) is not { } type || !Files.TryGetValue(name, out var plain))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        var headers = context.Response.Headers;
        headers.Vary = HeaderNames.AcceptEncoding;
        headers.CacheControl = Equals(context.GetRouteValue("fingerprint"), Fingerprint) ? Forever : "no-cache";
        headers.ContentType = type;
        var bytes = Compressed(name, context) ?? plain;
        headers.ContentLength = bytes.Length;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.Body.WriteAsync(bytes, context.RequestAborted).AsTask();
    }

    static byte[]? Compressed(string name, HttpContext context)
    {
        var accepted = context.Request.GetTypedHeaders().AcceptEncoding
            .Where(encoding => encoding.Quality is null or > 0)
            .Select(encoding => encoding.Value.ToString())
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var (encoding, extension) in new[] { ("br", ".br"), ("gzip", ".gz") })
        {
            if (accepted.Contains(encoding) && Files.TryGetValue(name + extension, out var compressed))
            {
                context.Response.Headers.ContentEncoding = encoding;
                return compressed;
            }
        }

        return null;
    }

    static string? TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        ".png" => "image/png",
        ".txt" => "text/plain; charset=utf-8",
        _ => null,
    };

    static FrozenDictionary<string, byte[]> Read()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .ToFrozenDictionary(name => name[Prefix.Length..], name => BytesOf(assembly, name));
    }

    static byte[] BytesOf(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
