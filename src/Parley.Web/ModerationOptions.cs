namespace Parley.Web;

/// <summary>How much the members' reports do by themselves.</summary>
public sealed class ModerationOptions
{
    const int Most = 1000;

    /// <summary>So many reports of different members that are not new hide a post until a moderator has looked; 0 is never.</summary>
    public int FlagsToHide { get; set; } = 3;

    /// <summary>How much a member may report within a day.</summary>
    public int DailyFlags { get; set; } = 20;

    /// <summary>Whether everybody may read, without names, what moderators did.</summary>
    public bool PublicLog { get; set; }

    internal void Validate()
    {
        Require(nameof(FlagsToHide), FlagsToHide, 0);
        Require(nameof(DailyFlags), DailyFlags, 1);
    }

    static void Require(string setting, int value, int least) =>
        ParleyOptions.Require(value >= least && value <= Most, $"Moderation:{setting}", $"{value}", Wanted.Number(least, Most));
}
