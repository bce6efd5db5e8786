using System.Threading.Channels;
using Parley.Domain.Accounts;
using Parley.Domain.Live;
using Parley.Domain.Topics;

namespace Parley.Platform.Live;

/// <summary>One open page's share of what happens. Whoever takes it too slowly loses some, and is told so: nobody waits for a reader.</summary>
public sealed class LiveReader(TopicId? topic, MemberId? member, Action<LiveReader> leave) : IDisposable
{
    public const int MostWaiting = 16;

    readonly Channel<LiveEvent> _waiting = Channel.CreateBounded<LiveEvent>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });
    int _missed;

    /// <summary>From whoever publishes, on any thread.</summary>
    public void Hand(LiveEvent happened)
    {
        if (!Wants(happened))
            return;

        if (happened is SessionsEnded)
            _waiting.Writer.TryComplete();
        else if (!_waiting.Writer.TryWrite(happened))
            Interlocked.Exchange(ref _missed, 1);
    }

    /// <summary>True once there is something to take; false when the member's sessions ended.</summary>
    public ValueTask<bool> WaitAsync(CancellationToken cancel) => _waiting.Reader.WaitToReadAsync(cancel);

    public IEnumerable<LiveEvent> TakeAll()
    {
        while (_waiting.Reader.TryRead(out var happened))
            yield return happened;
        if (Interlocked.Exchange(ref _missed, 0) == 1)
            yield return new EventsMissed();
    }

    public void Dispose() => leave(this);

    bool Wants(LiveEvent happened) => happened switch
    {
        TopicMoved moved => moved.TopicId == topic?.Value,
        BellMoved bell => bell.MemberId == member?.Value,
        SessionsEnded ended => ended.MemberId == member?.Value,
        _ => false,
    };
}
