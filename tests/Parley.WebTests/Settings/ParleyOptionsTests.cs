using Microsoft.Extensions.Configuration;
using Parley.Web;
using Xunit;

namespace Parley.WebTests.Settings;

public sealed class ParleyOptionsTests
{
    [Fact]
    public void Without_any_setting_a_newcomer_can_start()
    {
        var options = Read();

        Assert.Equal(("http://localhost:8000", "data", "sqlite"), (options.Urls, options.Data, options.Database));
        Assert.Equal(("Parley", "http://localhost:8000"), (options.Forum.Name, options.PublicAddress));
        Assert.Null(options.Smtp);
    }

    [Theory]
    [InlineData("Urls", "http://*:8000")]
    [InlineData("Urls", "http://+:80;https://[::1]:8443")]
    [InlineData("Urls", "http://unix:/run/parley.sock")]
    [InlineData("Smtp", "smtps://user:p%40ss@mail.example:465")]
    [InlineData("PublicUrl", "https://forum.example.org/")]
    [InlineData("Forum:Name", "论坛 Ünïcödé")]
    [InlineData("Registration:Mode", "Approval")]
    [InlineData("Registration:Mode", "invitation")]
    [InlineData("Registration:PostsBeforeConfirmation", "0")]
    [InlineData("Registration:PuzzleBits", "20")]
    [InlineData("Privacy:AddressDays", "0")]
    [InlineData("Privacy:AddressDays", "365")]
    [InlineData("Storage", "s3://key:sec%2Fret@s3.example.org/my-bucket?region=eu-central-1")]
    [InlineData("Storage", "s3://key:secret@localhost:9000/bucket?tls=false")]
    [InlineData("Files:Kinds", "pdf, tar.gz txt")]
    [InlineData("Files:LargestFileMegabytes", "100")]
    public void Good_setting_is_taken(string name, string value) => Assert.NotNull(Read((name, value)));

    [Theory]
    [InlineData("Urls", "localhost:8000")]
    [InlineData("Urls", "http://localhost:8000;nonsense")]
    [InlineData("Urls", "")]
    [InlineData("Data", "")]
    [InlineData("Database", "nonsense")]
    [InlineData("Smtp", "mail.example.org")]
    [InlineData("Smtp", "http://mail.example.org")]
    [InlineData("PublicUrl", "ftp://forum.example.org")]
    [InlineData("Forum:Name", "")]
    [InlineData("Forum:MailFrom", "nobody")]
    [InlineData("Registration:Mode", "9")]
    [InlineData("Registration:PostsBeforeConfirmation", "-1")]
    [InlineData("Registration:FillSeconds", "-1")]
    [InlineData("Registration:FillSecondsWithoutPuzzle", "2")]
    [InlineData("Registration:PuzzleBits", "60")]
    [InlineData("Privacy:AddressDays", "-1")]
    [InlineData("Privacy:AddressDays", "100000")]
    [InlineData("Storage", "/var/files")]
    [InlineData("Storage", "https://s3.example.org/bucket")]
    [InlineData("Storage", "s3://s3.example.org/bucket")]
    [InlineData("Storage", "s3://key:***@s3.example.org")]
    [InlineData("Storage", "s3://key:***@s3.example.org/bucket/folder")]
    [InlineData("Storage", "s3://key:***@s3.example.org/bucket?zone=1")]
    [InlineData("Files:Kinds", "pdf *.txt")]
    [InlineData("Files:LargestFileMegabytes", "0")]
    [InlineData("Files:MostAtOnce", "1000")]
    public void Wrong_setting_is_named_with_its_variable_and_value(string name, string value)
    {
        var wrong = Assert.Throws<SettingException>(() => Read((name, value)));

        var variable = "PARLEY_" + name.Replace(":", "__", StringComparison.Ordinal).ToUpperInvariant();
        Assert.Contains($"The setting {name} ({variable})", wrong.Message, StringComparison.Ordinal);
        Assert.True(value.Length == 0 || wrong.Message.Contains($"'{value.Split(';')[^1]}'", StringComparison.Ordinal), wrong.Message);
    }

    [Theory]
    [InlineData("Database", "postgres://anna:secret@localhost")]
    [InlineData("Database", "postgres://anna:secr@et#@localhost/forum")]
    [InlineData("Smtp", "http://anna:secret@localhost")]
    [InlineData("Storage", "s3://anna:secr/et@localhost/bucket")]
    public void Password_in_a_wrong_setting_is_not_told(string name, string value)
    {
        var wrong = Assert.Throws<SettingException>(() => Read((name, value)));

        Assert.Contains("://anna:***@localhost", wrong.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secr", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Links_in_mails_lead_to_the_public_address() =>
        Assert.Equal("https://forum.example.org", Read(("PublicUrl", "https://forum.example.org/"), ("Urls", "http://localhost:1")).PublicAddress);

    [Theory]
    [InlineData("http://*:8000")]
    [InlineData("http://+:8000")]
    [InlineData("http://0.0.0.0:8000")]
    [InlineData("http://[::]:8000")]
    [InlineData("http://localhost:8000;http://*:9000")]
    public void Links_lead_to_this_machine_where_no_public_address_is_set(string urls) =>
        Assert.Equal("http://localhost:8000", Read(("Urls", urls)).PublicAddress);

    static ParleyOptions Read(params (string Name, string Value)[] settings) => ParleyOptions.From(new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value)))
        .Build());
}
