using Parley.Web.Mvc;

namespace Parley.Web.Features.Admin;

/// <summary>All settings that the browser offers. Whatever reads one of them reads it anew each time: see <see cref="CurrentSettings"/>.</summary>
public static class OfferedSettings
{
    static readonly string[] Codes = [.. Languages.All.Select(language => language.Code)];

    public static IReadOnlyList<OfferedSetting> All { get; } =
    [
        .. In(
            SettingSection.Forum,
            Of("Forum:Name"),
            Of("Forum:Description", SettingKind.Words),
            Of("Forum:Accent", SettingKind.Color)),
        .. In(
            SettingSection.Registration,
            Of("Registration:Mode", SettingKind.Choice) with { Choices = Enum.GetNames<RegistrationMode>() },
            Number("Registration:PostsBeforeConfirmation", SettingUnit.Posts),
            Number("Registration:FillSeconds", SettingUnit.Seconds),
            Number("Registration:FillSecondsWithoutPuzzle", SettingUnit.Seconds),
            Number("Registration:PuzzleBits", SettingUnit.Bits)),
        .. In(
            SettingSection.Limits,
            Number("Posting:NewDays", SettingUnit.Days),
            Number("Posting:NewPosts", SettingUnit.Posts),
            Number("Posting:RegularDays", SettingUnit.Days),
            Number("Posting:RegularPosts", SettingUnit.Posts),
            Number("Posting:New:PostSeconds", SettingUnit.Seconds),
            Number("Posting:New:TopicSeconds", SettingUnit.Seconds),
            Number("Posting:Member:PostSeconds", SettingUnit.Seconds),
            Number("Posting:Member:TopicSeconds", SettingUnit.Seconds),
            Number("Posting:Regular:PostSeconds", SettingUnit.Seconds),
            Number("Posting:Regular:TopicSeconds", SettingUnit.Seconds),
            Number("Posting:NewLinks", SettingUnit.Links),
            Number("Posting:NewImages", SettingUnit.Images),
            Number("Posting:NewMentions", SettingUnit.Names),
            Number("Posting:SameTextMinutes", SettingUnit.Minutes),
            Of("Files:Kinds"),
            Number("Files:LargestImageMegabytes", SettingUnit.Megabytes),
            Number("Files:LargestFileMegabytes", SettingUnit.Megabytes),
            Number("Files:MostAtOnce", SettingUnit.Files),
            Number("Files:DailyMegabytes", SettingUnit.Megabytes),
            Number("Files:MemberMegabytes", SettingUnit.Megabytes)),
        .. In(
            SettingSection.Moderation,
            Number("Posting:HoldFirstPosts", SettingUnit.Posts),
            Number("Moderation:FlagsToHide", SettingUnit.Reports),
            Number("Moderation:DailyFlags", SettingUnit.Reports),
            Of("Moderation:PublicLog", SettingKind.Switch),
            Of("Staff:SecondFactor", SettingKind.Switch),
            Number("Staff:FreshMinutes", SettingUnit.Minutes),
            Of("Topics:AuthorsMayClose", SettingKind.Switch),
            Of("Privacy:MembersMayHidePosts", SettingKind.Switch)),
        .. In(
            SettingSection.Mail,
            Of("Forum:MailFrom"),
            Of("Mail:Server"),
            Number("Mail:Port"),
            Of("Mail:Tls", SettingKind.Switch),
            Of("Mail:User"),
            Of("Mail:Password", SettingKind.Secret),
            Number("Notifications:MailDelayMinutes", SettingUnit.Minutes),
            Number("Notifications:DigestHour", SettingUnit.OClock)),
        .. In(
            SettingSection.Languages,
            Of("Languages:Offered", SettingKind.Several) with { Choices = Codes },
            Of("Languages:Default", SettingKind.Choice) with { Choices = Codes }),
        .. In(
            SettingSection.Retention,
            Number("Privacy:SessionDays", SettingUnit.Days),
            Number("Privacy:AddressDays", SettingUnit.Days),
            Number("Notifications:KeepMailLogDays", SettingUnit.Days),
            Number("Notifications:KeepReadDays", SettingUnit.Days),
            Number("Notifications:KeepUnreadDays", SettingUnit.Days)),
    ];

    /// <summary>It has a form of its own: see <see cref="LogoController"/>.</summary>
    public const string Logo = "Forum:Logo";

    public static IEnumerable<OfferedSetting> Of(SettingSection section) => All.Where(setting => setting.Section == section);

    static IEnumerable<OfferedSetting> In(SettingSection section, params IEnumerable<OfferedSetting> settings) =>
        settings.Select(setting => setting with { Section = section });

    static OfferedSetting Of(string name, SettingKind kind = SettingKind.Line) => new(default, name, kind);

    static OfferedSetting Number(string name, SettingUnit? unit = null) => Of(name, SettingKind.Number) with { Unit = unit };
}
