using System.Text.RegularExpressions;
using Parley.Data.Mails;
using Parley.Domain.Accounts;
using Parley.Domain.Appeals;
using Parley.Domain.Bulk;
using Parley.Domain.Filters;
using Parley.Domain.Flags;
using Parley.Domain.Groups;
using Parley.Domain.Holding;
using Parley.Domain.Moderation;
using Parley.Domain.Notifications;
using Parley.Domain.Polls;
using Parley.Domain.Posts;
using Parley.Domain.Profiles;
using Parley.Domain.Search;
using Parley.Platform.Email;
using Parley.Web;
using Parley.Web.Features.Accounts;
using Parley.Web.Features.Admin;
using Parley.Web.Features.Moderation;
using Parley.Web.Features.Notifications;
using Parley.Web.Features.Posts;
using Parley.Web.Features.Shared;
using Parley.Web.Features.Topics;

namespace Parley.ArchitectureTests;

/// <summary>The keys of sentences that views and code ask for, by feature.</summary>
static partial class UsedKeys
{
    // How views call their feature's sentences, and the frame's.
    const string Own = "W";
    const string Frame = "S";

    // What may stand in the gap of a key that is put together; a new one of these has to be listed here.
    static readonly Dictionary<string, string[]> PutTogether = new()
    {
        ["Accounts: Mail..Subject"] = Enum.GetNames<AccountMail>(),
        ["Accounts: Mail..Text"] = Enum.GetNames<AccountMail>(),
        ["Accounts: RegistrationGone..Title"] = Enum.GetNames<LinkEnd>(),
        ["Accounts: RegistrationGone..Text"] = Enum.GetNames<LinkEnd>(),
        ["Shared: Said."] = Enum.GetNames<Saying>(),
        ["Posts: Event."] = [.. Enum.GetNames<PostKind>().Except([nameof(PostKind.Text)])],
        ["Posts: DraftOf."] = Enum.GetNames<DraftKind>(),
        ["Posts: HiddenOwn."] = ["ByAuthor", "ByModerator", "Held", "Otherwise"],
        ["Posts: HiddenPost."] = ["ByAuthor", "ByModerator", "Held", "Otherwise"],
        ["Posts: Role."] = Staff,
        ["Polls: Results."] = Enum.GetNames<PollResults>(),
        ["Polls: Secret."] = [.. Enum.GetNames<PollResults>().Except([nameof(PollResults.Always)])],
        ["Profiles: Role."] = Staff,
        ["Profiles: Audience."] = Enum.GetNames<Audience>(),
        ["Profiles: Colours."] = Enum.GetNames<Appearance>(),
        ["Notifications: Kind."] = Enum.GetNames<NotificationKind>(),
        ["Notifications: Level."] = Enum.GetNames<WatchLevel>(),
        ["Notifications: Watch."] = ["Topic", "Category", "Tag"],
        ["Notifications: Topic."] = [.. Enum.GetNames<WatchLevel>().Except([nameof(WatchLevel.FirstPostOnly)])],
        ["Notifications: Tag."] = Enum.GetNames<WatchLevel>(),
        ["Notifications: Category."] = Enum.GetNames<WatchLevel>(),
        ["Notifications: Rhythm."] = Enum.GetNames<MailRhythm>(),
        ["Notifications: MentionsFrom."] = Enum.GetNames<MentionsFrom>(),
        ["Notifications: Group."] = Enum.GetNames<MailGroup>(),
        ["Search: Problem."] =
        [
            "QuoteOpen", "OrAlone", "TooLong", "TooMany", "Condition.in", "Condition.order",
            .. Enum.GetNames<ConditionKind>().Select(kind => $"Condition.{kind.ToLowerInvariant()}"), "Unknown.Author", "Unknown.Category", "Unknown.Tag", "Unknown.Is",
        ],
        ["Search: Is."] = [.. ReadCondition.States],
        ["Search: Has."] = [.. ReadCondition.Holdings],
        ["Search: Order."] = ["new", "old", "likes"],
        ["Search: Help..Means"] = SearchExamples,
        ["Admin: MentionedBy."] = Enum.GetNames<MentionedBy>(),
        ["Admin: Group."] = ["Everyone", "Members", "Moderators", "Gone"],
        ["Filters: Kind."] = Enum.GetNames<FilterKind>(),
        ["Filters: Action."] = Enum.GetNames<FilterAction>(),
        ["Filters: Group."] = ["Most", "Words", "Links", "Addresses"],
        ["Filters: Tried."] = ["Refused", "Held", "Replaced", "Fine"],
        ["Records: FlagKind."] = Enum.GetNames<FlagKind>(),
        ["Records: Outcome."] = Enum.GetNames<FlagOutcome>(),
        ["Records: MailStatus."] = Enum.GetNames<MailStatus>(),
        ["Records: MailKind."] = [Mail.AccountKind, ComposeMail.NotificationKind, ComposeMail.DigestKind, "test"],
        ["Bulk: Kind."] = Enum.GetNames<BulkKind>(),
        ["Bulk: State."] = Enum.GetNames<BulkItemState>(),
        ["Moderation: Bulk."] = [.. Enum.GetNames<BulkKind>().Except([nameof(BulkKind.CleanUp), nameof(BulkKind.RemoveLikes)])],
        ["Moderation: Standing."] = Enum.GetNames<Standing>(),
        ["Moderation: Do."] = Laid,
        ["Moderation: Do..Hint"] = Laid,
        ["Moderation: Mail..Subject"] = Laid,
        ["Moderation: Mail..Text"] = Laid,
        ["Moderation: Role."] = Enum.GetNames<Role>(),
        ["Moderation: Act."] = Enum.GetNames<ModeratorAct>(),
        ["Moderation: FlagKind."] = Enum.GetNames<FlagKind>(),
        ["Moderation: FlagKind..Hint"] = Enum.GetNames<FlagKind>(),
        ["Moderation: Held."] = Enum.GetNames<HoldReason>(),
        ["Moderation: TopicState."] = Enum.GetNames<TopicState>(),
        ["Admin: Figure."] = ["ActiveMembers", "NewMembers", "Topics", "Replies", "Flags"],
        ["Shared: Reason."] = [.. ReasonList.Brought],
        ["Admin: Section."] = Enum.GetNames<SettingSection>(),
        ["Admin: Section..Intro"] = Enum.GetNames<SettingSection>(),
        ["Admin: Setting."] = [.. OfferedSettings.All.Select(setting => setting.Key)],
        ["Admin: Setting..Hint"] = [.. OfferedSettings.All.Select(setting => setting.Key)],
        ["Admin: Unit."] = Enum.GetNames<SettingUnit>(),
        ["Admin: Unit..Counted"] = Enum.GetNames<SettingUnit>(),
        ["Admin: Choice."] = Enum.GetNames<RegistrationMode>(),
        ["Admin: Switch."] = [bool.TrueString, bool.FalseString],
        ["Admin: Origin."] = Enum.GetNames<SettingSource>(),
        ["Moderation: AppealOutcome."] = Enum.GetNames<AppealOutcome>(),
        ["Moderation: Has."] = Enum.GetNames<PostHolds>(),
        ["Moderation: ReplyState."] = Enum.GetNames<ReplyState>(),
        ["Moderation: Hidden."] = [.. Enum.GetNames<HiddenCauses>().Except([nameof(HiddenCauses.None)])],
        ["Topics: .Title"] = Enum.GetNames<TopicOrder>(),
        ["Topics: Order."] = Enum.GetNames<TopicOrder>(),
        ["Topics: Empty..Title"] = ["Latest", "Unanswered", "Unread", "Mine"],
        ["Topics: Empty..Text"] = ["Latest", "Unanswered", "Unread", "Mine"],
    };

