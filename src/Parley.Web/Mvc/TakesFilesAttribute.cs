namespace Parley.Web.Mvc;

/// <summary>A form with files of posts is sent here: it may have <see cref="UploadOptions.LongestBody"/> bytes.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TakesFilesAttribute : Attribute;
