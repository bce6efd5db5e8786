using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Parley.Benchmarks;

/// <summary>A forum that serves, from its start until its end.</summary>
sealed class Server : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    readonly Process _process;

    Server(Process process, string address)
    {
        (_process, Address) = (process, address);
        var cookies = new CookieContainer();
        Client = ClientOf(address, cookies, followsRedirects: true);
        Sending = ClientOf(address, cookies, followsRedirects: false);
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Address { get; }

    public HttpClient Client { get; }

    /// <summary>The same visitor, who does not follow where an answer leads: what is measured is the sending alone.</summary>
    public HttpClient Sending { get; }

    public static Server Start(string folder, params (string Name, string Value)[] settings) => StartOn(ServerKinds.Kestrel, folder, settings);

    public static Server StartOn(string kind, string folder, params (string Name, string Value)[] settings)
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        return new(Published.Start(["serve", "--server", kind, "--data", folder, "--urls", address], settings), address);
    }

    /// <summary>Not the forum, but an application that does next to nothing.</summary>
    public static Server StartBare(string kind)
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        var start = new ProcessStartInfo(Environment.ProcessPath!, [BareApplication.Word, kind, address]) { RedirectStandardOutput = true, RedirectStandardError = true };
        return new(Process.Start(start)!, address);
    }

    /// <summary>Asks for the page until it comes.</summary>
    public async Task FirstPageAsync()
    {
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < Patience)
        {
            try
            {
                using var answer = await Client.GetAsync("/");
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(5);
            }
        }

        throw new TimeoutException("The first page did not come.");
    }

    /// <summary>In kB: what is resident, and what of it is this process's own and not a file's that the system may drop.</summary>
    public (long Resident, long Own) Memory()
    {
        var status = File.ReadAllLines($"/proc/{_process.Id}/status");
        return (Of("VmRSS"), Of("RssAnon") + Of("RssShmem"));

        long Of(string name)
        {
            var line = status.Single(line => line.StartsWith(name + ":", StringComparison.Ordinal));
            return long.Parse(line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
        }
    }

    public void Dispose()
    {
        Client.Dispose();
        Sending.Dispose();
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    static HttpClient ClientOf(string address, CookieContainer cookies, bool followsRedirects) =>
        new(new SocketsHttpHandler { CookieContainer = cookies, AutomaticDecompression = DecompressionMethods.None, AllowAutoRedirect = followsRedirects })
        {
            BaseAddress = new Uri(address),
        };

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
