using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using Parley.Domain.Accounts;
using Parley.Domain.Shared;

namespace Parley.Web;

public sealed partial class ForumOptions
{
    public const int LongestName = 60;
    public const int LongestDescription = 300;

    public string Name { get; set; } = "Parley";

    /// <summary>What it is about, in a sentence: search engines show it.</summary>
    public string Description { get; set; } = "";

    /// <summary>The colour of links and buttons, such as <c>#1f7a5c</c>; empty is Parley's own.</summary>
    public string Accent { get; set; } = "";

    /// <summary>The key of the picture that stands before the name; empty is none. It is uploaded in the browser.</summary>
    public string Logo { get; set; } = "";

    /// <summary>Whom the forum's mails come from.</summary>
    public string MailFrom { get; set; } = "forum@localhost.localdomain";

    internal void Validate()
    {
        ParleyOptions.Require(Name.Trim().Length is > 0 and <= LongestName, "Forum:Name", Name, Wanted.Text(1, LongestName));
        ParleyOptions.Require(Description.Length <= LongestDescription, "Forum:Description", Description, Wanted.Text(0, LongestDescription));
        ParleyOptions.Require(Logo.Length == 0 || Key().IsMatch(Logo), "Forum:Logo", Logo, new(WantedKind.Other, "empty: a logo is uploaded in the browser"));
        ParleyOptions.Require(
            new EmailAddressAttribute().IsValid(MailFrom) && MailFrom.Length <= EmailAddress.LongestLength,
            "Forum:MailFrom", MailFrom, new(WantedKind.Email, "an e-mail address"));
        ValidateAccent();
    }

    void ValidateAccent()
    {
        if (Accent.Length == 0)
            return;
        ParleyOptions.Require(AccentColor.Parse(Accent) is not null, "Forum:Accent", Accent, new(WantedKind.Color, "a colour such as #1f7a5c"));
        ParleyOptions.Require(
            AccentColor.Parse(Accent)!.IsLegible, "Forum:Accent", Accent, new(WantedKind.Contrast, "a colour whose text can be read on light and on dark pages"));
    }

    [GeneratedRegex(@"\A[0-9a-f]{32}\z")]
    private static partial Regex Key();
}
