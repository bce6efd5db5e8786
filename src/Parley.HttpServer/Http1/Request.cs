using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Parley.HttpServer.Connections;

namespace Parley.HttpServer.Http1;

/// <summary>The request as the application sees it, and may change it.</summary>
sealed class Request : IHttpRequestFeature, IHttpRequestBodyDetectionFeature, IRequestBodyPipeFeature, IHttpRequestTrailersFeature,
    IHttpMaxRequestBodySizeFeature
{
    readonly HeaderFields _trailer = new(areOurs: false);
    readonly RequestStream _stream;
    readonly string _usualScheme;
    PipeReader? _readerOfReplaced;
    Stream? _replaced;

    public Request(Connection connection, HeadReader fields, SynchronousIO synchronous)
    {
        IncomingBody = new(connection, fields);
        _stream = new(IncomingBody, synchronous);
        Scheme = _usualScheme = connection.Tls is null ? "http" : "https";
        Body = _stream;
        Headers = Head.Fields;
    }

    public RequestHead Head { get; } = new();

    public RequestBody IncomingBody { get; }

    public string Protocol { get; set; } = HttpProtocol.Http11;

    public string Scheme { get; set; }

    public string Method { get; set; } = HttpMethods.Get;

    public string PathBase { get; set; } = "";

    public string Path { get; set; } = "/";

    public string QueryString { get; set; } = "";

    public string RawTarget { get; set; } = "/";

    public IHeaderDictionary Headers { get; set; }

    public Stream Body { get; set; }

    public bool CanHaveBody => Head.Framing.HasBody;

    public bool Available => IncomingBody.IsRead;

    public IHeaderDictionary Trailers => Available ? _trailer : throw new InvalidOperationException("The trailer comes after the body: read that first.");

    public bool IsReadOnly => IncomingBody.Limits.HasBegun;

    public long? MaxRequestBodySize
    {
        get => IncomingBody.Limits.LongestBody;
        set => IncomingBody.Limits.LongestBody = IsReadOnly
            ? throw new InvalidOperationException("The limit can't be changed: the body is being read.")
            : value;
    }

    // Middleware may put another stream in the body's place: then that is what is to be read.
    PipeReader IRequestBodyPipeFeature.Reader
    {
        get
        {
            if (ReferenceEquals(Body, _stream))
                return IncomingBody.Reader;

            if (!ReferenceEquals(Body, _replaced))
                (_replaced, _readerOfReplaced) = (Body, PipeReader.Create(Body, new StreamPipeReaderOptions(leaveOpen: true)));
            return _readerOfReplaced!;
        }
    }

    /// <summary>Shows the head that was read.</summary>
    public void Begin()
    {
        var (head, target) = (Head, Head.Target);
        Protocol = head.IsHttp11 ? HttpProtocol.Http11 : HttpProtocol.Http10;
        (Method, Scheme, PathBase) = (head.Method, _usualScheme, "");
        (RawTarget, Path, QueryString) = (target.Raw, target.Path, target.Query);
        (Headers, Body) = (head.Fields, _stream);
        _trailer.Reset();
        IncomingBody.Reset(head.Framing, _trailer);
    }

    /// <summary>Forgets what belonged to this request.</summary>
    public void End()
    {
        _readerOfReplaced?.Complete();
        (_replaced, _readerOfReplaced, Body, Headers) = (null, null, _stream, Head.Fields);
        Head.Reset();
    }
}
