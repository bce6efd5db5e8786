namespace Parley.Web;

/// <summary>How much the members' reports do by themselves.</summary>
public sealed class ModerationOptions
{
    const int Most = 1000;

    /// <summary>So many reports of different members that are not new hide a post until a moderator has looked; 0 is never.</summary>
    public int FlagsToHide { get; set; } = 3;

    /// <summary>How much a member may report within a day.</summary>
    public int DailyFlags { get; set; } = 20;

    internal void Validate()
    {
        Require(FlagsToHide is >= 0 and <= Most, nameof(FlagsToHide), FlagsToHide);
        Require(DailyFlags is >= 1 and <= Most, nameof(DailyFlags), DailyFlags);
    }

    static void Require(bool holds, string setting, int value) =>
        ParleyOptions.Require(holds, $"Moderation:{setting}", $"{value}", $"a number up to {Most}");
}
