namespace Parley.Web.Features.Notifications;

/// <summary>Names the resource files beside it.</summary>
public sealed class Words;
