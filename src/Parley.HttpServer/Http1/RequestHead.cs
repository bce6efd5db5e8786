namespace Parley.HttpServer.Http1;

/// <summary>
/// The request line and the header of a request, as they came and as they are meant. There is one for each connection, filled again for
/// each request.
/// </summary>
sealed class RequestHead
{
    public string Method { get; private set; } = "GET";

    public RequestTarget Target { get; private set; } = RequestTarget.Root;

    /// <summary>Whether the client speaks HTTP/1.1, and not 1.0.</summary>
    public bool IsHttp11 { get; private set; }

    public HeaderFields Fields { get; } = new(areOurs: false);

    /// <summary>What the fields say of the body and of the connection; only after the whole head was read.</summary>
    public Framing Framing { get; private set; }

    public void SetRequestLine(ReadOnlySpan<byte> method, ReadOnlySpan<byte> target, bool isHttp11)
    {
        var name = FieldNames.OfMethod(method);

        // Who asks for the same again, as load tests and open pages do, costs no new strings.
        if (name != Method || !System.Text.Ascii.Equals(target, Target.Raw))
            Target = RequestTarget.Parse(target, name);
        (Method, IsHttp11) = (name, isHttp11);
    }

    public void Finish() => Framing = Framing.Of(this);

    public void Reset() => Fields.Reset();
}
