namespace Parley.Web.Features.Topics;

public enum TopicOrder
{
    /// <summary>By the last reply.</summary>
    Latest,

    /// <summary>By the beginning.</summary>
    New,

    /// <summary>Those that nobody answered, by their beginning.</summary>
    Unanswered,
}
