namespace Parley.Domain.Search;

/// <summary>
/// What the analyser finds in a text, with its place there. <paramref name="Whole"/> is all of it, folded; a word is its only part, an
/// identifier has several, and a run of a script that is written without spaces is parted into pieces of two characters that overlap.
/// </summary>
public sealed record TextUnit(UnitKind Kind, int Start, int Length, string Whole, IReadOnlyList<UnitPart> Parts)
{
    /// <summary>The same, found at the beginning of a text of its own, as a part of another.</summary>
    public TextUnit At(int start, int length) =>
        this with { Start = start, Length = length, Parts = [.. Parts.Select(part => part with { Start = start + part.Start })] };
}

/// <summary>A part, folded, and what it is an inflection of; the same where it is none. Parts stand one after the other.</summary>
public readonly record struct UnitPart(string Text, string Stem, int Start, int Length);

public enum UnitKind
{
    Word,
    Identifier,
    Run,
}
