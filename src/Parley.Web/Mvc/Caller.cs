using System.Net;
using System.Net.Sockets;
using Parley.Domain.Accounts;
using Parley.Domain.Shared;

namespace Parley.Web.Mvc;

/// <summary>
/// Who sends a form, as far as limits are concerned. <paramref name="Network"/> is the client's address; for IPv6 its first half,
/// because the second is the client's to choose. It is null for this machine itself: there a proxy hides who asks.
/// </summary>
public sealed record Caller(string? Network, KnownDevice? Device)
{
    const int BytesOfNetwork = 8;

    /// <summary>The client's whole address, as <see cref="NetworkAddress"/> keys it.</summary>
    public string? Address { get; init; }

    public static string? NetworkOf(IPAddress? address)
    {
        if (address is { IsIPv4MappedToIPv6: true })
            address = address.MapToIPv4();
        if (address is null || IPAddress.IsLoopback(address))
            return null;

        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? new IPAddress([.. address.GetAddressBytes()[..BytesOfNetwork], .. new byte[BytesOfNetwork]]) + "/64"
            : address.ToString();
    }
}

/// <summary>A browser in which members were signed in before.</summary>
public sealed record KnownDevice(string Id, IReadOnlyList<MemberId> Members)
{
    public bool Knows(MemberId member) => Members.Contains(member);
}
