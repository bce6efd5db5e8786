using Parley.Domain.Accounts;
using Parley.Domain.Shared;

namespace Parley.Domain.Blocks;

/// <summary>For how long somebody is silenced or suspended, in days; zero is for good.</summary>
public static class BlockTerm
{
    public const int ForGood = 0;
    public const int LongestDays = 3650;

    public static readonly IReadOnlyList<int> Offered = [1, 3, 7, 30, 90, 365, ForGood];

    public static Problem? Check(Standing standing, int days) => standing switch
    {
        Standing.Warned => null,
        Standing.Silenced or Standing.Suspended when days is >= ForGood and <= LongestDays => null,
        Standing.Silenced or Standing.Suspended => new Problem("days", "BlockTerm", LongestDays),
        _ => new Problem("standing", "BlockKind"),
    };

    public static DateTimeOffset? End(Standing standing, int days, DateTimeOffset now) =>
        standing == Standing.Warned || days == ForGood ? null : now.AddDays(days);
}
