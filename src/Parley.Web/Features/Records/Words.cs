namespace Parley.Web.Features.Records;

/// <summary>Names the resource files beside it.</summary>
public sealed class Words;
