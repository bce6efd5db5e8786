namespace Parley.Web.Features.Bulk;

/// <summary>Names the resource files beside it.</summary>
public sealed class Words;
