using DiffPlex;
using DiffPlex.Model;

namespace Parley.Markup;

/// <summary>What was taken out of a text and what was put in, word by word.</summary>
public static class Difference
{
    // The work grows with the product of what is compared; a text that was written anew is said to be so instead of matched by chance.
    const long MostWork = 4_000_000;

    static readonly IChunker Words = new Chunks(TextChunks.Words);
    static readonly IChunker Lines = new Chunks(TextChunks.Lines);

    public static IReadOnlyList<DifferencePiece> Between(string before, string after)
    {
        var pieces = new List<DifferencePiece>();
        foreach (var piece in Compare(before, after).Where(piece => piece.Text.Length > 0))
        {
            if (pieces.Count > 0 && pieces[^1].Kind == piece.Kind)
                pieces[^1] = piece with { Text = pieces[^1].Text + piece.Text };
            else
                pieces.Add(piece);
        }

        return pieces;
    }

    // What is the same at both ends is no work, however long the text.
    static IEnumerable<DifferencePiece> Compare(string before, string after)
    {
        var (old, young) = (TextChunks.Words(before), TextChunks.Words(after));
        var shorter = Math.Min(old.Count, young.Count);
        var start = Enumerable.Range(0, shorter).TakeWhile(place => old[place] == young[place]).Count();
        var end = Enumerable.Range(1, shorter - start).TakeWhile(place => old[^place] == young[^place]).Count();
        return
        [
            new(DifferenceKind.Same, Joined(old, 0, start)),
            .. CompareMiddle(Joined(old, start, old.Count - end - start), Joined(young, start, young.Count - end - start)),
            new(DifferenceKind.Same, Joined(old, old.Count - end, end)),
        ];
    }

    static IEnumerable<DifferencePiece> CompareMiddle(string before, string after)
    {
        if (before.Length == 0 || after.Length == 0)
            return Replaced(before, after);
        if (IsCheap(Words, before, after))
            return Pieces(Differ.Instance.CreateDiffs(before, after, false, false, Words), Replaced);
        if (IsCheap(Lines, before, after))
            return Pieces(Differ.Instance.CreateDiffs(before, after, false, false, Lines), CompareWords);
        return Replaced(before, after);
    }

    static IEnumerable<DifferencePiece> CompareWords(string before, string after) =>
        IsCheap(Words, before, after) ? Compare(before, after) : Replaced(before, after);

    static bool IsCheap(IChunker chunker, string before, string after) =>
        (long)chunker.Chunk(before).Count * chunker.Chunk(after).Count <= MostWork;

    static IEnumerable<DifferencePiece> Replaced(string before, string after) =>
        [new(DifferenceKind.Removed, before), new(DifferenceKind.Added, after)];

    static IEnumerable<DifferencePiece> Pieces(DiffResult result, Func<string, string, IEnumerable<DifferencePiece>> changed)
    {
        var (before, after) = (result.PiecesOld, result.PiecesNew);
        var place = 0;
        foreach (var block in result.DiffBlocks)
        {
            yield return new(DifferenceKind.Same, Joined(before, place, block.DeleteStartA - place));
            foreach (var piece in changed(Joined(before, block.DeleteStartA, block.DeleteCountA), Joined(after, block.InsertStartB, block.InsertCountB)))
                yield return piece;
            place = block.DeleteStartA + block.DeleteCountA;
        }

        yield return new(DifferenceKind.Same, Joined(before, place, before.Count - place));
    }

    static string Joined(IReadOnlyList<string> pieces, int start, int count) => string.Concat(pieces.Skip(start).Take(count));

    sealed class Chunks(Func<string, List<string>> split) : IChunker
    {
        public IReadOnlyList<string> Chunk(string text) => split(text);
    }
}

public enum DifferenceKind
{
    Same = 0,
    Removed = 1,
    Added = 2,
}

public sealed record DifferencePiece(DifferenceKind Kind, string Text);
