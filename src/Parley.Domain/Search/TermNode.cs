namespace Parley.Domain.Search;

/// <summary>What a search asks of the terms of a post.</summary>
public abstract record TermNode
{
    TermNode()
    {
    }

    public abstract IEnumerable<long> AllTerms { get; }

    /// <summary>One of the forms of one word: the one that the post is most about counts.</summary>
    public sealed record Word(IReadOnlyList<long> Forms) : TermNode
    {
        /// <summary>Its term in titles: posts that have it there as well are more about it than any that only speak of it.</summary>
        public long? InTitle { get; init; }

        public override IEnumerable<long> AllTerms => InTitle is { } title ? [.. Forms, title] : Forms;
    }

    /// <summary>One behind the other.</summary>
    public sealed record Phrase(IReadOnlyList<long> Terms) : TermNode
    {
        public override IEnumerable<long> AllTerms => Terms;
    }

    /// <summary>Any of these.</summary>
    public sealed record Either(IReadOnlyList<TermNode> Nodes) : TermNode
    {
        public override IEnumerable<long> AllTerms => Nodes.SelectMany(node => node.AllTerms);
    }

    /// <summary>All of these, wherever they stand.</summary>
    public sealed record Each(IReadOnlyList<TermNode> Nodes) : TermNode
    {
        public override IEnumerable<long> AllTerms => Nodes.SelectMany(node => node.AllTerms);
    }
}

/// <summary>What a post must have, and what it must not have.</summary>
public sealed record TermTree(IReadOnlyList<TermNode> Required, IReadOnlyList<TermNode> Excluded)
{
    public bool IsEmpty => Required.Count == 0;

    /// <summary>For whoever has no post with all of it: some of it will do, and the more of it the better.</summary>
    public bool TakesSome { get; init; }
}
