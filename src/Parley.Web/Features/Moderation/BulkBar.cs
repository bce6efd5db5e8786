using Parley.Domain.Bulk;

namespace Parley.Web.Features.Moderation;

/// <summary>Below a table whose rows can be ticked: what can be done to these, or to all that its conditions find.</summary>
public sealed record BulkBar(string Address, IReadOnlyList<BulkKind> Kinds, TablePage Table);
