using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Parley.Testing;

namespace Parley.WebTests.Serving;

/// <summary>nginx with the configuration of <c>deploy/</c>, at a port of its own and with a certificate of its own, before <c>parley serve</c>.</summary>
public sealed class NginxProcess : IDisposable
{
    public const string Program = "/usr/sbin/nginx";

    // As visitors who come over the network have it; a test is not to pass because everybody is this machine.
    public static readonly IPAddress Client = IPAddress.Parse("127.0.0.9");

    readonly string _folder = Directory.CreateTempSubdirectory("parley-nginx-").FullName;
    readonly List<Process> _processes = [];
    readonly int _port = FreePort();
    string? _certificate;

    NginxProcess()
    {
    }

    /// <summary>The forum's access log.</summary>
    public string Log => Path.Combine(_folder, "access.log");

    Uri Address => new($"https://localhost:{_port}/");

    public static async Task<NginxProcess> StartAsync(ForumApp forum, string server, bool overUnixSocket)
    {
        var nginx = new NginxProcess();
        var place = overUnixSocket ? $"http://unix:{nginx._folder}/forum.sock" : $"http://127.0.0.1:{FreePort()}";
        nginx.StartForum(forum, server, place);
        nginx.StartNginx(overUnixSocket ? place + ":" : place);
        await nginx.AwaitAsync();
        return nginx;
    }

    public HttpClient NewClient() => new(NewWire(), disposeHandler: true) { BaseAddress = Address };

    public Visitor NewVisitor() => new(NewWire(), Address);

    public void Dispose()
    {
        foreach (var process in _processes)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
            process.Dispose();
        }

        Directory.Delete(_folder, recursive: true);
    }

    void StartForum(ForumApp forum, string server, string place)
    {
        var program = Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd('/')))!, "Parley", "release", "parley");
        var start = new ProcessStartInfo(program, ["serve", "--server", server, "--urls", place, "--data", forum.Folder, "--database", forum.Database]);
        start.Environment["PARLEY_BEHINDPROXY"] = "true";
        start.Environment["PARLEY_ACCESSLOG__TO"] = Log;
        start.Environment["PARLEY_POSTING__NEW__POSTSECONDS"] = "0";
        Run(start);
    }

    void StartNginx(string upstream)
    {
        WriteCertificate();
        var deployed = File.ReadAllText(Path.Combine(Root(new DirectoryInfo(AppContext.BaseDirectory)), "deploy", "nginx.conf"))
            .Replace("listen 443", string.Create(CultureInfo.InvariantCulture, $"listen 127.0.0.1:{_port}"), StringComparison.Ordinal)
            .Replace("/etc/letsencrypt/live/forum.example.org", _folder, StringComparison.Ordinal)
            .Replace("http://127.0.0.1:8000", upstream, StringComparison.Ordinal);

        // Its workers must reach the folder: started by root, they would be nobody.
        File.WriteAllText(Path.Combine(_folder, "nginx.conf"), $$"""
            daemon off;
            {{(Environment.UserName == "root" ? "user root;" : "")}}
            pid {{_folder}}/nginx.pid;
            events { }
            http {
              access_log off;
              client_body_temp_path {{_folder}}/body;
              proxy_temp_path {{_folder}}/proxy;
              fastcgi_temp_path {{_folder}}/fastcgi;
              uwsgi_temp_path {{_folder}}/uwsgi;
              scgi_temp_path {{_folder}}/scgi;
              {{deployed}}
            }
            """);
        Run(new ProcessStartInfo(Program, ["-p", _folder, "-e", Path.Combine(_folder, "error.log"), "-c", Path.Combine(_folder, "nginx.conf")]));
    }

    void Run(ProcessStartInfo start)
    {
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        _processes.Add(process);
    }

    void WriteCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        _certificate = certificate.GetCertHashString();
        File.WriteAllText(Path.Combine(_folder, "fullchain.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(_folder, "privkey.pem"), key.ExportPkcs8PrivateKeyPem());
    }

    async Task AwaitAsync()
    {
        using var client = NewClient();
        for (var tries = 0; tries < 300 && _processes.TrueForAll(process => !process.HasExited); tries++)
        {
            try
            {
                using var answer = await client.GetAsync("/healthz");
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // Not yet.
            }

            await Task.Delay(100);
        }

        var errors = Path.Combine(_folder, "error.log");
        throw new InvalidOperationException($"The forum did not answer through nginx. {(File.Exists(errors) ? await File.ReadAllTextAsync(errors) : "")}");
    }

    SocketsHttpHandler NewWire() => new()
    {
        UseCookies = false,
        AllowAutoRedirect = false,
        SslOptions = new() { RemoteCertificateValidationCallback = (_, shown, _, _) => shown?.GetCertHashString() == _certificate },
        ConnectCallback = async (_, cancel) =>
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            socket.Bind(new IPEndPoint(Client, 0));
            await socket.ConnectAsync(IPAddress.Loopback, _port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        },
    };

    static string Root(DirectoryInfo folder) => File.Exists(Path.Combine(folder.FullName, "Parley.slnx")) ? folder.FullName : Root(folder.Parent!);

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
