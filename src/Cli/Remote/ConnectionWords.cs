using System.Net.Sockets;
using System.Security.Authentication;

namespace Sweep.Cli.Remote;

/// <summary>What the network says, for people.</summary>
internal static class ConnectionWords
{
    /// <summary>The innermost reason, without its full stop.</summary>
    public static string Reason(Exception failed)
    {
        var inner = failed;
        while (inner.InnerException is { } cause) inner = cause;
        var words = inner is SocketException socket ? socket.Message : inner.Message;
        return words.ReplaceLineEndings(" ").TrimEnd('.');
    }

    public static string Insecure(string server, Exception failed)
    {
        var isUntrusted = false;
        for (var cause = failed; cause is not null; cause = cause.InnerException)
            isUntrusted |= cause is AuthenticationException && cause.Message.Contains("certificate");
        return isUntrusted
            ? $"{server}: its certificate is not trusted here: {Reason(failed)}. If the cluster has an authority of "
                + "its own, give that one's certificate with --tls-ca FILE."
            : $"{server}: no secure connection came about: {Reason(failed)}. Perhaps it speaks http, not https.";
    }

    public static string Hint(Uri target) => target.Scheme == Uri.UriSchemeHttp
        ? "Perhaps it speaks https, not http."
        : "Try again.";
}
