using Microsoft.AspNetCore.Http;
using Parley.HttpServer.Watching;
using Xunit;

namespace Parley.HttpServer.Tests.Watching;

public sealed class RequestPrinterTests
{
    [Theory]
    [InlineData(ServerKind.Own)]
    [InlineData(ServerKind.Kestrel)]
    public async Task Four_steps_are_printed_without_secrets(ServerKind kind)
    {
        var printed = new StringWriter();
        var printer = new RequestPrinter(printed, TimeProvider.System);
        await using (var served = await ServedApplication.StartWatchedAsync(printer, kind, async http =>
        {
            await http.Request.ReadFormAsync();
            http.Response.Cookies.Append("session", "cookie-secret");
            await http.Response.WriteAsync("hello");
        }))
        {
            using (var client = await served.ConnectAsync())
            {
                await client.SendAsync(
                    "POST /login?token=query-secret&page=2 HTTP/1.1\r\nHost: a\r\nCookie: session=old-secret\r\n"
                    + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 47\r\n\r\nname=anna&password=form-secret&__token=x-secret");
                Assert.Equal("hello", (await client.ReadAnswerAsync())!.Body);
            }

            // Until its connections are closed and that is printed.
            await served.StopAsync(TestContext.Current.CancellationToken);
        }

        var text = printed.ToString();
        string[] steps = [" connect from 127.0.0.1:", " request POST /login?token=***&page=2 HTTP/1.1", " body    name=anna&password=***&__token=***", " answer  200 OK, 5 bytes in ", " close   after "];
        var places = steps.Select(step => text.IndexOf(step, StringComparison.Ordinal)).ToList();
        Assert.True(places[0] >= 0 && places.SequenceEqual(places.Order()), text);
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a=1&password=x&b=2", "a=1&password=***&b=2")]
    [InlineData("?code=1234", "?code=***")]
    [InlineData("""{"name":"anna","password":"a\"b","page":2}""", """{"name":"anna","password":"***","page":2}""")]
    [InlineData("""{"newPassword": "x y" }""", """{"newPassword": "***" }""")]
    public void Values_are_covered_by_their_names(string text, string covered) => Assert.Equal(covered, Secrets.Values(text));
}
