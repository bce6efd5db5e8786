namespace Parley.Markup;

/// <summary>An image that the forum keeps itself: the address at which it is whole, the one that pages show, and its size.</summary>
public sealed record PostImage(string Whole, string Shown, int Width, int Height, bool IsMoving);
