namespace Parley.Web.Features.Profiles;

/// <summary>Names the resource files beside it.</summary>
public sealed class Words;
