namespace Parley.Web.Features.Search;

/// <summary>Names the resource files beside it.</summary>
public sealed class Words;
