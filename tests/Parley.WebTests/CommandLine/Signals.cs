using System.Diagnostics;
using System.Globalization;

namespace Parley.WebTests.CommandLine;

/// <summary>Ctrl+C and worse, as another terminal would send them.</summary>
static class Signals
{
    public static bool Can => !OperatingSystem.IsWindows();

    public static void Send(string signal, Process process)
    {
        using var kill = Process.Start("kill", ["-s", signal, process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }
}
