using System.Collections;
using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using Parley.HttpServer.Http1;

namespace Parley.HttpServer.Cgi;

/// <summary>A request as a Web server hands it to a CGI program: by variables (RFC 3875, section 4.1) and standard input.</summary>
sealed class CgiEnvironment(IReadOnlyDictionary<string, string> variables)
{
    const string FieldPrefix = "HTTP_";

    public static CgiEnvironment OfThisProcess() => new(Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
        .ToDictionary(variable => (string)variable.Key, variable => (string?)variable.Value ?? "", StringComparer.Ordinal));

    public string? this[string name] => variables.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    /// <summary>In bytes; standard input may go on behind it (section 4.2).</summary>
    /// <exception cref="BadHttpRequestException">It is no number.</exception>
    public long BodyLength => this["CONTENT_LENGTH"] is not { } text ? 0
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? length
        : throw Refusal.BadRequest("CONTENT_LENGTH is no number.");

    /// <exception cref="BadHttpRequestException">The request is not one to be served.</exception>
    public IHttpRequestFeature Request(Stream body)
    {
        RefuseProxy();
        return new HttpRequestFeature
        {
            Method = this["REQUEST_METHOD"] ?? throw Refusal.BadRequest("REQUEST_METHOD is missing."),
            Protocol = this["SERVER_PROTOCOL"] ?? HttpProtocol.Http11,
            Scheme = this["HTTPS"] is null or "off" && this["REQUEST_SCHEME"] != "https" ? "http" : "https",
            PathBase = (this["SCRIPT_NAME"] ?? "").TrimEnd('/'),
            Path = PathInfo(),
            QueryString = this["QUERY_STRING"] is { } query ? "?" + query : "",
            RawTarget = this["REQUEST_URI"] ?? "",
            Headers = Fields(),
            Body = body,
        };
    }

    public IHttpConnectionFeature Connection() => new HttpConnectionFeature
    {
        ConnectionId = "cgi",
        RemoteIpAddress = IPAddress.TryParse(this["REMOTE_ADDR"], out var client) ? client : null,
        RemotePort = Port("REMOTE_PORT"),
        LocalIpAddress = IPAddress.TryParse(this["SERVER_ADDR"], out var server) ? server : null,
        LocalPort = Port("SERVER_PORT"),
    };

    // The Web server has decoded it already (section 4.1.5).
    string PathInfo() => this["PATH_INFO"] switch
    {
        null => "/",
        ['/', ..] and var path when !path.Contains('\0', StringComparison.Ordinal) => path,
        _ => throw Refusal.BadRequest("PATH_INFO is no path."),
    };

    // A field "Proxy" would come as HTTP_PROXY, by which programs learn where to send their own requests (CVE-2016-5385).
    void RefuseProxy()
    {
        if (variables.ContainsKey("HTTP_PROXY"))
            throw Refusal.BadRequest("A field named Proxy is not served: in a CGI program's environment it would be its proxy.");
    }

    HeaderFields Fields()
    {
        var fields = new HeaderFields(areOurs: false);
        foreach (var (name, value) in variables.Where(variable => variable.Key.StartsWith(FieldPrefix, StringComparison.Ordinal)))
            fields.AddLine(FieldName(name[FieldPrefix.Length..]), Checked(value));
        if (this["CONTENT_TYPE"] is { } type)
            fields.AddLine(HeaderNames.ContentType, Checked(type));
        if (this["CONTENT_LENGTH"] is not null)
            fields.ContentLength = BodyLength;
        return fields;
    }

    // USER_AGENT was User-Agent; an underscore that somebody sent can't be told from it, which is why Web servers drop such fields.
    static string FieldName(string name) => FieldNames.Of(System.Text.Encoding.UTF8.GetBytes(name.Replace('_', '-')));

    static string Checked(string value) =>
        Characters.IsFieldValue(System.Text.Encoding.UTF8.GetBytes(value)) ? value : throw Refusal.BadRequest("A field's value holds a control character.");

    int Port(string name) => int.TryParse(this[name], NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : 0;
}
