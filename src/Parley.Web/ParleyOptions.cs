using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Parley.Data;
using Parley.Platform.Storage;

namespace Parley.Web;

/// <summary>
/// The settings, from <c>appsettings.json</c>, the environment (<c>PARLEY_…</c>, sections joined by two underscores) and the
/// command line, the later ones stronger.
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

    /// <summary>Where members' files are kept: a bucket, see <see cref="StorageAddress"/>; without one, a folder in <see cref="Data"/>.</summary>
    public string? Storage { get; set; }

    public ForumOptions Forum { get; set; } = new();

    public PrivacyOptions Privacy { get; set; } = new();

    public RegistrationOptions Registration { get; set; } = new();

    public TopicOptions Topics { get; set; } = new();

    public PostingOptions Posting { get; set; } = new();

    public ModerationOptions Moderation { get; set; } = new();

    public NotificationOptions Notifications { get; set; } = new();

    public UploadOptions Files { get; set; } = new();

    public LiveOptions Live { get; set; } = new();

    public SearchOptions Search { get; set; } = new();

    public AccessLogSettings AccessLog { get; set; } = new();

    public string PublicAddress => (PublicUrl ?? Everywhere().Replace(Urls.Split(';')[0], "://localhost")).TrimEnd('/');

    /// <summary>Reads the settings.</summary>
    /// <exception cref="SettingException">One of them is wrong; the message names it.</exception>
    public static ParleyOptions From(IConfiguration configuration)
    {
        var options = new ParleyOptions();
        try
        {
            configuration.Bind(options);
        }
        catch (InvalidOperationException unreadable)
        {
            throw new SettingException(unreadable.Message);
        }

        options.Validate();
        return options;
    }

    public DatabaseAddress ReadDatabase() => DatabaseAddress.Parse(Database, Data);

    public StorageAddress? ReadStorage() => string.IsNullOrEmpty(Storage) ? null : StorageAddress.Parse(Storage);

    void Validate()
    {
        foreach (var url in Urls.Split(';'))
            Require(IsAddress(url, "http", "https", "unix"), "Urls", url, "an address such as http://localhost:8000");
        Require(Data.Length > 0, "Data", Data, "a folder");
        Require(Smtp is null || IsAddress(Smtp, "smtp", "smtps"), "Smtp", Smtp, "an address such as smtp://user:password@host:587");
        Require(PublicUrl is null || IsAddress(PublicUrl, "http", "https"), "PublicUrl", PublicUrl, "an address such as https://forum.example.org");
        Require(Forum.Name.Trim().Length is > 0 and <= ForumOptions.LongestName, "Forum:Name", Forum.Name, "one to 60 characters");
        Require(new EmailAddressAttribute().IsValid(Forum.MailFrom), "Forum:MailFrom", Forum.MailFrom, "an e-mail address");
        Registration.Validate();
        Posting.Validate();
        Moderation.Validate();
        Require(
            Privacy.AddressDays is >= 0 and <= PrivacyOptions.MostAddressDays,
            "Privacy:AddressDays", $"{Privacy.AddressDays}", $"a number of days from 0 to {PrivacyOptions.MostAddressDays}");
        Notifications.Validate();
        Files.Validate();
        Live.Validate();
        Search.Validate();
        AccessLog.Validate();
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

    internal static void Require(bool holds, string setting, string? value, string wanted)
    {
        if (!holds)
            throw SettingException.For(setting, value, $"It must be {wanted}.");
    }
}

public sealed class ForumOptions
{
    public const int LongestName = 60;

    public string Name { get; set; } = "Parley";

    /// <summary>Whom the forum's mails come from.</summary>
    public string MailFrom { get; set; } = "forum@localhost.localdomain";
}

public sealed class TopicOptions
{
    /// <summary>Whether who began a topic may close it, and open it again.</summary>
    public bool AuthorsMayClose { get; set; } = true;
}

public sealed class PrivacyOptions
{
    public const int MostAddressDays = 3650;

    /// <summary>For how long the addresses (IP) are kept that members were last seen at.</summary>
    public int AddressDays { get; set; } = 90;

    /// <summary>Whether who leaves may have all that they wrote hidden, too: it tears holes into what others wrote.</summary>
    public bool MembersMayHidePosts { get; set; }
}
