namespace Sweep.Cli.Remote;

/// <summary>Where a coordinator is, as people write it.</summary>
internal static class ServerAddress
{
    public const string Variable = "SWEEP_SERVER";

    public const string Example = "http://127.0.0.1:8431";

    /// <summary>The address with a slash at its end, so that a coordinator behind a path of an ingress is reached too.
    /// </summary>
    /// <param name="given">The value of <c>--server</c>, if any.</param>
    /// <param name="variable">The value of SWEEP_SERVER, if any.</param>
    /// <exception cref="RefusedException">Neither is given, or it is no address.</exception>
    public static Uri Of(string? given, string? variable)
    {
        var (text, source) = given is { Length: > 0 } ? (given, "--server") : (variable, Variable);
        if (string.IsNullOrEmpty(text))
        {
            throw new RefusedException(
                $"which coordinator? Give --server URL or set {Variable}, e.g. --server {Example}.");
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            throw new RefusedException(
                $"{source} {text}: an address is needed that begins with http:// or https://, e.g. {Example}.");
        }

        if (address.UserInfo.Length > 0)
        {
            throw new RefusedException(
                $"{source}: an address holds no user or password; give a token with {ServerToken.Variable} or "
                + "--token-file.");
        }

        return new Uri(address.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/");
    }

    /// <summary>For sentences: without the slash at its end.</summary>
    public static string Display(Uri server) => server.ToString().TrimEnd('/');
}
