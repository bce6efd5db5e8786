using System.Data.Common;
using LinqToDB;
using LinqToDB.Data;
using LinqToDB.Interceptors;
using Parley.Data.Jobs;
using Parley.Data.Mails;
using Parley.Data.Search;
using Parley.Data.Settings;
using Parley.Data.Tables;
using Parley.Domain.Accounts;
using Parley.Domain.Appeals;
using Parley.Domain.Blocks;
using Parley.Domain.Bulk;
using Parley.Domain.Categories;
using Parley.Domain.Figures;
using Parley.Domain.Files;
using Parley.Domain.Filters;
using Parley.Domain.Flags;
using Parley.Domain.Groups;
using Parley.Domain.Holding;
using Parley.Domain.Live;
using Parley.Domain.Moderation;
using Parley.Domain.Notifications;
using Parley.Domain.Polls;
using Parley.Domain.Posts;
using Parley.Domain.Profiles;
using Parley.Domain.Raids;
using Parley.Domain.Reading;
using Parley.Domain.Tags;
using Parley.Domain.Topics;

namespace Parley.Data;

public sealed class ParleyDb : DataConnection
{
    const int MostAttempts = 5;

    readonly Database _database;
    readonly List<LiveEvent> _told = [];

    public ParleyDb(Database database)
        : base(database.Options)
    {
        _database = database;
        AddInterceptor(new CountStatements(this));
    }

    public ITable<Member> Members => this.GetTable<Member>();

    public ITable<Profile> Profiles => this.GetTable<Profile>();

    public ITable<Session> Sessions => this.GetTable<Session>();

    public ITable<Download> Downloads => this.GetTable<Download>();

    public ITable<Registration> Registrations => this.GetTable<Registration>();

    public ITable<Invitation> Invitations => this.GetTable<Invitation>();

    public ITable<LoginFailure> LoginFailures => this.GetTable<LoginFailure>();

    public ITable<Allowance> Allowances => this.GetTable<Allowance>();

    public ITable<EmailChange> EmailChanges => this.GetTable<EmailChange>();

    public ITable<SecondFactor> SecondFactors => this.GetTable<SecondFactor>();

    public ITable<RecoveryCode> RecoveryCodes => this.GetTable<RecoveryCode>();

    public ITable<Passkey> Passkeys => this.GetTable<Passkey>();

    public ITable<SpentValue> SpentValues => this.GetTable<SpentValue>();

    public ITable<Category> Categories => this.GetTable<Category>();

    public ITable<Group> Groups => this.GetTable<Group>();

    public ITable<GroupMember> GroupMembers => this.GetTable<GroupMember>();

    public ITable<Topic> Topics => this.GetTable<Topic>();

    public ITable<Tag> Tags => this.GetTable<Tag>();

    public ITable<TopicTag> TopicTags => this.GetTable<TopicTag>();

    public ITable<OldTagName> OldTagNames => this.GetTable<OldTagName>();

    public ITable<Post> Posts => this.GetTable<Post>();

    public ITable<MovedPost> MovedPosts => this.GetTable<MovedPost>();

    public ITable<PostLike> PostLikes => this.GetTable<PostLike>();

    public ITable<PostVersion> PostVersions => this.GetTable<PostVersion>();

    public ITable<Bookmark> Bookmarks => this.GetTable<Bookmark>();

    public ITable<ModerationEntry> ModerationLog => this.GetTable<ModerationEntry>();

    public ITable<Flag> Flags => this.GetTable<Flag>();

    public ITable<HeldPost> HeldPosts => this.GetTable<HeldPost>();

    public ITable<Filter> Filters => this.GetTable<Filter>();

    public ITable<Raid> Raids => this.GetTable<Raid>();

    public ITable<MemberBlock> MemberBlocks => this.GetTable<MemberBlock>();

    public ITable<PostOrigin> PostOrigins => this.GetTable<PostOrigin>();

    public ITable<DailyFigures> DailyFigures => this.GetTable<DailyFigures>();

    public ITable<SearchMiss> SearchMisses => this.GetTable<SearchMiss>();

    public ITable<Appeal> Appeals => this.GetTable<Appeal>();

    public ITable<BulkAct> BulkActs => this.GetTable<BulkAct>();

    public ITable<BulkItem> BulkItems => this.GetTable<BulkItem>();

    public ITable<UploadedFile> Files => this.GetTable<UploadedFile>();

    public ITable<PostFile> PostFiles => this.GetTable<PostFile>();

    public ITable<Poll> Polls => this.GetTable<Poll>();

    public ITable<PollChoice> PollChoices => this.GetTable<PollChoice>();

    public ITable<PollBallot> PollBallots => this.GetTable<PollBallot>();

    public ITable<PollVote> PollVotes => this.GetTable<PollVote>();

    public ITable<Draft> Drafts => this.GetTable<Draft>();

    public ITable<DraftVersion> DraftVersions => this.GetTable<DraftVersion>();

    public ITable<Notification> Notifications => this.GetTable<Notification>();

    public ITable<NotificationActor> NotificationActors => this.GetTable<NotificationActor>();

