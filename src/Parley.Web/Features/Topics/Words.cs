namespace Parley.Web.Features.Topics;

/// <summary>Names the resource files beside it.</summary>
public sealed class Words;
