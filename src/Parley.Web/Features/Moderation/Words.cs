namespace Parley.Web.Features.Moderation;

/// <summary>Names the resource files beside it.</summary>
public sealed class Words;
