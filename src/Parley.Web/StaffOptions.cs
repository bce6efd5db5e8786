namespace Parley.Web;

/// <summary>What moderators and administrators have to show beside their password.</summary>
public sealed class StaffOptions
{
    const int LongestFresh = 24 * 60;

    /// <summary>Whether their tools need an authenticator app or a passkey; without either they are members like others.</summary>
    public bool SecondFactor { get; set; }

    /// <summary>For so many minutes after the password was typed they may destroy things without typing it again.</summary>
    public int FreshMinutes { get; set; } = 30;

    internal void Validate() => ParleyOptions.Require(
        FreshMinutes is >= 1 and <= LongestFresh, $"Staff:{nameof(FreshMinutes)}", $"{FreshMinutes}", Wanted.Number(1, LongestFresh));
}
