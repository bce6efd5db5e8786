using System.Text.Json;
using LinqToDB;
using LinqToDB.Data;
using LinqToDB.Mapping;
using Parley.Data.Jobs;
using Parley.Data.Mails;
using Parley.Data.Search;
using Parley.Data.Settings;
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
using Parley.Domain.Moderation;
using Parley.Domain.Notifications;
using Parley.Domain.Polls;
using Parley.Domain.Posts;
using Parley.Domain.Profiles;
using Parley.Domain.Raids;
using Parley.Domain.Reading;
using Parley.Domain.Shared;
using Parley.Domain.Tags;
using Parley.Domain.Topics;

namespace Parley.Data.Tables;

/// <summary>
/// How the domain's types stand in tables. Columns are named after properties, in snake case; times are Unix milliseconds
/// and ids are numbers, so that all three databases keep them alike.
/// </summary>
static class ParleyMapping
{
    // One for each table of ParleyDb.
    public static readonly Type[] Entities =
    [
        .. typeof(ParleyDb).GetProperties()
            .Select(property => property.PropertyType)
            .Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ITable<>))
            .Select(type => type.GetGenericArguments()[0]),
    ];

    static readonly ValueConverter<DateTimeOffset, long> Times =
        new(time => time.ToUnixTimeMilliseconds(), number => DateTimeOffset.FromUnixTimeMilliseconds(number), handlesNulls: false);

    static readonly ValueConverter<DateTimeOffset?, long?> OptionalTimes = new(
        time => time == null ? null : time.Value.ToUnixTimeMilliseconds(),
        number => number == null ? null : DateTimeOffset.FromUnixTimeMilliseconds(number.Value),
        handlesNulls: true);

    public static MappingSchema Schema { get; } = Build();

    static MappingSchema Build()
    {
        MappingSchema.EntityDescriptorCreatedCallback = NameColumns;
        var schema = new MappingSchema("Parley");
        MapTimes(schema);
        MapId<MemberId>(schema);
        MapId<SessionId>(schema);
        MapId<RegistrationId>(schema);
        MapId<InvitationId>(schema);
        MapId<PasskeyId>(schema);
        MapId<CategoryId>(schema);
        MapId<GroupId>(schema);
        MapId<TagId>(schema);
        MapId<TopicId>(schema);
        MapId<PostId>(schema);
        MapId<UploadedFileId>(schema);
        MapId<PollChoiceId>(schema);
        MapId<PollBallotId>(schema);
        MapId<NotificationId>(schema);
        MapTables(new FluentMappingBuilder(schema));
        return schema;
    }

    static void MapTables(FluentMappingBuilder map)
    {
        map.Entity<Member>().HasTableName("members").HasIdentity(m => m.Id).HasPrimaryKey(m => m.Id)
            .Property(m => m.PostCount).IsNotColumn()
            .Property(m => m.AwaitsConfirmation).IsNotColumn()
            .Property(m => m.AwaitsApproval).IsNotColumn()
            .Property(m => m.IsClaimed).IsNotColumn()
            .Property(m => m.IsSuspended).IsNotColumn()
            .Property(m => m.ReadUntil).IsNotColumn();
        map.Entity<Profile>().HasTableName("profiles").HasPrimaryKey(p => p.MemberId);
        map.Entity<Session>().HasTableName("sessions").HasIdentity(s => s.Id).HasPrimaryKey(s => s.Id);
        map.Entity<Download>().HasTableName("downloads").HasIdentity(d => d.Id).HasPrimaryKey(d => d.Id)
            .Property(d => d.File).IsNotColumn();
        map.Entity<Registration>().HasTableName("registrations").HasIdentity(r => r.Id).HasPrimaryKey(r => r.Id);
        map.Entity<Invitation>().HasTableName("invitations").HasIdentity(i => i.Id).HasPrimaryKey(i => i.Id);
        map.Entity<LoginFailure>().HasTableName("login_failures").HasPrimaryKey(f => f.Subject);
        map.Entity<Allowance>().HasTableName("allowances").HasPrimaryKey(a => a.Subject);
        map.Entity<EmailChange>().HasTableName("email_changes").HasIdentity(c => c.Id).HasPrimaryKey(c => c.Id);
        map.Entity<SecondFactor>().HasTableName("second_factors").HasPrimaryKey(f => f.MemberId);
        map.Entity<RecoveryCode>().HasTableName("recovery_codes").HasPrimaryKey(c => new { c.MemberId, c.Digest });
        map.Entity<Passkey>().HasTableName("passkeys").HasIdentity(p => p.Id).HasPrimaryKey(p => p.Id);
        map.Entity<SpentValue>().HasTableName("spent_values").HasPrimaryKey(v => v.Digest);
        map.Entity<Category>().HasTableName("categories").HasIdentity(c => c.Id).HasPrimaryKey(c => c.Id)
            .Property(c => c.IsChild).IsNotColumn();
        map.Entity<Group>().HasTableName("member_groups").HasIdentity(g => g.Id).HasPrimaryKey(g => g.Id);
        map.Entity<GroupMember>().HasTableName("group_members").HasPrimaryKey(m => new { m.GroupId, m.MemberId });
        map.Entity<Tag>().HasTableName("tags").HasIdentity(t => t.Id).HasPrimaryKey(t => t.Id);
        map.Entity<TopicTag>().HasTableName("topic_tags").HasPrimaryKey(t => new { t.TopicId, t.TagId });
        map.Entity<OldTagName>().HasTableName("old_tag_names").HasPrimaryKey(n => n.Name);
        map.Entity<Topic>().HasTableName("topics").HasIdentity(t => t.Id).HasPrimaryKey(t => t.Id)
            .Property(t => t.TagNames).IsNotColumn()
            .Property(t => t.IsClosed).IsNotColumn()
            .Property(t => t.IsSolved).IsNotColumn()
            .Property(t => t.IsShown).IsNotColumn();
        map.Entity<Post>().HasTableName("posts").HasIdentity(p => p.Id).HasPrimaryKey(p => p.Id)
            .Property(p => p.IsFirst).IsNotColumn();
        map.Entity<MovedPost>().HasTableName("moved_posts").HasPrimaryKey(m => new { m.TopicId, m.Number });
        map.Entity<PostLike>().HasTableName("post_likes").HasPrimaryKey(l => new { l.PostId, l.LikerId });
        map.Entity<PostVersion>().HasTableName("post_versions").HasPrimaryKey(v => new { v.PostId, v.Number })
            .Property(v => v.IsHidden).IsNotColumn();
        map.Entity<Bookmark>().HasTableName("bookmarks").HasPrimaryKey(b => new { b.MemberId, b.PostId });
        map.Entity<ModerationEntry>().HasTableName("moderation_log").HasIdentity(e => e.Id).HasPrimaryKey(e => e.Id);
        map.Entity<DailyFigures>().HasTableName("daily_figures").HasPrimaryKey(f => f.Day)
            .Property(f => f.Date).IsNotColumn();
        map.Entity<SearchMiss>().HasTableName("search_misses").HasPrimaryKey(m => m.Words);
        map.Entity<Appeal>().HasTableName("appeals").HasIdentity(a => a.Id).HasPrimaryKey(a => a.Id);
        map.Entity<PostOrigin>().HasTableName("post_origins").HasPrimaryKey(o => o.PostId);
        map.Entity<Flag>().HasTableName("flags").HasIdentity(f => f.Id).HasPrimaryKey(f => f.Id);
        map.Entity<HeldPost>().HasTableName("held_posts").HasPrimaryKey(h => h.PostId);
        map.Entity<Filter>().HasTableName("filters").HasIdentity(f => f.Id).HasPrimaryKey(f => f.Id);
        map.Entity<Raid>().HasTableName("raids").HasIdentity(r => r.Id).HasPrimaryKey(r => r.Id);
        map.Entity<MemberBlock>().HasTableName("member_blocks").HasIdentity(b => b.Id).HasPrimaryKey(b => b.Id);
        map.Entity<BulkAct>().HasTableName("bulk_acts").HasIdentity(b => b.Id).HasPrimaryKey(b => b.Id)
            .Property(b => b.IsUnderWay).IsNotColumn();
        map.Entity<BulkItem>().HasTableName("bulk_items").HasIdentity(i => i.Id).HasPrimaryKey(i => i.Id);
        map.Entity<UploadedFile>().HasTableName("files").HasIdentity(f => f.Id).HasPrimaryKey(f => f.Id)
            .Property(f => f.IsImage).IsNotColumn();
        map.Entity<PostFile>().HasTableName("post_files").HasPrimaryKey(f => new { f.PostId, f.FileId });
        map.Entity<Poll>().HasTableName("polls").HasPrimaryKey(p => p.TopicId)
            .Property(p => p.TakesSeveral).IsNotColumn()
            .Property(p => p.HasVotes).IsNotColumn();
        map.Entity<PollChoice>().HasTableName("poll_choices").HasIdentity(c => c.Id).HasPrimaryKey(c => c.Id);
        map.Entity<PollBallot>().HasTableName("poll_ballots").HasIdentity(b => b.Id).HasPrimaryKey(b => b.Id);
        map.Entity<PollVote>().HasTableName("poll_votes").HasPrimaryKey(v => new { v.BallotId, v.ChoiceId });
        map.Entity<Draft>().HasTableName("drafts").HasPrimaryKey(d => new { d.MemberId, d.Place });
        map.Entity<DraftVersion>().HasTableName("draft_versions").HasIdentity(v => v.Id).HasPrimaryKey(v => v.Id);
        map.Entity<Notification>().HasTableName("notifications").HasIdentity(n => n.Id).HasPrimaryKey(n => n.Id);
        map.Entity<NotificationActor>().HasTableName("notification_actors").HasPrimaryKey(a => new { a.NotificationId, a.ActorId });
        map.Entity<TopicWatch>().HasTableName("topic_watches").HasPrimaryKey(w => new { w.MemberId, w.TopicId });
        map.Entity<CategoryWatch>().HasTableName("category_watches").HasPrimaryKey(w => new { w.MemberId, w.CategoryId });
        map.Entity<TagWatch>().HasTableName("tag_watches").HasPrimaryKey(w => new { w.MemberId, w.TagId });
        map.Entity<TopicMark>().HasTableName("topic_marks").HasPrimaryKey(m => new { m.MemberId, m.TopicId });
        map.Entity<ReadRange>().HasTableName("read_ranges").HasPrimaryKey(r => new { r.MemberId, r.TopicId, r.FirstNumber });
        map.Entity<CategoryMark>().HasTableName("category_marks").HasPrimaryKey(m => new { m.MemberId, m.CategoryId });
        map.Entity<Ignore>().HasTableName("ignores").HasPrimaryKey(i => new { i.MemberId, i.IgnoredId });
        map.Entity<LoggedMail>().HasTableName("mail_log").HasIdentity(m => m.Id).HasPrimaryKey(m => m.Id);
        map.Entity<Job>().HasTableName("jobs").HasIdentity(j => j.Id).HasPrimaryKey(j => j.Id);
        map.Entity<SearchPosting>().HasTableName("search_postings").HasPrimaryKey(p => new { p.Generation, p.Term, p.Block });
        map.Entity<FreshPost>().HasTableName("search_fresh").HasPrimaryKey(p => p.PostId);
        map.Entity<SearchDocument>().HasTableName("search_documents").HasPrimaryKey(d => new { d.Generation, d.PostId });
        map.Entity<SearchWord>().HasTableName("search_words").HasPrimaryKey(w => new { w.Generation, w.Term });
        map.Entity<SearchState>().HasTableName("search_state").HasPrimaryKey(s => s.Id);
        map.Entity<Setting>().HasTableName("settings").HasPrimaryKey(s => s.Name);
        map.Entity<ChosenSetting>().HasTableName("chosen_settings").HasPrimaryKey(s => s.Name);
        map.Entity<PreparedReason>().HasTableName("prepared_reasons").HasPrimaryKey(r => r.Code);
        map.Entity<PreparedReasonText>().HasTableName("prepared_reason_texts").HasPrimaryKey(t => new { t.Code, t.Language });
        map.Entity<DataProtectionKey>().HasTableName("data_protection_keys").HasPrimaryKey(k => k.Id);
        MapTimes(map);
        map.Build();
    }

    static void NameColumns(MappingSchema schema, IEntityChangeDescriptor entity)
    {
        foreach (var column in entity.Columns)
            column.ColumnName = JsonNamingPolicy.SnakeCaseLower.ConvertName(column.MemberName);
    }

    static void MapTimes(MappingSchema schema)
    {
        schema.AddScalarType(typeof(DateTimeOffset), DataType.Int64);
        schema.SetConverter<DateTimeOffset, DataParameter>(time => new(null, time.ToUnixTimeMilliseconds(), DataType.Int64));
        schema.SetConverter<DateTimeOffset, long>(time => time.ToUnixTimeMilliseconds());
        schema.SetConverter<long, DateTimeOffset>(DateTimeOffset.FromUnixTimeMilliseconds);
        schema.SetValueToSqlConverter(typeof(DateTimeOffset), (sql, _, value) => sql.Append(((DateTimeOffset)value).ToUnixTimeMilliseconds()));
    }

    // And column by column: the MySQL provider has its own idea of how to read a DateTimeOffset, which a converter for the type can't
    // overrule.
    static void MapTimes(FluentMappingBuilder map)
    {
        foreach (var entity in Entities)
        {
            foreach (var property in entity.GetProperties())
            {
                if (property.PropertyType == typeof(DateTimeOffset))
                    map.HasAttribute(property, new ValueConverterAttribute { ValueConverter = Times });
                else if (property.PropertyType == typeof(DateTimeOffset?))
                    map.HasAttribute(property, new ValueConverterAttribute { ValueConverter = OptionalTimes });
            }
        }
    }

    static void MapId<TId>(MappingSchema schema)
        where TId : struct, IId<TId>
    {
        schema.AddScalarType(typeof(TId), DataType.Int64);
        schema.SetConverter<TId, DataParameter>(id => new(null, id.Value, DataType.Int64));
        schema.SetConverter<TId, long>(id => id.Value);
        schema.SetConverter<long, TId>(TId.From);
        schema.SetValueToSqlConverter(typeof(TId), (sql, _, value) => sql.Append(((TId)value).Value));
    }
}
