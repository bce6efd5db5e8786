using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Parley.Data;
using Parley.Platform.Storage;

namespace Parley.Web;

/// <summary>
/// The settings, from <c>appsettings.json</c>, the environment (<c>PARLEY_…</c>, sections joined by two underscores) and the
/// command line, the later ones stronger. Where none of these says anything, what administrators choose in the browser holds: see
/// <see cref="CurrentSettings"/>.
/// </summary>
public sealed partial class ParleyOptions
{
    /// <summary>Where it listens; several are separated by semicolons.</summary>
    public string Urls { get; set; } = "http://localhost:8000";

    /// <summary>The folder of what Parley keeps: the SQLite file, and mails where no mail server is set.</summary>
    public string Data { get; set; } = "data";

    /// <summary>See <see cref="DatabaseAddress"/>.</summary>
    public string Database { get; set; } = "sqlite";

    /// <summary>The mail server, such as <c>smtp://user:password@host:587</c>; without one, mails become files.</summary>
    public string? Smtp { get; set; }

    /// <summary>The address under which people reach the forum, for links in mails and feeds; by default the first of <see cref="Urls"/>.</summary>
    public string? PublicUrl { get; set; }

    /// <summary>
    /// Whether a proxy on this machine tells who asks (X-Forwarded-For, X-Forwarded-Proto). It must write these fields itself: what a visitor
    /// wrote there is believed, too.
    /// </summary>
    public bool BehindProxy { get; set; }

    /// <summary>Where members' files are kept: a bucket, see <see cref="StorageAddress"/>; without one, a folder in <see cref="Data"/>.</summary>
    public string? Storage { get; set; }

    public ForumOptions Forum { get; set; } = new();

    public PrivacyOptions Privacy { get; set; } = new();

    public RegistrationOptions Registration { get; set; } = new();

    public TopicOptions Topics { get; set; } = new();

    public PostingOptions Posting { get; set; } = new();

    public ModerationOptions Moderation { get; set; } = new();

    public StaffOptions Staff { get; set; } = new();

    public NotificationOptions Notifications { get; set; } = new();

    public UploadOptions Files { get; set; } = new();

    public LiveOptions Live { get; set; } = new();

    public SearchOptions Search { get; set; } = new();

    public MailOptions Mail { get; set; } = new();

    public LanguageOptions Languages { get; set; } = new();

    public AccessLogSettings AccessLog { get; set; } = new();

    /// <summary>Where each setting comes from that was set before the start; nothing in the browser changes it.</summary>
    public IReadOnlyDictionary<string, SettingOrigin> Origins { get; set; } = new Dictionary<string, SettingOrigin>();

    public Uri? MailServer => Smtp is null ? Mail.Address : new(Smtp);

    public string PublicAddress => (PublicUrl ?? Everywhere().Replace(Urls.Split(';')[0], "://localhost")).TrimEnd('/');

    /// <summary>Reads the settings.</summary>
    /// <exception cref="SettingException">One of them is wrong; the message names it.</exception>
    public static ParleyOptions From(IConfiguration configuration)
    {
        var options = new ParleyOptions();
        options.Take(configuration);
        options.Origins = SettingOrigin.Of(configuration);
        return options;
    }

    /// <summary>The same with other settings laid over these.</summary>
    /// <exception cref="SettingException">One of them is wrong; the message names it.</exception>
    public ParleyOptions With(IEnumerable<KeyValuePair<string, string?>> settings)
    {
        var options = Copy();
        options.Take(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        return options;
    }

    public DatabaseAddress ReadDatabase() => DatabaseAddress.Parse(Database, Data);

    public StorageAddress? ReadStorage() => string.IsNullOrEmpty(Storage) ? null : StorageAddress.Parse(Storage);

    void Take(IConfiguration configuration)
    {
        try
        {
            configuration.Bind(this);
        }
        catch (InvalidOperationException unreadable)
        {
            throw new SettingException(unreadable.Message);
        }

        Validate();
    }

    // Sections are objects of their own, which are not to be shared.
    ParleyOptions Copy()
    {
        var copy = (ParleyOptions)MemberwiseClone();
        foreach (var section in SettingPath.SectionsOf(typeof(ParleyOptions)))
            section.SetValue(copy, SettingPath.Clone(section.GetValue(this)!));
        return copy;
    }

    void Validate()
    {
        foreach (var url in Urls.Split(';'))
            Require(IsAddress(url, "http", "https", "unix"), "Urls", url, "an address such as http://localhost:8000");
        Require(Data.Length > 0, "Data", Data, "a folder");
        Require(Smtp is null || IsAddress(Smtp, "smtp", "smtps"), "Smtp", Smtp, "an address such as smtp://user:password@host:587");
        Require(PublicUrl is null || IsAddress(PublicUrl, "http", "https"), "PublicUrl", PublicUrl, "an address such as https://forum.example.org");
        Forum.Validate();
        Registration.Validate();
        Posting.Validate();
        Moderation.Validate();
        Staff.Validate();
        Privacy.Validate();
        Notifications.Validate();
        Files.Validate();
        Live.Validate();
        Search.Validate();
        AccessLog.Validate();
        Mail.Validate();
        Languages.Validate();
        RequireReadable("Database", Database, ReadDatabase);
        RequireReadable("Storage", Storage, ReadStorage);
    }

    static void RequireReadable(string setting, string? value, Func<object?> read)
    {
        try
        {
            read();
        }
        catch (FormatException wrong)
        {
            throw SettingException.For(setting, value, wrong.Message);
        }
    }

    // Where it listens on every interface, that is no address that a link can lead to.
    [GeneratedRegex(@"://(\*|\+|0\.0\.0\.0|\[::\])(?=[:/]|$)")]
    private static partial Regex Everywhere();

    // "http://*:8000" is how ASP.NET Core writes "on every interface".
    static bool IsAddress(string address, params string[] schemes) =>
        Uri.TryCreate(address.Replace("://*", "://any", StringComparison.Ordinal).Replace("://+", "://any", StringComparison.Ordinal), UriKind.Absolute, out var uri)
        && schemes.Contains(uri.Scheme);

    internal static void Require(bool holds, string setting, string? value, Wanted wanted)
    {
        if (!holds)
            throw SettingException.For(setting, value, wanted);
    }
}

public sealed class TopicOptions
{
    /// <summary>Whether who began a topic may close it, and open it again.</summary>
    public bool AuthorsMayClose { get; set; } = true;
}

public sealed class PrivacyOptions
{
    public const int MostAddressDays = 3650;

    /// <summary>As long as the cookie of a sign-in lasts.</summary>
    public const int MostSessionDays = 60;

    /// <summary>For how long the addresses (IP) are kept that members were last seen at.</summary>
    public int AddressDays { get; set; } = 90;

    /// <summary>Whether who leaves may have all that they wrote hidden, too: it tears holes into what others wrote.</summary>
    public bool MembersMayHidePosts { get; set; }

    /// <summary>A sign-in that nobody came back to for so long is forgotten.</summary>
    public int SessionDays { get; set; } = MostSessionDays;

    internal void Validate()
    {
        ParleyOptions.Require(AddressDays is >= 0 and <= MostAddressDays, "Privacy:AddressDays", $"{AddressDays}", Wanted.Number(0, MostAddressDays));
        ParleyOptions.Require(SessionDays is >= 1 and <= MostSessionDays, "Privacy:SessionDays", $"{SessionDays}", Wanted.Number(1, MostSessionDays));
    }
}
