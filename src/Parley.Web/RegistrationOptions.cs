namespace Parley.Web;

public enum RegistrationMode
{
    /// <summary>Whoever confirms an e-mail address is in.</summary>
    Open,

    /// <summary>A link is needed, which <c>parley user invite</c> makes.</summary>
    Invitation,

    /// <summary>Newcomers wait until <c>parley user approve</c> lets them in.</summary>
    Approval,

    /// <summary>Nobody registers.</summary>
    Closed,
}

/// <summary>Who may register, and what a robot would have to do for it.</summary>
public sealed class RegistrationOptions
{
    const int MostPosts = 1000;
    const int MostPuzzleBits = 24;
    const int LongestFill = 3600;

    public RegistrationMode Mode { get; set; } = RegistrationMode.Open;

    /// <summary>See <see cref="Domain.Posts.UnconfirmedPosts"/>.</summary>
    public int PostsBeforeConfirmation { get; set; } = 3;

    /// <summary>Nobody fills the form in faster, with the puzzle solved.</summary>
    public int FillSeconds { get; set; } = 3;

    /// <summary>The same without the puzzle: what a browser without scripts waits instead.</summary>
    public int FillSecondsWithoutPuzzle { get; set; } = 15;

    /// <summary>How many leading zero bits the puzzle wants: 18 are about a second on a phone, each more doubles it.</summary>
    public int PuzzleBits { get; set; } = 18;

    /// <summary>Whether everybody is invited to register; an invitation brings its own link.</summary>
    public bool IsOffered => Mode is RegistrationMode.Open or RegistrationMode.Approval;

    internal void Validate()
    {
        Require(Enum.IsDefined(Mode), nameof(Mode), Mode, "Open, Invitation, Approval or Closed");
        Require(PostsBeforeConfirmation is >= 0 and <= MostPosts, nameof(PostsBeforeConfirmation), PostsBeforeConfirmation, $"0 to {MostPosts}");
        Require(FillSeconds is >= 0 and <= LongestFill, nameof(FillSeconds), FillSeconds, $"0 to {LongestFill}");
        Require(
            FillSecondsWithoutPuzzle >= FillSeconds && FillSecondsWithoutPuzzle <= LongestFill,
            nameof(FillSecondsWithoutPuzzle),
            FillSecondsWithoutPuzzle,
            $"Registration:FillSeconds to {LongestFill}");
        Require(PuzzleBits is >= 0 and <= MostPuzzleBits, nameof(PuzzleBits), PuzzleBits, $"0 to {MostPuzzleBits}");
    }

    static void Require(bool holds, string setting, object value, string wanted) =>
        ParleyOptions.Require(holds, $"Registration:{setting}", $"{value}", wanted);
}
