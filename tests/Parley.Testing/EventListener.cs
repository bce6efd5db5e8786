using System.Net;

namespace Parley.Testing;

/// <summary>A page that listens to a stream of events.</summary>
public sealed class EventListener : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    readonly HttpResponseMessage _response;
    readonly StreamReader _stream;

    EventListener(HttpResponseMessage response, Stream stream) => (_response, _stream) = (response, new(stream));

    public HttpStatusCode Status => _response.StatusCode;

    /// <summary>How many statements it took to open it.</summary>
    public string Cost => string.Join(' ', _response.Headers.GetValues("Server-Timing"));

    public static async Task<EventListener> OpenAsync(HttpClient client, string address, Visitor? visitor = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(client.BaseAddress!, address));
        request.Headers.Add("Accept", "text/event-stream");
        request.Headers.Add("Accept-Encoding", "gzip, br");
        if (visitor?.Cookies.GetCookieHeader(request.RequestUri!) is { Length: > 0 } cookies)
            request.Headers.Add("Cookie", cookies);
        var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return new(response, await response.Content.ReadAsStreamAsync());
    }

    public string? Header(string name) =>
        _response.Headers.Concat(_response.Content.Headers).FirstOrDefault(header => header.Key == name).Value is { } values ? string.Join(", ", values) : null;

    /// <summary>What is told next; null when it is over.</summary>
    public async Task<string?> NextAsync()
    {
        while (await LineAsync() is { } line)
        {
            if (line.StartsWith("data: ", StringComparison.Ordinal))
                return line["data: ".Length..];
        }

        return null;
    }

    /// <summary>The next line as it is sent; null when it is over.</summary>
    public async Task<string?> LineAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            return await _stream.ReadLineAsync(patience.Token);
        }
        catch (IOException)
        {
            // A server that stops may close the connection before it says that the answer is done.
            return null;
        }
    }

    public void Dispose()
    {
        _stream.Dispose();
        _response.Dispose();
    }
}
