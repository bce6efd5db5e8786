using Parley.Domain.Topics;

namespace Parley.Web.Features.Topics;

public enum TopicOrder
{
    /// <summary>By the last reply.</summary>
    Latest,

    /// <summary>By likes, replies and age; see <see cref="TopicHeat"/>.</summary>
    Hot,

    /// <summary>By the beginning.</summary>
    New,

    /// <summary>Those that nobody answered, by their beginning.</summary>
    Unanswered,

    /// <summary>Those with something new to the viewer, by the last reply.</summary>
    Unread,

    /// <summary>Those that the viewer started, by the last reply.</summary>
    Mine,
}
