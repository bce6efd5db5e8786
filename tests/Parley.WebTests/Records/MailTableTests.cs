using LinqToDB;
using Parley.Data.Mails;
using Parley.Testing;
using Xunit;

namespace Parley.WebTests.Records;

public sealed class MailTableTests(ForumApp app) : TableTest(app, "/admin/mails")
{
    const string Rows = "tbody td.wide[dir]";

    [Fact]
    public async Task Mails_are_found_by_member_kind_status_subject_and_day()
    {
        var (staff, member, word) = (await ModeratorAsync(), await App.MemberAsync("reader"), Cast.UniqueName("subject"));
        await MailAsync(member.Email!.ToUpperInvariant(), "digest", $"{word} one", MailStatus.Sent);
        await MailAsync("stranger@example.net", "account", $"{word} two", MailStatus.Failed, "450 try later");

        async Task<string> OneAsync(string conditions) => Assert.Single(await FoundAsync(staff, $"q={word}&{conditions}", Rows));

        Assert.Equal([$"{word} two", $"{word} one"], await FoundAsync(staff, $"q={word}", Rows));
        Assert.Equal($"{word} one", await OneAsync($"member={member.Name}"));
        Assert.Equal($"{word} one", await OneAsync("kind=digest"));
        Assert.Equal($"{word} two", await OneAsync("status=Failed&from=2001-01-01"));
        await AssertNothingAsync(staff, $"q={word}&status=Skipped");
        await AssertNothingAsync(staff, $"q={word}&to=2001-01-01");
        Assert.Equal(member.Name, (await TableAsync(staff, $"q={word}&kind=digest")).TextAt("tbody td a"));
    }

    [Fact]
    public async Task Moderators_learn_no_address_neither_from_the_page_nor_from_its_file_order_or_conditions()
    {
        var (moderator, administrator, word) = (await ModeratorAsync(), await AdministratorAsync(), Cast.UniqueName("private"));
        var (first, second) = ($"b{word}@example.net", $"a{word}@example.net");
        await MailAsync(first, "account", $"{word} first", MailStatus.Failed, $"550 no mailbox {first}");
        await MailAsync(second, "account", $"{word} second", MailStatus.Sent);

        var page = await TableAsync(moderator, $"q={word}");
        Assert.DoesNotContain("@example.net", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("@example.net", await FileAsync(moderator, page), StringComparison.Ordinal);
        Assert.Equal(2, (await FoundAsync(moderator, $"q={word}&address={first}&reason=mailbox", Rows)).Count);
        Assert.Equal(await FoundAsync(moderator, $"q={word}&sort=-address", Rows), await FoundAsync(moderator, $"q={word}&sort=address", Rows));

        var seen = await TableAsync(administrator, $"q={word}&address=B{word}");
        Assert.Contains(first, seen.TextAt("tbody"), StringComparison.Ordinal);
        Assert.DoesNotContain(second, seen.TextAt("tbody"), StringComparison.Ordinal);
        Assert.Single(await FoundAsync(administrator, $"q={word}&reason=mailbox", Rows));
        Assert.Equal([$"{word} second", $"{word} first"], await FoundAsync(administrator, $"q={word}&sort=address", Rows));
        Assert.Contains(first, await FileAsync(administrator, seen), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_column_sorts_and_nothing_in_the_file_is_a_formula()
    {
        var (administrator, word) = (await AdministratorAsync(), Cast.UniqueName("sorted"));
        foreach (var status in Enum.GetValues<MailStatus>())
            await MailAsync($"{status}@{word}.example", "account", $"={word} {status}", status);

        await AssertSortsAsync(administrator, $"q={word}", columns: 6, Rows);
        Assert.Contains(word, await FileAsync(administrator, await TableAsync(administrator, $"q={word}")), StringComparison.Ordinal);
        await AssertUnreadableAsync(administrator, "q", "member", "kind", "status", "from", "to", "address", "reason");
    }

    [Fact]
    public async Task Long_table_is_counted_and_turned_by_pages_that_keep_the_conditions()
    {
        var (staff, word) = (await ModeratorAsync(), Cast.UniqueName("many"));
        for (var number = 0; number < 51; number++)
            await MailAsync("", "digest", $"{word} {number:00}", MailStatus.Skipped);

        var first = await TableAsync(staff, $"q={word}&sort=subject");
        Assert.Contains("51 found", first.TextAt(".table-count"), StringComparison.Ordinal);
        var second = await staff.VisitAsync(first.LinkAt(".pager a[rel=next]")!);
        Assert.Equal([$"{word} 50"], second.Texts(Rows));
    }

    Task<int> MailAsync(string address, string kind, string subject, MailStatus status, string? reason = null) => App.WithDbAsync(db => db.InsertAsync(
        new LoggedMail { At = Now, Address = address, Kind = kind, Subject = subject, Status = status, Reason = reason }));
}
