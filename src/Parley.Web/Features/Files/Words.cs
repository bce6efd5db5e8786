namespace Parley.Web.Features.Files;

/// <summary>Names the resource files beside it.</summary>
public sealed class Words;
