namespace Parley.Web.Features.Admin;

/// <summary>Names the resource files beside it.</summary>
public sealed class Words;
