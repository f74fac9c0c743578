using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Sweep.Monitoring.Live;

/// <summary>A program in a process of its own, that tells people what it does in a file.</summary>
internal sealed class RunningProgram : IDisposable
{
    private readonly Process process;

    public RunningProgram(string log, params string[] command)
    {
        Log = log;
        process = Process.Start(new ProcessStartInfo(
            "bash", ["-c", "exec >> \"$0\" 2>&1; exec \"$@\"", log, .. command]))!;
    }

    public string Log { get; }

    public bool HasEnded => process.HasExited;

    /// <summary>As a power cut would.</summary>
    public void Kill()
    {
        if (!process.HasExited) process.Kill();
        process.WaitForExit();
    }

    public void Dispose()
    {
        Kill();
        process.Dispose();
    }

    /// <summary>A URL of this machine whose port nobody listens on at the moment.</summary>
    public static Uri FreeUrl()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
        return new Uri($"http://127.0.0.1:{port}");
    }
}
