namespace Parley.Domain.Filters;

/// <summary>What a filter looks at.</summary>
public enum FilterKind
{
    /// <summary>Words as they are said, however they are written.</summary>
    Words = 0,

    /// <summary>A regular expression.</summary>
    Pattern = 1,

    /// <summary>The domain that a link leads to, or one below it.</summary>
    Link = 2,

    /// <summary>The domain of an e-mail address, or one above it.</summary>
    EmailDomain = 3,

    /// <summary>An address (IP) or a range of them.</summary>
    Address = 4,
}
