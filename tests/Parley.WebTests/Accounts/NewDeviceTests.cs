using LinqToDB;
using Parley.Domain.Accounts;
using Parley.Testing;
using Xunit;

namespace Parley.WebTests.Accounts;

public sealed class NewDeviceTests(ForumApp app) : ForumTest(app)
{
    const string FirefoxOnLinux = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    [Fact]
    public async Task Sign_in_from_a_new_device_is_told_by_mail_with_the_way_to_end_it()
    {
        var member = await App.MemberAsync();
        await App.SignedInAsync(member);
        Assert.Equal(0, await MailsAsync(member, "log-in from a new device"));

        var visitor = App.NewVisitor();
        visitor.Headers["User-Agent"] = FirefoxOnLinux;
        await LogInAsync(visitor, member);

        Assert.Equal(1, await MailsAsync(member, "log-in from a new device"));
        Assert.Equal(1, await MailsAsync(member, "Firefox on Linux"));
        Assert.Equal(1, await MailsAsync(member, "/settings/sessions"));
    }

    [Fact]
    public async Task First_sign_in_ever_and_a_known_browser_are_not_worth_a_mail()
    {
        var member = await App.MemberAsync();
        var visitor = await App.SignedInAsync(member);

        await visitor.SubmitAsync(await visitor.GetAsync("/"), "form[action='/logout']");
        await LogInAsync(visitor, member);

        Assert.Equal(0, await MailsAsync(member, "new device"));
    }

    [Fact]
    public async Task Browser_that_another_member_is_known_by_is_new()
    {
        var (anna, ben) = (await App.MemberAsync(), await App.MemberAsync());
        await App.SignedInAsync(anna);
        var visitor = await App.SignedInAsync(ben);
        await visitor.SubmitAsync(await visitor.GetAsync("/"), "form[action='/logout']");

        await LogInAsync(visitor, anna);

        Assert.Equal(1, await MailsAsync(anna, "new device"));

        // From now on it is the browser of both.
        await visitor.SubmitAsync(await visitor.GetAsync("/"), "form[action='/logout']");
        await LogInAsync(visitor, ben);
        Assert.Equal(0, await MailsAsync(ben, "new device"));
    }

    [Fact]
    public async Task Mail_speaks_the_language_of_the_member()
    {
        var member = await App.MemberAsync();
        await App.WithDbAsync(db => db.Members.Where(row => row.Id == member.Id).Set(row => row.Language, "zh-Hans").UpdateAsync());
        await App.SignedInAsync(member);

        await App.SignedInAsync(member);

        Assert.Equal(1, await MailsAsync(member, "有人用一个从未用过的浏览器登录了您"));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("")]
    public async Task Made_up_memory_of_a_browser_counts_for_nothing(string cookie)
    {
        var member = await App.MemberAsync();
        await App.SignedInAsync(member);
        var visitor = App.NewVisitor();
        visitor.Cookies.Add(new System.Net.Cookie("device", cookie, "/", "localhost"));

        await LogInAsync(visitor, member);

        Assert.Equal(1, await MailsAsync(member, "new device"));
    }

    static async Task LogInAsync(Visitor visitor, Member member) =>
        await visitor.SubmitAsync(await visitor.GetAsync("/login"), "main form", ("name", member.Name), ("password", Cast.Password));

    async Task<int> MailsAsync(Member member, string words)
    {
        await App.RunJobsAsync();
        var folder = Path.Combine(App.Folder, "mails");
        if (!Directory.Exists(folder))
            return 0;

        var mails = Directory.GetFiles(folder).Select(file => MimeKit.MimeMessage.Load(file)).ToList();
        return mails.Count(mail => mail.To.Mailboxes.Any(box => box.Address == member.Email) && (mail.Subject + mail.TextBody).Contains(words, StringComparison.Ordinal));
    }
}
