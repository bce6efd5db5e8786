namespace Parley.HttpServer.Tests.Conformance;

/// <summary>What a Web server may hand to a CGI program, and what becomes of it.</summary>
/// <param name="Name">What is tried, as a line of the table.</param>
/// <param name="Variables">Those of the environment, each as name=value, besides REQUEST_METHOD and HTTP_HOST where they are not among them.</param>
/// <param name="Outcome">The status and, in parentheses, how the application understood the request.</param>
/// <param name="Why">Why that is so.</param>
/// <param name="Input">Standard input.</param>
public sealed record CgiCase(string Name, string[] Variables, string Outcome, string Why, string Input = "")
{
    public override string ToString() => Name;
}

/// <summary>The part of the table that is CGI's: framing, connections and targets are the Web server's before it.</summary>
static class CgiCases
{
    public static readonly CgiCase[] All =
    [
        new("A request", ["PATH_INFO=/t/7"], "200 (GET /t/7 a.example)", "RFC 3875, section 4.1.5"),
        new("Nothing behind the program's name", ["PATH_INFO="], "200 (GET / a.example)", "The forum's first page."),
        new("A query", ["PATH_INFO=/", "QUERY_STRING=page=2"], "200 (GET /?page=2 a.example)", "Section 4.1.7: it comes as it was sent."),
        new("A path with a space in it", ["PATH_INFO=/x y"], "200 (GET /x%20y a.example)", "Section 4.1.5: the Web server has decoded it."),
        new("A path that is none", ["PATH_INFO=relative"], "400", "It begins with a slash or is empty."),
        new("A path with a NUL", ["PATH_INFO=/a\0b"], "400", "No honest server makes one."),
        new("A body", ["REQUEST_METHOD=POST", "CONTENT_LENGTH=5"], "200 (POST / a.example words)", "Section 4.2", "words"),
        new("An input that goes on behind the body", ["REQUEST_METHOD=POST", "CONTENT_LENGTH=5"], "200 (POST / a.example words)",
            "Section 4.2: the Web server need not close it.", "words and more"),
        new("An input without a length", ["REQUEST_METHOD=POST"], "200 (POST / a.example)", "Section 4.1.2: without a length there is no body.", "words"),
        new("A body that ends too early", ["REQUEST_METHOD=POST", "CONTENT_LENGTH=9"], "400", "The client has gone.", "words"),
        new("A length that is no number", ["REQUEST_METHOD=POST", "CONTENT_LENGTH=5, 5"], "400", "As from a browser.", "words"),
        new("HEAD", ["REQUEST_METHOD=HEAD"], "200", "Section 4.3.3: no body."),
        new("A method that nobody knows", ["REQUEST_METHOD=BREW"], "200 (BREW / a.example)", "The application's to refuse."),
        new("No method", ["REQUEST_METHOD="], "400", "Section 4.1.12: there must be one."),
        new("A field named Proxy", ["HTTP_PROXY=evil.example:8080"], "400", "CVE-2016-5385: in a program's environment it would be its proxy."),
        new("A line end in a field", ["HTTP_USER_AGENT=a\r\nb: c"], "400", "It would be a field that nobody sent."),
    ];
}
