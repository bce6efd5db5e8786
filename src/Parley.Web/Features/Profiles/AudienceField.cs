using Parley.Domain.Profiles;

namespace Parley.Web.Features.Profiles;

public sealed record AudienceField(string Name, string Label, Audience Chosen);
