namespace Parley.Web.Features.Posts;

/// <summary>Names the resource files beside it.</summary>
public sealed class Words;