    public ITable<TopicWatch> TopicWatches => this.GetTable<TopicWatch>();

    public ITable<CategoryWatch> CategoryWatches => this.GetTable<CategoryWatch>();

    public ITable<TagWatch> TagWatches => this.GetTable<TagWatch>();

    public ITable<TopicMark> TopicMarks => this.GetTable<TopicMark>();

    public ITable<ReadRange> ReadRanges => this.GetTable<ReadRange>();

    public ITable<CategoryMark> CategoryMarks => this.GetTable<CategoryMark>();

    public ITable<Ignore> Ignores => this.GetTable<Ignore>();

    public ITable<LoggedMail> MailLog => this.GetTable<LoggedMail>();

    public ITable<Job> Jobs => this.GetTable<Job>();

    public ITable<SearchPosting> SearchPostings => this.GetTable<SearchPosting>();

    public ITable<FreshPost> FreshPosts => this.GetTable<FreshPost>();

    public ITable<SearchDocument> SearchDocuments => this.GetTable<SearchDocument>();

    public ITable<SearchWord> SearchWords => this.GetTable<SearchWord>();

    public ITable<SearchState> SearchStates => this.GetTable<SearchState>();

    public ITable<Setting> Settings => this.GetTable<Setting>();

    public ITable<ChosenSetting> ChosenSettings => this.GetTable<ChosenSetting>();

    public ITable<PreparedReason> PreparedReasons => this.GetTable<PreparedReason>();

    public ITable<PreparedReasonText> PreparedReasonTexts => this.GetTable<PreparedReasonText>();

    public ITable<DataProtectionKey> DataProtectionKeys => this.GetTable<DataProtectionKey>();

    /// <summary>How many statements this connection has sent: what a page costs.</summary>
    public int StatementCount { get; private set; }

    /// <summary>Set by <see cref="JobQueue"/>: the worker is woken once the transaction is in.</summary>
    internal bool HasNewJobs { get; set; }

    /// <summary>
    /// Does the work in one transaction. Where two transactions stood in each other's way it is done again from the start, so
    /// the work must have no effect outside the database.
    /// </summary>
    public async Task<T> WriteAsync<T>(Func<Task<T>> work, CancellationToken cancel)
    {
        if (Transaction is not null)
            return await work();

        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryWriteAsync(work, cancel);
            }
            catch (DbException conflict) when (attempt < MostAttempts && _database.Dialect.IsConflict(conflict))
            {
                await Task.Delay(Random.Shared.Next(5, 20 * attempt), cancel);
            }
        }
    }

    public Task WriteAsync(Func<Task> work, CancellationToken cancel) =>
        WriteAsync(
            async () =>
            {
                await work();
                return true;
            },
            cancel);

    /// <summary>Within a write: open pages hear of it once that is in, and never where it is not.</summary>
    public void Tell(LiveEvent happened)
    {
        if (Transaction is null)
            throw new InvalidOperationException("There is no write under way whose end this could wait for.");
        _told.Add(happened);
    }

    public bool IsUniqueViolation(DbException exception) => _database.Dialect.IsUniqueViolation(exception);

    /// <summary>Which database this is, with its version.</summary>
    public async Task<string> DescribeAsync(CancellationToken cancel) =>
        $"{_database.Dialect.Name} {await this.ExecuteAsync<string>(_database.Dialect.VersionSql, cancel)}";

    /// <summary>What the whole database takes, in bytes.</summary>
    public Task<long> SizeAsync(CancellationToken cancel) => this.ExecuteAsync<long>(_database.Dialect.SizeSql, cancel);

    /// <summary>The faults that the database finds in itself; none when it is sound.</summary>
    public Task<IReadOnlyList<string>> CheckIntegrityAsync(CancellationToken cancel) =>
        _database.Dialect.CheckIntegrityAsync(this, TableNames.All, cancel);

    /// <summary>With rows that brought their numbers along, in their transaction: the next number comes behind them.</summary>
    public Task AdvanceNumbersAsync(CancellationToken cancel) => _database.Dialect.AdvanceIdentitiesAsync(this, TableNames.Numbered, cancel);

    /// <summary>After much was written: the database looks at what it holds.</summary>
    public Task SettleAsync(CancellationToken cancel) => _database.Dialect.AnalyzeAsync(this, TableNames.All, cancel);

    async Task<T> TryWriteAsync<T>(Func<Task<T>> work, CancellationToken cancel)
    {
        HasNewJobs = false;
        _told.Clear();
        T result;
        using (await _database.TakeTurnAsync(cancel))
        {
            await using var transaction = await BeginTransactionAsync(_database.Dialect.WriteIsolation, cancel);
            result = await work();

            // Once begun, a commit is not called off: the answer must tell what really happened.
            await transaction.CommitAsync(CancellationToken.None);
        }

        if (HasNewJobs)
            _database.JobSignal.Wake();
        _told.ForEach(_database.Announce);
        return result;
    }

    sealed class CountStatements(ParleyDb db) : CommandInterceptor
    {
        public override DbCommand CommandInitialized(CommandEventData eventData, DbCommand command)
        {
            db.StatementCount++;
            return command;
        }
    }
}
