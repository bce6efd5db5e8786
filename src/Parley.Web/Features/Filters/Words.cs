namespace Parley.Web.Features.Filters;

/// <summary>Names the resource files beside it.</summary>
public sealed class Words;
