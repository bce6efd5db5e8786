namespace Parley.Web.Features.Accounts;

/// <summary>Names the resource files beside it.</summary>
public sealed class Words;
