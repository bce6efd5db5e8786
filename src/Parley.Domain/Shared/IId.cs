namespace Parley.Domain.Shared;

/// <summary>A number that names one thing of one kind, so that a topic's number can't be passed where a post's is meant.</summary>
public interface IId<TSelf>
    where TSelf : struct, IId<TSelf>
{
    long Value { get; }

    static abstract TSelf From(long value);
}
