using Parley.Domain.Polls;
using Parley.Domain.Topics;

namespace Parley.Domain.Permissions;

/// <summary>What a viewer may do with the poll of a topic that the viewer can see.</summary>
public static class PollPermissions
{
    /// <summary>Closing its topic ends a poll, until it is opened again.</summary>
    public static bool IsOver(Topic topic, Poll poll, DateTimeOffset now) => topic.IsClosed || poll.IsOver(now);

    public static bool CanVote(Viewer viewer, Topic topic, Poll poll, DateTimeOffset now) =>
        viewer.MayWrite && topic.IsShown && !IsOver(topic, poll, now);

    /// <summary>The same for all: neither its author nor staff looks into a poll that goes on.</summary>
    public static bool CanSeeResults(Topic topic, Poll poll, bool hasVoted, DateTimeOffset now) =>
        poll.Results == PollResults.Always || IsOver(topic, poll, now) || (poll.Results == PollResults.AfterVote && hasVoted);

    /// <summary>A poll that is over stays as it is, or who saw its results could go on until they please.</summary>
    public static bool CanChange(Viewer viewer, Topic topic, Poll poll, DateTimeOffset now) =>
        MayTend(viewer, topic) && (!poll.HasVotes || !poll.IsOver(now));

    static bool MayTend(Viewer viewer, Topic topic) =>
        viewer.MayWrite && (viewer.IsStaff || (viewer.MemberId == topic.AuthorId && !topic.IsClosed && topic.IsShown));
}
