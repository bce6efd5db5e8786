using Parley.Domain.Accounts;
using Parley.Domain.Live;
using Parley.Domain.Topics;

namespace Parley.Platform.Live;

/// <summary>
/// Tells open pages, on whichever node they are, that something moved. Nothing hangs on it: a page that hears nothing asks by itself
/// after a while. What must happen after a write is a job instead.
/// </summary>
public interface ILiveEvents
{
    /// <summary>Neither waits nor fails: it is called when the write is done, and who wrote is waiting for the answer.</summary>
    void Publish(LiveEvent happened);

    /// <summary>What happens from now on in the topic and to the member, until the reader is disposed.</summary>
    LiveReader Subscribe(TopicId? topic, MemberId? member);
}
