using Parley.Domain.Accounts;
using Parley.Domain.Categories;
using Parley.Domain.Posts;
using Parley.Domain.Topics;

namespace Parley.Import;

/// <summary>What is known before the first topic is written: who is who, which category is which, and which number each topic gets.</summary>
sealed class ImportPlan
{
    readonly HashSet<long> _takenPosts;
    long _nextPost;

    public ImportPlan(IEnumerable<long> takenPosts, long highestPost)
    {
        _takenPosts = [.. takenPosts];
        _nextPost = highestPost + 1;
    }

    public required IReadOnlyDictionary<string, NamedMember> MembersByOldName { get; init; }

    public required IReadOnlyDictionary<string, NamedMember> MembersByKey { get; init; }

    public required IReadOnlyDictionary<string, CategoryId> Categories { get; init; }

    /// <summary>Old number to new: the same one wherever it was free.</summary>
    public required IReadOnlyDictionary<long, TopicId> Topics { get; init; }

    public required IReadOnlySet<long> AlreadyThere { get; init; }

    public MemberId MemberOf(string oldName) => MembersByOldName[oldName].Id;

    /// <summary>Who was meant on the old forum; a namesake here is somebody else.</summary>
    public string? NameOf(string typed) =>
        (MembersByOldName.GetValueOrDefault(typed) ?? MembersByKey.GetValueOrDefault(MemberName.KeyOf(typed)))?.Name;

    /// <summary>Posts keep their numbers where these are free, too: old forums link to them.</summary>
    public PostId PostNumberFor(long oldId) => new(_takenPosts.Add(oldId) ? oldId : _nextPost++);
}

sealed record NamedMember(MemberId Id, string Name);
