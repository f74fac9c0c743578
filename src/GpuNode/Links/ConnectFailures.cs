using System.Net.Http;
using System.Security.Authentication;

namespace Sweep.GpuNode.Links;

/// <summary>Why no connection came to stand, for people: the reason is in the innermost exception, and what to do
/// about it in none.</summary>
internal static class ConnectFailures
{
    public static string Words(Exception failed, Uri target)
    {
        if (failed is OperationCanceledException) return "it did not answer in time";
        var causes = Causes(failed).ToArray();
        var reason = causes[^1].Message.ReplaceLineEndings(" ").TrimEnd('.');
        if (causes.OfType<AuthenticationException>().FirstOrDefault() is { } insecure)
        {
            return insecure.Message.Contains("certificate", StringComparison.Ordinal)
                ? $"its certificate is not trusted here: {reason}. If the cluster has an authority of its own, give "
                    + "that one's certificate with --tls-ca FILE"
                : $"no secure connection came about: {reason}. Perhaps it speaks http, not https";
        }

        var isCutShort = causes.OfType<HttpIOException>().Any(cut => cut.HttpRequestError
            is HttpRequestError.ResponseEnded or HttpRequestError.InvalidResponse);
        return isCutShort && target.Scheme == Uri.UriSchemeWs
            ? $"{reason}. Perhaps it speaks https, not http"
            : reason;
    }

    private static IEnumerable<Exception> Causes(Exception failed)
    {
        for (Exception? cause = failed; cause is not null; cause = cause.InnerException) yield return cause;
    }
}
