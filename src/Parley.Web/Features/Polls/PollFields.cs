using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Polls;

/// <summary>The fields of a poll in a form of another feature.</summary>
public sealed record PollFields(PollForm? Form, FormProblems Problems)
{
    /// <summary>Closed, so that the form stays calm, unless something stands in it.</summary>
    public bool IsOpen => Form?.IsWanted == true;
}
