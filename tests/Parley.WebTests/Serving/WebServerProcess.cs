using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Parley.Testing;

namespace Parley.WebTests.Serving;

/// <summary>lighttpd or Apache httpd with the configuration of <c>deploy/</c>, running the program for a forum's database.</summary>
public sealed class WebServerProcess : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("parley-cgi-").FullName;
    readonly SocketsHttpHandler _wire = new() { UseCookies = false, AllowAutoRedirect = false };
    readonly Process _process;
    readonly int _port;

    WebServerProcess(string program, ForumApp forum)
    {
        _port = FreePort();
        var site = Directory.CreateDirectory(Path.Combine(_folder, "site")).FullName;
        WriteProgram(Path.Combine(site, "parley.cgi"), forum);
        var configuration = Path.Combine(Root, "deploy", program.EndsWith("lighttpd", StringComparison.Ordinal) ? "lighttpd.conf" : "apache.conf");
        string[] arguments = program.EndsWith("lighttpd", StringComparison.Ordinal) ? ["-D", "-f", configuration] : ["-X", "-f", configuration];
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true };
        (start.Environment["PARLEY_SITE"], start.Environment["PARLEY_PORT"]) = (site, _port.ToString(CultureInfo.InvariantCulture));
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, line) => Log.Add(line.Data ?? "");
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
    }

    /// <summary>What it, and the program, wrote to the standard error.</summary>
    public List<string> Log { get; } = [];

    static string Root => Ancestor(new DirectoryInfo(AppContext.BaseDirectory));

    public static async Task<WebServerProcess> StartAsync(string program, ForumApp forum)
    {
        var server = new WebServerProcess(program, forum);
        for (var tries = 0; tries < 100 && !server._process.HasExited; tries++)
        {
            try
            {
                using var probe = new TcpClient();
                await probe.ConnectAsync(IPAddress.Loopback, server._port);
                return server;
            }
            catch (SocketException)
            {
                await Task.Delay(100);
            }
        }

        throw new InvalidOperationException($"{program} did not start: {string.Join('\n', server.Log)}");
    }

    public Visitor NewVisitor() => new(_wire, new Uri($"http://127.0.0.1:{_port}/"));

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        _wire.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    static void WriteProgram(string file, ForumApp forum)
    {
        var program = Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd('/')))!, "Parley", "release", "parley");
        File.WriteAllText(file, $"""
            #!/bin/sh
            PARLEY_DATA='{forum.Folder}' PARLEY_DATABASE='{forum.Database}'
            export PARLEY_DATA PARLEY_DATABASE
            exec '{program}' cgi

            """);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    static string Ancestor(DirectoryInfo folder) =>
        File.Exists(Path.Combine(folder.FullName, "Parley.slnx")) ? folder.FullName : Ancestor(folder.Parent!);

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
