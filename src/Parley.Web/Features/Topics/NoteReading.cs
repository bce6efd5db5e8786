using LinqToDB.Async;
using Microsoft.Extensions.Logging;
using Parley.Data;
using Parley.Domain.Accounts;
using Parley.Domain.Permissions;
using Parley.Domain.Reading;
using Parley.Domain.Topics;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Topics;

/// <summary>
/// Notes how far members read topics. What is not written yet counts on this node at once, and on the others within a second; a program
/// that is killed loses as much, and its readers find something new that they know.
/// </summary>
public sealed class NoteReading(Database database, TimeProvider time, ILogger<NoteReading> logger)
    : GatherWrites<(MemberId Member, TopicId Topic), ShownPosts>(database, time, logger)
{
    protected override TimeSpan Interval => TimeSpan.FromSeconds(1);

    /// <summary>The viewer was shown the topic up to this number.</summary>
    public void Shown(Viewer viewer, TopicId topic, int number) =>
        Gather((viewer.RequireMember(), topic), new(topic, number, Time.GetUtcNow()));

    public IReadOnlyList<ShownPosts> NotWrittenOf(Viewer viewer) =>
        viewer.MemberId is { } member ? NotWritten(key => key.Member == member) : [];

    // The higher one with its own time: where the mark was set by hand between the two, both are rather lost than one too many counted.
    protected override ShownPosts Join(ShownPosts earlier, ShownPosts later) => later.Number >= earlier.Number ? later : earlier;

    protected override async Task WriteAsync(
        ParleyDb db, IReadOnlyDictionary<(MemberId Member, TopicId Topic), ShownPosts> gathered, CancellationToken cancel)
    {
        var readers = gathered.Keys.Select(key => key.Member).Distinct().ToList();
        var here = await db.Members.Where(row => readers.Contains(row.Id) && row.DeletedAt == null).Select(row => row.Id).ToListAsync(cancel);
        foreach (var ((member, _), shown) in gathered.OrderBy(pair => pair.Key.Member.Value).ThenBy(pair => pair.Key.Topic))
        {
            if (here.Contains(member))
                await db.RaiseMarkAsync(member, shown, cancel);
        }
    }

    protected override void Failed(IReadOnlyDictionary<(MemberId Member, TopicId Topic), ShownPosts> batch)
    {
        foreach (var (key, shown) in batch)
            Gather(key, shown);
    }
}
