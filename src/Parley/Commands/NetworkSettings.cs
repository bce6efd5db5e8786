using System.Globalization;

namespace Parley.Commands;

/// <summary>What the system does with connections that come faster than the server takes them.</summary>
static class NetworkSettings
{
    const int EnoughWaiting = 1024;

    /// <summary>Where the system is Linux: one sentence; otherwise null.</summary>
    public static string? Describe() => Read("core/somaxconn") is { } backlog && Read("ipv4/tcp_syncookies") is { } cookies
        ? $"{Backlog(backlog)}; {Cookies(cookies)}"
        : null;

    static string Backlog(int backlog) => backlog >= EnoughWaiting
        ? $"up to {backlog} connections wait to be taken"
        : $"only {backlog} connections may wait to be taken: in a rush others are turned away (sysctl net.core.somaxconn={EnoughWaiting})";

    // Who asks for connections and never finishes any fills the queue of the half-open ones; with cookies there is no queue to fill.
    static string Cookies(int cookies) => cookies > 0
        ? "SYN cookies are on"
        : "SYN cookies are off: half-open connections can lock visitors out (sysctl net.ipv4.tcp_syncookies=1)";

    static int? Read(string name)
    {
        var file = $"/proc/sys/net/{name}";
        return File.Exists(file) && int.TryParse(File.ReadAllText(file).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
    }
}
