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
        ParleyOptions.Require(
            Enum.IsDefined(Mode), $"Registration:{nameof(Mode)}", $"{Mode}", new(WantedKind.Choice, "Open, Invitation, Approval or Closed"));
        Require(nameof(PostsBeforeConfirmation), PostsBeforeConfirmation, Wanted.Number(0, MostPosts), 0, MostPosts);
        Require(nameof(FillSeconds), FillSeconds, Wanted.Number(0, LongestFill), 0, LongestFill);
        Require(
            nameof(FillSecondsWithoutPuzzle), FillSecondsWithoutPuzzle, Wanted.Number("Registration:FillSeconds", FillSeconds, LongestFill), FillSeconds, LongestFill);
        Require(nameof(PuzzleBits), PuzzleBits, Wanted.Number(0, MostPuzzleBits), 0, MostPuzzleBits);
    }

    static void Require(string setting, int value, Wanted wanted, int least, int most) =>
        ParleyOptions.Require(value >= least && value <= most, $"Registration:{setting}", $"{value}", wanted);
}
