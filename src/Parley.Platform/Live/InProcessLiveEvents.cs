using System.Collections.Concurrent;
using Parley.Domain.Accounts;
using Parley.Domain.Live;
using Parley.Domain.Topics;

namespace Parley.Platform.Live;

/// <summary>For a forum that is one process. An adapter for several nodes hands what comes from the others to one of these.</summary>
public sealed class InProcessLiveEvents : ILiveEvents
{
    readonly ConcurrentDictionary<LiveReader, LiveReader> _readers = [];

    public void Publish(LiveEvent happened)
    {
        foreach (var (reader, _) in _readers)
            reader.Hand(happened);
    }

    public LiveReader Subscribe(TopicId? topic, MemberId? member)
    {
        var reader = new LiveReader(topic, member, gone => _readers.TryRemove(gone, out _));
        _readers[reader] = reader;
        return reader;
    }
}
