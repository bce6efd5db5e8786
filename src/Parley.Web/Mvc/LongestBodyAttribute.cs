namespace Parley.Web.Mvc;

/// <summary>How many bytes a form may have where it is more than <see cref="ParleyApplication.LongestForm"/>: files come with it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LongestBodyAttribute(int bytes) : Attribute
{
    public int Bytes { get; } = bytes;
}
