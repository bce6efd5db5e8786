namespace Parley.Web.Features.Categories;

/// <summary>Names the resource files beside it.</summary>
public sealed class Words;
