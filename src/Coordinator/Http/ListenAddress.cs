using System.Globalization;
using System.Net;

namespace Sweep.Coordinator.Http;

/// <summary>Where a server listens: <c>http://127.0.0.1:8431</c>, <c>https://0.0.0.0:8431</c>.</summary>
/// <param name="Host">An address or <c>localhost</c>.</param>
/// <param name="Port">0 takes a free one.</param>
/// <param name="IsSecure">TLS.</param>
public sealed record ListenAddress(string Host, int Port, bool IsSecure)
{
    public const int DefaultPort = 8431;

    /// <summary>Loopback alone, where no secrets are needed.</summary>
    public static ListenAddress Default { get; } = new("127.0.0.1", DefaultPort, IsSecure: false);

    /// <summary>Only programs on this machine can reach it.</summary>
    public bool IsLocal => IsLoopback(Host);

    /// <param name="option">Of the command line, for the message.</param>
    /// <param name="portDefault">When the URL has none.</param>
    /// <exception cref="ServerRefusedException">It is no such URL.</exception>
    public static ListenAddress Parse(string url, string option = "--listen", int portDefault = DefaultPort)
    {
        var isUrl = Uri.TryCreate(url, UriKind.Absolute, out var uri);
        if (!isUrl || uri!.Scheme is not ("http" or "https") || uri.PathAndQuery != "/" || uri.UserInfo != "")
            throw Refused("a URL with http or https, an address and a port is needed");
        var host = uri.Host.Trim('[', ']');
        if (host != "localhost" && !IPAddress.TryParse(host, out _))
            throw Refused($"'{host}' is no address of this machine: to listen on all, write 0.0.0.0");
        return new ListenAddress(host, uri.IsDefaultPort ? portDefault : uri.Port, uri.Scheme == "https");

        ServerRefusedException Refused(string reason) =>
            new($"{option} {url}: {reason}, e.g. {option} {Default with { Port = portDefault }}.");
    }

    public static bool IsLoopback(string host) =>
        host == "localhost"
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    public override string ToString()
    {
        var host = Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host;
        return string.Create(CultureInfo.InvariantCulture, $"{(IsSecure ? "https" : "http")}://{host}:{Port}");
    }
}
