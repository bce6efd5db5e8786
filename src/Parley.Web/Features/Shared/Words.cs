namespace Parley.Web.Features.Shared;

/// <summary>Names the resource files beside it: the sentences of the frame and those that several features say.</summary>
public sealed class Words;
