using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Parley.BrowserTests.Pictures;

/// <summary>The program as people run it, in processes of its own, on a folder of its own.</summary>
sealed class ServedForum : IAsyncDisposable
{
    static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(30);

    readonly string _folder = Directory.CreateTempSubdirectory("parley-pictures-").FullName;
    Process? _server;

    public string Address { get; } = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}");

    /// <summary>As <c>--database</c> takes it.</summary>
    public string Database => $"sqlite:{Path.Combine(_folder, "parley.db")}";

    public async Task RunAsync(params string[] arguments)
    {
        using var program = Start(arguments);
        var (output, errors) = (program.StandardOutput.ReadToEndAsync(), program.StandardError.ReadToEndAsync());
        await program.WaitForExitAsync();
        if (program.ExitCode != 0)
            throw new InvalidOperationException($"parley {string.Join(' ', arguments)} ended with {program.ExitCode}:\n{await output}{await errors}");
    }

    public async Task ServeAsync(params string[] arguments)
    {
        _server = Start(["serve", "--urls", Address, .. arguments]);
        _server.OutputDataReceived += (_, _) => { };
        _server.BeginOutputReadLine();
        _server.ErrorDataReceived += (_, _) => { };
        _server.BeginErrorReadLine();
        using var limit = new CancellationTokenSource(LongestStart);
        while (!await IsThereAsync(limit.Token))
            await Task.Delay(50, limit.Token);
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            _server.Kill(entireProcessTree: true);
            await _server.WaitForExitAsync();
            _server.Dispose();
        }

        Directory.Delete(_folder, recursive: true);
    }

    Process Start(string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(Checkout.Root, "artifacts/bin/Parley/release/parley"), [.. arguments, "--data", _folder])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start)!;
    }

    async Task<bool> IsThereAsync(CancellationToken cancel)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, new Uri(Address).Port, cancel);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
