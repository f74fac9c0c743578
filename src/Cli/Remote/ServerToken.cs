namespace Sweep.Cli.Remote;

/// <summary>The token of a user. It is never an argument: those are seen by everyone on the machine, and stay in the
/// history of the shell.</summary>
internal static class ServerToken
{
    public const string Variable = "SWEEP_TOKEN";

    private const int BytesMax = 4096;

    /// <summary>Null when none is given, which a coordinator on loopback without tokens accepts.</summary>
    /// <exception cref="RefusedException">The file cannot be read, or holds no token.</exception>
    public static string? Of(string? file, string? variable)
    {
        if (file is null) return string.IsNullOrWhiteSpace(variable) ? null : Checked(variable, Variable);
        try
        {
            var info = new FileInfo(file);
            if (info.Exists && info.Length > BytesMax)
            {
                throw new RefusedException(
                    $"--token-file {file}: it has {info.Length} bytes, too many for one token; is it the right file?");
            }

            return Checked(File.ReadAllText(file), $"--token-file {file}");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException($"--token-file {file}: it cannot be read: {unreadable.Message}");
        }
    }

    /// <summary>The token itself stays out of every message.</summary>
    private static string Checked(string text, string source)
    {
        var token = text.Trim();
        if (token.Length > 0 && token.All(sign => sign is > ' ' and < '\x7f')) return token;
        throw new RefusedException($"{source}: a token is one word of letters, digits and signs on one line; "
            + "an admin makes one with 'sweep token create'.");
    }
}
