using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Parley.HttpServer.Connections;

/// <summary>Where the host wants the server to listen; from its start on, where it listens.</summary>
sealed class ServerAddresses : IServerAddressesFeature
{
    const string Usual = "http://localhost:5000";

    public ICollection<string> Addresses { get; } = [];

    public bool PreferHostingUrls { get; set; }

    /// <summary>Those that are wanted; takes them out, for the real ones to be added.</summary>
    public IReadOnlyList<string> TakeAll()
    {
        string[] wanted = Addresses.Count == 0 ? [Usual] : [.. Addresses];
        Addresses.Clear();
        return wanted;
    }

    public void Add(string address) => Addresses.Add(address);
}
