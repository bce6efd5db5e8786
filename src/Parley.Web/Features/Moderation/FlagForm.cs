using Parley.Domain.Flags;
using Parley.Domain.Shared;

namespace Parley.Web.Features.Moderation;

public sealed record FlagForm(FlagKind Kind = (FlagKind)(-1), string? Words = null)
{
    public string CleanWords => TypedText.Lines(Words);
}