    // The domain's problems are shown by the features whose forms hold what it judges.
    static readonly (string Folder, string Feature)[] ShownProblems =
        [("Accounts", "Accounts"), ("Topics", "Topics"), ("Topics", "Posts"), ("Posts", "Topics"), ("Posts", "Posts"), ("Moderation", "Posts"), ("Moderation", "Topics"),
         ("Profiles", "Profiles"), ("Polls", "Polls"), ("Tags", "Topics"), ("Tags", "Posts"), ("Categories", "Admin"), ("Groups", "Admin"),
         ("Moderation", "Moderation"), ("Blocks", "Moderation"), ("Flags", "Moderation"), ("Appeals", "Moderation"), ("Moderation", "Bulk"), ("Blocks", "Bulk"), ("Tags", "Bulk"),
         ("Holding", "Posts"), ("Holding", "Topics"), ("Filters", "Posts"), ("Filters", "Topics"), ("Permissions", "Posts"), ("Permissions", "Topics"), ("Permissions", "Files"), ("Permissions", "Profiles")];

    static string[] Laid => [.. Enum.GetNames<Standing>().Except([nameof(Standing.Good)])];

    static string[] SearchExamples =>
        ["words", "phrase", "without", "or", "author", "category", "tag", "in", "is", "has", "dates", "numbers", "order"];

