using System.Net;
using Parley.Domain.Shared;
using Xunit;

namespace Parley.UnitTests.Domain.Shared;

public sealed class NetworkAddressTests
{
    [Theory]
    [InlineData("192.0.2.7", "192.0.2.7", true)]
    [InlineData("192.0.2.8", "192.0.2.7", false)]
    [InlineData("192.0.2.255", "192.0.2.0/24", true)]
    [InlineData("192.0.3.0", "192.0.2.0/24", false)]
    [InlineData("10.255.1.2", "10.1.1.1/8", true)]
    [InlineData("203.0.113.9", "0.0.0.0/0", true)]
    [InlineData("2001:db8::1", "0.0.0.0/0", false)]
    [InlineData("2001:db8:ffff::1", "2001:db8::/32", true)]
    [InlineData("2001:db9::1", "2001:db8::/32", false)]
    [InlineData("::ffff:192.0.2.7", "192.0.2.0/24", true)]
    public void Range_holds_what_lies_between_its_ends(string address, string range, bool holds)
    {
        var key = NetworkAddress.KeyOf(IPAddress.Parse(address));
        var (first, last) = NetworkAddress.RangeOf(range)!.Value;

        Assert.Equal(holds, string.CompareOrdinal(first, key) <= 0 && string.CompareOrdinal(key, last) <= 0);
    }

    [Theory]
    [InlineData("192.0.2.7")]
    [InlineData("2001:db8::1")]
    public void Key_is_written_as_the_address_was(string address) =>
        Assert.Equal(address, NetworkAddress.TextOf(NetworkAddress.KeyOf(IPAddress.Parse(address))));

    [Theory]
    [InlineData("")]
    [InlineData("192.0.2.0/33")]
    [InlineData("192.0.2.0/-1")]
    [InlineData("192.0.2.0/24/8")]
    [InlineData("somewhere")]
    [InlineData("2001:db8::/129")]
    public void What_is_no_range_is_none(string typed) => Assert.Null(NetworkAddress.RangeOf(typed));
}
