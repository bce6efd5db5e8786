using Microsoft.AspNetCore.Http;
using Xunit;

namespace Parley.HttpServer.Tests.Cgi;

/// <summary>One request by environment and standard input, and its answer on standard output (RFC 3875).</summary>
public sealed class CgiTests
{
    [Fact]
    public async Task Request_is_answered_with_a_status_field_and_the_program_ends()
    {
        var answer = await CgiProgram.RunAsync(Echo.AnswerAsync, "", ("REQUEST_METHOD", "GET"), ("PATH_INFO", "/t/7"), ("QUERY_STRING", "page=2"), ("HTTP_HOST", "a.example"));

        Assert.Equal("Status: 200 OK\r\n\r\nGET /t/7?page=2 a.example ", answer);
    }

    [Fact]
    public async Task Body_ends_where_its_length_says()
    {
        var answer = await CgiProgram.RunAsync(
            Echo.AnswerAsync, "words and what is not ours", ("REQUEST_METHOD", "POST"), ("CONTENT_LENGTH", "5"), ("CONTENT_TYPE", "text/plain"));

        Assert.EndsWith(" words", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_is_read_and_redirected()
    {
        var answer = await CgiProgram.RunAsync(
            async http =>
            {
                var form = await http.Request.ReadFormAsync();
                http.Response.Redirect($"/u/{form["name"]}");
            },
            "name=anna",
            ("REQUEST_METHOD", "POST"),
            ("CONTENT_LENGTH", "9"),
            ("CONTENT_TYPE", "application/x-www-form-urlencoded"));

        Assert.Equal("Status: 302 Found\r\nLocation: /u/anna\r\nContent-Length: 0\r\n\r\n", answer);
    }

    [Fact]
    public async Task Head_has_no_body()
    {
        var answer = await CgiProgram.RunAsync(http => http.Response.WriteAsync("words"), "", ("REQUEST_METHOD", "HEAD"));

        Assert.Equal("Status: 200 OK\r\n\r\n", answer);
    }

    [Fact]
    public async Task Fields_address_and_scheme_come_from_the_environment()
    {
        var answer = await CgiProgram.RunAsync(
            http => http.Response.WriteAsync($"{http.Request.Scheme} {http.Connection.RemoteIpAddress} {http.Request.Headers.UserAgent} {http.Request.PathBase}"),
            "",
            ("REQUEST_METHOD", "GET"), ("HTTPS", "on"), ("REMOTE_ADDR", "192.0.2.7"), ("HTTP_USER_AGENT", "Test/1"), ("SCRIPT_NAME", "/forum"));

        Assert.EndsWith("https 192.0.2.7 Test/1 /forum", answer, StringComparison.Ordinal);
    }

    // httpoxy.org: a visitor's field must not choose whom the program's own requests go to.
    [Theory]
    [InlineData("HTTP_PROXY", "evil.example:8080")]
    [InlineData("HTTP_PROXY", "")]
    [InlineData("CONTENT_LENGTH", "-1")]
    [InlineData("CONTENT_LENGTH", "many")]
    [InlineData("PATH_INFO", "relative")]
    [InlineData("HTTP_USER_AGENT", "a\r\nb: c")]
    public async Task Environment_that_no_honest_server_makes_is_refused(string name, string value)
    {
        var answer = await CgiProgram.RunAsync(Echo.AnswerAsync, "", ("REQUEST_METHOD", "GET"), (name, value));

        Assert.StartsWith("Status: 400 Bad Request\r\n", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failure_is_answered_with_500()
    {
        var answer = await CgiProgram.RunAsync(_ => throw new InvalidOperationException("on purpose"), "", ("REQUEST_METHOD", "GET"));

        Assert.StartsWith("Status: 500 Internal Server Error\r\n", answer, StringComparison.Ordinal);
    }
}