    static string[] Staff => [.. Enum.GetNames<Role>().Except([nameof(Role.Member)])];

    public static ISet<string> Of(string feature)
    {
        var own = Checkout.Files.Where(file => file.Feature == feature && IsCode(file)).ToList();
        var all = Checkout.Files.Where(file => (file.Feature is not null || file.IsIn("src/Parley.Web/Mvc")) && IsCode(file));
        var keys = own.SelectMany(file => AskedFor(file, Own, feature).Concat(NamedByCode(file)).Concat(Problems(file))).ToHashSet();
        if (feature == "Shared")
            keys.UnionWith(all.SelectMany(file => AskedFor(file, Frame, feature)).Concat(ErrorPages()));
        foreach (var (folder, _) in ShownProblems.Where(shown => shown.Feature == feature))
            keys.UnionWith(Checkout.Files.Where(file => file.IsIn($"src/Parley.Domain/{folder}")).SelectMany(Problems));
        return keys;
    }

    static bool IsCode(SourceFile file) => Path.GetExtension(file.Path) is ".cs" or ".cshtml";

    // W["Key"], W[more ? "Key" : "Other", gap], W[$"Role.{role}"], W.Count("Replies", count); where code has them injected they are called words.
    static IEnumerable<string> AskedFor(SourceFile file, string localizer, string feature)
    {
        var text = file.Text.Contains("IStringLocalizer<Words>", StringComparison.Ordinal) ? Words().Replace(file.Text, Own) : file.Text;
        foreach (Match match in Asked(localizer).Matches(text))
        {
            foreach (var key in match.Groups["interpolated"].Success ? Filled(match.Groups["interpolated"].Value, feature) : Literals(match.Groups["key"].Value))
                yield return key;
        }

        foreach (Match match in Counted(localizer).Matches(text))
        {
            yield return match.Groups["key"].Value + ".One";
            yield return match.Groups["key"].Value + ".Many";
        }
    }

    static IEnumerable<string> Filled(string interpolated, string feature)
    {
        var name = $"{feature}: {Hole().Replace(interpolated, "")}";
        return PutTogether.TryGetValue(name, out var values)
            ? values.Select(value => Hole().Replace(interpolated, value))
            : throw new InvalidOperationException($"The key $\"{interpolated}\" of {feature} is put together of what? Tell it in UsedKeys.PutTogether.");
    }

    // Error.404.Title and the like, for each page that there is.
    static IEnumerable<string> ErrorPages() => Enumerable.Range(400, 200)
        .Select(status => new ErrorPage(status, new()).Key)
        .Distinct()
        .SelectMany(key => new[] { $"{key}.Title", $"{key}.Text" });

    static IEnumerable<string> Problems(SourceFile file) => Problem().Matches(file.Text).Select(match => "Problem." + match.Groups["code"].Value);

    static IEnumerable<string> NamedByCode(SourceFile file) => SubmitKey().Matches(file.Text).Select(match => match.Groups["key"].Value);

    // What begins with a dot is the end of a key that code begins.
    static IEnumerable<string> Literals(string expression) =>
        Literal().Matches(expression).Select(match => match.Groups["text"].Value).Where(text => !text.StartsWith('.'));

    static Regex Asked(string localizer) =>
        new($$"""(?<![\w.]){{localizer}}\[(?:\$"(?<interpolated>[^"]+)"|(?<key>[^\],]*"[^\],]*))[\],]""");

    static Regex Counted(string localizer) => new($$"""(?<![\w.]){{localizer}}\.Count\("(?<key>[^"]+)",""");

    [GeneratedRegex(@"(?<![\w.])words(?=\[|\.Count\()")]
    private static partial Regex Words();

    [GeneratedRegex("""SubmitKey = "(?<key>\w+)\x22""")]
    private static partial Regex SubmitKey();

    [GeneratedRegex("""new (?:Problem)?\((?:"[^"]*"|\w+), "(?<code>[A-Z]\w+)\x22""")]
    private static partial Regex Problem();

    [GeneratedRegex("\"(?<text>[^\"]*)\"")]
    private static partial Regex Literal();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Hole();
}
