namespace Parley.Domain.Flags;

/// <summary>What is wrong with a post, in the words of who reports it.</summary>
public enum FlagKind
{
    Spam = 0,
    Rude = 1,
    OffTopic = 2,
    Illegal = 3,

    /// <summary>Says what it is in words.</summary>
    Other = 4,
}
