using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using Parley.HttpServer.Connections;

namespace Parley.HttpServer.Http1;

/// <summary>The answer: its head leaves with the first bytes of its body, and until then the application may change it.</summary>
sealed class Response : IHttpResponseFeature, IHttpResponseBodyFeature, IHttpResponseTrailersFeature
{
    // From here on, bytes are sent from where they are instead of being copied first.
    const int LargeWrite = OutputBuffer.Enough / 2;

    readonly OutputBuffer _output;
    readonly IHeadForm _form;
    readonly Callbacks _callbacks = new();
    readonly HeaderFields _fields = new(areOurs: true);
    readonly HeaderFields _trailer = new(areOurs: true);
    readonly ResponseStream _stream;
    readonly ResponseWriter _writer;
    ResponseFraming _framing;
    int _status = StatusCodes.Status200OK;
    string? _reason;
    long _written;

    public Response(OutputBuffer output, IHeadForm form, SynchronousIO synchronous)
    {
        (_output, _form) = (output, form);
        _stream = new(this, synchronous);
        _writer = new(this);
        (Body, Headers, Trailers) = (_stream, _fields, _trailer);
    }

    public int StatusCode
    {
        get => _status;
        set
        {
            RequireNotStarted();
            ArgumentOutOfRangeException.ThrowIfNotEqual(value is >= 100 and <= 999, true, nameof(value));
            _status = value;
        }
    }

    public string? ReasonPhrase
    {
        get => _reason;
        set
        {
            RequireNotStarted();
            _reason = value;
        }
    }

    public IHeaderDictionary Headers { get; set; }

    public IHeaderDictionary Trailers { get; set; }

    public Stream Body { get; set; }

    public Stream Stream => _stream;

    public PipeWriter Writer => _writer;

    public bool HasStarted { get; private set; }

    public bool IsComplete { get; private set; }

    /// <summary>Whether the connection may serve another request after this answer.</summary>
    public bool KeepsConnection { get; set; }

    /// <summary>Whether it promised more bytes than it had.</summary>
    public bool IsCutShort => HasStarted && _framing == ResponseFraming.Length && _written < _fields.ContentLength;

    public void OnStarting(Func<object, Task> callback, object state)
    {
        RequireNotStarted();
        _callbacks.OnStarting(callback, state);
    }

    public void OnCompleted(Func<object, Task> callback, object state) => _callbacks.OnCompleted(callback, state);

    public void DisableBuffering()
    {
    }

    public Task StartAsync(CancellationToken cancellationToken = default) => HasStarted ? Task.CompletedTask : BeginAsync().AsTask();

