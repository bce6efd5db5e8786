namespace Parley.Web.Features.Polls;

/// <summary>Names the resource files beside it.</summary>
public sealed class Words;
