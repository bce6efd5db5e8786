using Parley.Domain.Permissions;

namespace Parley.Web.Features.Shared;

/// <summary>Judges texts that are posted or edited. Each that is registered is asked; about a new post in its transaction, behind its writer's row.</summary>
public interface IPostJudge
{
    /// <summary>Why the text is refused or waits for review; null where this judge has nothing against it.</summary>
    Task<Judgement?> JudgeAsync(Viewer writer, WrittenText text, CancellationToken cancel);
}