    public Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default) =>
        SendFileFallback.SendFileAsync(_stream, path, offset, count, cancellationToken);

    /// <summary>Adds bytes to the body and sends them.</summary>
    public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        // Nearly always there is nothing to wait for but the sending.
        if (_writer.Length > 0 || bytes.Length >= LargeWrite || cancel.IsCancellationRequested || !TryBegin())
            return WriteWaitingAsync(bytes, cancel);

        Append(bytes.Span);
        var sending = _output.FlushAsync(cancel);
        return sending.IsCompletedSuccessfully ? Done(sending) : WaitAsync(sending);
    }

    /// <summary>Sends what was written so far, or the head alone.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask FlushAsync(CancellationToken cancel)
    {
        await _writer.PassOnAsync(cancel);
        if (!TryBegin())
            await BeginAsync();
        await _output.FlushAsync(cancel);
    }

    /// <summary>Adds bytes to the body; large ones are sent at once, others wait for a flush.</summary>
    public ValueTask AppendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        if (bytes.Length >= LargeWrite || !TryBegin())
            return AppendWaitingAsync(bytes, cancel);

        Append(bytes.Span);
        return default;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    async ValueTask WriteWaitingAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        await _writer.PassOnAsync(cancel);
        await AppendAsync(bytes, cancel);
        await _output.FlushAsync(cancel);
    }

    void Append(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty || _framing == ResponseFraming.NoBody)
            return;

        CountBody(bytes.Length);
        if (_framing == ResponseFraming.Chunked)
            ResponseHead.WriteChunkSize(_output, bytes.Length);
        _output.Write(bytes);
        if (_framing == ResponseFraming.Chunked)
            _output.Write("\r\n"u8);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    async ValueTask AppendWaitingAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        if (!TryBegin())
            await BeginAsync();
        if (bytes.Length < LargeWrite || _framing == ResponseFraming.NoBody)
        {
            Append(bytes.Span);
            return;
        }

        CountBody(bytes.Length);
        if (_framing == ResponseFraming.Chunked)
            ResponseHead.WriteChunkSize(_output, bytes.Length);
        await _output.SendAsync(bytes, cancel);
        if (_framing == ResponseFraming.Chunked)
            _output.Write("\r\n"u8);
    }

    public async Task CompleteAsync()
    {
        await FinishAsync();
        await _output.FlushAsync();
    }

    /// <summary>Ends the answer; it may still wait to be flushed.</summary>
    public ValueTask FinishAsync()
    {
        if (!IsComplete && (!HasStarted || _writer.Length > 0))
            return FinishWaitingAsync();

        Finish();
        return default;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    async ValueTask FinishWaitingAsync()
    {
        if (!HasStarted)
        {
            SayLength();
            if (!TryBegin())
                await BeginAsync();
        }

        await _writer.PassOnAsync(CancellationToken.None);
        Finish();
    }

    void Finish()
    {
        if (!IsComplete && _framing == ResponseFraming.Chunked)
            WriteLastChunk();
        IsComplete = true;
    }

    public ValueTask FireCompletedAsync() => _callbacks.FireCompletedAsync();

    /// <summary>Begins anew, with an empty answer that has this status.</summary>
    public void Replace(int status)
    {
        _writer.Reset();
        _callbacks.ForgetStarting();
        Headers = _fields;
        _fields.Clear();
        (_status, _reason) = (status, null);
    }

    /// <summary>For the next request.</summary>
    public void Reset()
    {
        _fields.Reset();
        _trailer.Reset();
        _writer.Reset();
        _callbacks.Reset();
        (_status, _reason, _written, HasStarted, IsComplete, KeepsConnection) = (StatusCodes.Status200OK, null, 0, false, false, false);
        (Body, Headers, Trailers) = (_stream, _fields, _trailer);
    }

    // Who is done without having sent anything knows the length of all.
    void SayLength()
    {
        if (_fields.ContentLength is null && !_fields.ContainsKey(HeaderNames.TransferEncoding) && MayHaveBody() && (_writer.Length > 0 || !_form.AsksForHeadOnly))
            _fields.ContentLength = _writer.Length;
    }

    /// <summary>False where something is to be done before, which may take its time.</summary>
    bool TryBegin()
    {
        if (!HasStarted && !_callbacks.AreStartingWanted)
            Begin();
        return HasStarted;
    }

    async ValueTask BeginAsync()
    {
        await _callbacks.FireStartingAsync();

        // Such a callback may have sent something itself.
        if (!HasStarted)
            Begin();
    }

    void Begin()
    {
        HasStarted = true;
        _framing = DecideFraming();
        WriteHead();
        _fields.IsReadOnly = true;
        _trailer.IsReadOnly = _framing != ResponseFraming.Chunked || !_form.TakesTrailers;
    }

    ResponseFraming DecideFraming()
    {
        // RFC 9110, section 8.6: an answer that never has a body says no length either; one to HEAD does.
        if (_status is < 200 or StatusCodes.Status204NoContent)
            _fields.ContentLength = null;
        if (_status == StatusCodes.Status205ResetContent)
            _fields.ContentLength = 0;
        if (!MayHaveBody() || _form.AsksForHeadOnly)
            return ResponseFraming.NoBody;
        if (_fields.ContentLength is not null)
            return ResponseFraming.Length;

        return _fields.ContainsKey(HeaderNames.TransferEncoding) ? ResponseFraming.Close : _form.WithoutLength;
    }

    void WriteHead()
    {
        var mayKeep = KeepsConnection && _status != StatusCodes.Status101SwitchingProtocols;
        KeepsConnection = _form.Write(_output, StatusLine.Of(_status, _reason), _fields, _framing, mayKeep);
    }

    void WriteLastChunk()
    {
        _output.Write("0\r\n"u8);
        if (!_trailer.IsReadOnly)
            ResponseHead.WriteFields(_output, _trailer);
        _output.Write("\r\n"u8);
    }

    void CountBody(int bytes)
    {
        _written += bytes;
        if (_framing == ResponseFraming.Length && _written > _fields.ContentLength)
            throw new InvalidOperationException($"The body is longer than its Content-Length of {_fields.ContentLength} bytes.");
    }

    bool MayHaveBody() => _status is >= 200 and not (StatusCodes.Status204NoContent or StatusCodes.Status205ResetContent or StatusCodes.Status304NotModified);

    static ValueTask Done(ValueTask<FlushResult> sent)
    {
        _ = sent.GetAwaiter().GetResult();
        return default;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    static async ValueTask WaitAsync(ValueTask<FlushResult> sending) => await sending;

    void RequireNotStarted()
    {
        if (HasStarted)
            throw new InvalidOperationException("This can't be changed: the answer has started.");
    }
}
