namespace Parley.HttpServer.Tests.Conformance;

/// <summary>The table: by section of RFC 9112 and RFC 9110.</summary>
static class ConformanceCases
{
    const string Host = "Host: a.example\r\n";

    public static IEnumerable<ConformanceCase> All => [.. Lines, .. Targets, .. Fields, .. Lengths, .. Chunks, .. Connections, .. Methods];

    static ConformanceCase[] Lines =>
    [
        new("A request", Get("/"), "200 (GET / a.example)"),
        new("A request of HTTP/1.0 without Host", "GET / HTTP/1.0\r\n\r\n", "200 (GET /) close"),
        new("An empty line before the request line", "\r\n" + Get("/"), "200 (GET / a.example)"),
        new("HTTP/2.0 in a request line", $"GET / HTTP/2.0\r\n{Host}\r\n", "505 close"),
        new("HTTP/1.2 in a request line", $"GET / HTTP/1.2\r\n{Host}\r\n", "505 close"),
        new("A version in small letters", $"GET / http/1.1\r\n{Host}\r\n", "400 close",
            "505 close", "RFC 9112, section 2.3: it is case-sensitive, so this is no version."),
        new("No version (HTTP/0.9)", "GET /\r\n\r\n", "400 close"),
        new("Two spaces between method and target", $"GET  / HTTP/1.1\r\n{Host}\r\n", "400 close"),
        new("Two spaces between target and version", $"GET /  HTTP/1.1\r\n{Host}\r\n", "400 close",
            "200 (GET / a.example)", "RFC 9112, section 3: single spaces; a lenient reader finds another target than a strict one."),
        new("A space after the version", $"GET / HTTP/1.1 \r\n{Host}\r\n", "400 close"),
        new("A space before the method", $" GET / HTTP/1.1\r\n{Host}\r\n", "400 close"),
        new("A tab in place of a space", $"GET\t/ HTTP/1.1\r\n{Host}\r\n", "400 close"),
        new("A request line that ends in LF", $"GET / HTTP/1.1\n{Host}\r\n", "400 close",
            "200 (GET / a.example)", "RFC 9112, section 2.2, allows both; a proxy may disagree with a lenient reader."),
        new("A header line that ends in LF", "GET / HTTP/1.1\r\nHost: a.example\n\r\n", "400 close",
            "200 (GET / a.example)", "The same."),
        new("A CR within a header line", $"GET / HTTP/1.1\r\n{Host}A: b\rc\r\n\r\n", "400 close"),
        new("A NUL in a value", $"GET / HTTP/1.1\r\n{Host}A: b\0c\r\n\r\n", "400 close"),
        new("A NUL in a name", $"GET / HTTP/1.1\r\n{Host}A\0: b\r\n\r\n", "400 close"),
        new("The first bytes of TLS", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", "400 close"),
    ];

    static ConformanceCase[] Targets =>
    [
        new("A path with percents", Get("/%E4%BD%A0%2Fx%20y"), "200 (GET /%E4%BD%A0%2Fx%20y a.example)"),
        new("Dot segments", Get("/a/../b/./c"), "200 (GET /b/c a.example)"),
        new("Dot segments beyond the root", Get("/../../etc/passwd"), "200 (GET /etc/passwd a.example)"),
        new("Dot segments in percents", Get("/a/%2e%2E/b"), "200 (GET /b a.example)"),
        new("A NUL in percents", Get("/a%00b"), "400 close"),
        new("Percents that are no UTF-8", Get("/%FF"), "200 (GET /%FF a.example)"),
        new("A target in absolute form", $"GET http://b.example/c?d HTTP/1.1\r\nHost: b.example\r\n\r\n", "200 (GET /c?d b.example)"),
        new("An absolute target of another host", $"GET http://b.example/c HTTP/1.1\r\n{Host}\r\n", "200 (GET /c b.example)",
            "400 close", "RFC 9112, section 3.2.2: Host is ignored then."),
        new("An absolute target with a user", "GET http://me@b.example/ HTTP/1.1\r\nHost: b.example\r\n\r\n", "400 close",
            "200 (GET / b.example)", "RFC 9110, section 4.2.4: such an address is a trap, to be treated as an error."),
        new("An asterisk with OPTIONS", $"OPTIONS * HTTP/1.1\r\n{Host}\r\n", "200 (OPTIONS  a.example)"),
        new("An asterisk with GET", Get("*"), "400 close",
            "405 close", "RFC 9112, section 3.2.4: the target is wrong, not the method."),
        new("An empty target", Get(""), "400 close"),
        new("A target without a slash", Get("index.html"), "400 close",
            "405 close", "RFC 9112, section 3.2: none of the four forms; the method is not what is wrong."),
        new("A fragment in a target", Get("/a#b"), "400 close",
            "200 (GET /a%23b a.example)", "RFC 9112, section 3.2: a fragment is never sent."),
        new("Bytes beyond ASCII in a target", Get("/\xE4"), "400 close"),
        new("CONNECT with an authority", "CONNECT b.example:443 HTTP/1.1\r\nHost: b.example:443\r\n\r\n", "200 (CONNECT  b.example:443)"),
        new("CONNECT with a path", $"CONNECT / HTTP/1.1\r\n{Host}\r\n", "400 close",
            "200 (CONNECT / a.example)", "RFC 9112, section 3.2.3: only host and port."),
    ];

    static ConformanceCase[] Fields =>
    [
        new("No Host", "GET / HTTP/1.1\r\n\r\n", "400 close"),
        new("Two Hosts", $"GET / HTTP/1.1\r\n{Host}{Host}\r\n", "400 close"),
        new("An empty Host", "GET / HTTP/1.1\r\nHost:\r\n\r\n", "200 (GET /)"),
        new("A Host with a space", "GET / HTTP/1.1\r\nHost: a b\r\n\r\n", "400 close"),
        new("A Host with a path", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", "400 close"),
        new("A Host that is a list", "GET / HTTP/1.1\r\nHost: a, b\r\n\r\n", "400 close"),
        new("A Host by IPv6", "GET / HTTP/1.1\r\nHost: [::1]:8000\r\n\r\n", "200 (GET / [::1]:8000)"),
        new("A space before the colon", $"GET / HTTP/1.1\r\n{Host}A : b\r\n\r\n", "400 close"),
        new("A folded line", $"GET / HTTP/1.1\r\n{Host}A: b\r\n c\r\n\r\n", "400 close"),
        new("A folded line at the beginning", $"GET / HTTP/1.1\r\n A: b\r\n{Host}\r\n", "400 close"),
        new("A line without a colon", $"GET / HTTP/1.1\r\n{Host}A\r\n\r\n", "400 close"),
        new("A line without a name", $"GET / HTTP/1.1\r\n{Host}: b\r\n\r\n", "400 close"),
        new("A name with a bracket", $"GET / HTTP/1.1\r\n{Host}A(b): c\r\n\r\n", "400 close",
            "200 (GET / a.example)", "RFC 9110, section 5.1: a name is a token."),
        new("A line without a value", $"GET / HTTP/1.1\r\n{Host}A:\r\n\r\n", "200 (GET / a.example)"),
        new("A bell in a value", $"GET / HTTP/1.1\r\n{Host}A: \a\r\n\r\n", "400 close",
            "200 (GET / a.example)", "RFC 9110, section 5.5: no control characters."),
        new("A value that is no UTF-8", $"GET / HTTP/1.1\r\n{Host}A: \xFF\r\n\r\n", "400 close"),
        new("A request line of 9,000 bytes", Get("/" + new string('a', 9000)), "414 close"),
        new("A header line of 40,000 bytes", $"GET / HTTP/1.1\r\n{Host}A: {new string('b', 40_000)}\r\n\r\n", "431 close"),
        new("101 header lines", $"GET / HTTP/1.1\r\n{Host}{string.Concat(Enumerable.Repeat("A: b\r\n", 100))}\r\n", "431 close"),
    ];

    static ConformanceCase[] Lengths =>
    [
        new("A body", Post("Content-Length: 5", "words"), "200 (POST / a.example words)"),
        new("A body of no bytes", Post("Content-Length: 0", ""), "200 (POST / a.example)"),
        new("POST without a length", $"POST / HTTP/1.1\r\n{Host}\r\n", "200 (POST / a.example)"),
        new("Two lengths that differ", Post("Content-Length: 5\r\nContent-Length: 6", "words"), "400 close"),
        new("Two lengths that are the same", Post("Content-Length: 5\r\nContent-Length: 5", "words"), "400 close"),
        new("A list of lengths", Post("Content-Length: 5, 5", "words"), "400 close"),
        new("A length with a sign", Post("Content-Length: +5", "words"), "400 close",
            "200 (POST / a.example words)", "RFC 9110, section 8.6: digits only."),
        new("A negative length", Post("Content-Length: -5", "words"), "400 close"),
        new("A length in hexadecimal", Post("Content-Length: 0x5", "words"), "400 close"),
        new("An empty length", Post("Content-Length:", "words"), "400 close"),
        new("A length of 30 digits", Post("Content-Length: " + new string('9', 30), "words"), "400 close"),
        new("A length and chunks", Post("Content-Length: 5\r\nTransfer-Encoding: chunked", "0\r\n\r\n"), "400 close",
            "200 (POST / a.example) close", "RFC 9112, section 6.1, lets a server refuse it: a proxy that believes the length sees two requests."),
        new("Chunks and a length", Post("Transfer-Encoding: chunked\r\nContent-Length: 5", "0\r\n\r\n"), "400 close",
            "200 (POST / a.example) close", "The same in the other order."),
        new("A body larger than the limit", Post("Content-Length: 40000000", "words"), "413 close"),
    ];

    static ConformanceCase[] Chunks =>
    [
        new("Chunks", Chunked("5\r\nwords\r\n2\r\n!!\r\n0\r\n\r\n"), "200 (POST / a.example words!!)"),
        new("Chunks and a trailer", Chunked("5\r\nwords\r\n0\r\nSum: 7\r\n\r\n"), "200 (POST / a.example words Sum=7)"),
        new("A size with zeros before it", Chunked("0005\r\nwords\r\n000\r\n\r\n"), "200 (POST / a.example words)"),
        new("A chunk's extension", Chunked("5;a=b\r\nwords\r\n0\r\n\r\n"), "200 (POST / a.example words)"),
        new("Chunked in capitals", Post("Transfer-Encoding: CHUNKED", "0\r\n\r\n"), "200 (POST / a.example)"),
        new("An unknown coding and chunked", Post("Transfer-Encoding: gzip, chunked", "0\r\n\r\n"), "501 close",
            "200 (POST / a.example)", "RFC 9112, section 6.1: a coding that is not understood is answered with 501, not ignored."),
        new("Chunked and then a coding", Post("Transfer-Encoding: chunked, gzip", "0\r\n\r\n"), "400 close"),
        new("Chunked twice", Post("Transfer-Encoding: chunked, chunked", "0\r\n\r\n"), "400 close",
            "200 (POST / a.example)", "RFC 9112, section 6.1: chunked is never applied twice."),
        new("Chunked in two lines", Post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked", "0\r\n\r\n"), "400 close",
            "200 (POST / a.example)", "Repeated framing fields are how requests are smuggled; nobody sends them honestly."),
        new("Identity", Post("Transfer-Encoding: identity", ""), "400 close"),
        new("Chunked with a vertical tab", Post("Transfer-Encoding: \vchunked", "0\r\n\r\n"), "400 close"),
        new("An unknown coding alone", Post("Transfer-Encoding: xchunked", "0\r\n\r\n"), "400 close"),
        new("Chunks in HTTP/1.0", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "400 close",
            "200 (POST /) close", "RFC 9112, section 6.1: its framing is faulty."),
        new("A size that is no number", Chunked("x\r\n"), "400 close"),
        new("An empty size", Chunked("\r\n"), "400 close"),
        new("A size with a sign", Chunked("+5\r\nwords\r\n0\r\n\r\n"), "400 close"),
        new("A size with 0x", Chunked("0x5\r\nwords\r\n0\r\n\r\n"), "400 close"),
        new("A size of 17 digits", Chunked("11111111111111111\r\nwords"), "400 close",
            "500 close", "The body is the client's fault, not the application's."),
        new("A size that ends in LF", Chunked("5\nwords\r\n0\r\n\r\n"), "400 close"),
        new("A space after a size", Chunked("5 \r\nwords\r\n0\r\n\r\n"), "400 close"),
        new("An extension with LF in it", Chunked("5;a\nb\r\nwords\r\n0\r\n\r\n"), "400 close"),
        new("A chunk longer than its size", Chunked("4\r\nwords\r\n0\r\n\r\n"), "400 close"),
        new("A chunk that ends in LF", Chunked("5\r\nwords\n0\r\n\r\n"), "400 close"),
        new("A length in the trailer", Chunked("0\r\nContent-Length: 5\r\n\r\n"), "400 close",
            "200 (POST / a.example  Content-Length=5)", "RFC 9110, section 6.5.1: fields of framing do not belong there."),
        new("A folded trailer", Chunked("0\r\nA: b\r\n c\r\n\r\n"), "400 close"),
    ];

    static ConformanceCase[] Connections =>
    [
        new("Two requests at once", Get("/1") + Get("/2"), "200 (GET /1 a.example) 200 (GET /2 a.example)"),
        new("Connection: close", $"GET / HTTP/1.1\r\n{Host}Connection: close\r\n\r\n", "200 (GET / a.example) close"),
        new("Connection: Close among others", $"GET / HTTP/1.1\r\n{Host}Connection: x, Close\r\n\r\n", "200 (GET / a.example) close"),
        new("HTTP/1.0 that wants to stay", $"GET / HTTP/1.0\r\n{Host}Connection: keep-alive\r\n\r\n", "200 (GET / a.example) close"),
        new("A request after one that was refused", "GET / HTTP/1.1\r\n\r\n" + Get("/2"), "400 close"),
        new("A body and a request behind it", Post("Content-Length: 5", "words") + Get("/2"), "200 (POST / a.example words) 200 (GET /2 a.example)"),
        new("Chunks and a request behind them", Chunked("1\r\na\r\n0\r\n\r\n") + Get("/2"), "200 (POST / a.example a) 200 (GET /2 a.example)"),
        new("A body that waits to be wanted", Post("Content-Length: 5\r\nExpect: 100-continue", ""), "100"),
        new("An expectation in HTTP/1.0", "POST / HTTP/1.0\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\nwords", "200 (POST /  words) close"),
    ];

    static ConformanceCase[] Methods =>
    [
        new("HEAD", $"HEAD / HTTP/1.1\r\n{Host}\r\n", "200"),
        new("HEAD and a request behind it", $"HEAD / HTTP/1.1\r\n{Host}\r\n" + Get("/2"), "200 200 (GET /2 a.example)"),
        new("A method that nobody knows", $"BREW / HTTP/1.1\r\n{Host}\r\n", "200 (BREW / a.example)"),
        new("A method in small letters", $"get / HTTP/1.1\r\n{Host}\r\n", "200 (get / a.example)"),
        new("A method with a slash", $"GE/T / HTTP/1.1\r\n{Host}\r\n", "400 close"),
    ];

    static string Get(string target) => $"GET {target} HTTP/1.1\r\n{Host}\r\n";

    static string Post(string fields, string body) => $"POST / HTTP/1.1\r\n{Host}{fields}\r\n\r\n{body}";

    static string Chunked(string chunks) => Post("Transfer-Encoding: chunked", chunks);
}
