namespace Sweep.Cli.Joining;

/// <summary>What nodes join with. It is never an argument, because every user of a machine sees those.</summary>
internal static class JoinSecret
{
    public const string Variable = "SWEEP_JOIN_SECRET";

    /// <summary>Null when none was given.</summary>
    /// <exception cref="RefusedException">The file cannot be read, or there is nothing in it.</exception>
    public static string? Read(string? file, Func<string, string?> variable)
    {
        if (file is null) return variable(Variable) is { Length: > 0 } text ? text.Trim() : null;
        if (!File.Exists(file))
        {
            throw new RefusedException(
                $"--join-secret-file {file}: there is no such file. Name the one that holds the secret.");
        }

        try
        {
            var secret = File.ReadAllText(file).Trim();
            if (secret.Length == 0) throw new RefusedException($"--join-secret-file {file}: the file is empty");
            return secret.Any(char.IsControl)
                ? throw new RefusedException($"--join-secret-file {file}: the secret must be one line of text")
                : secret;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException($"--join-secret-file {file}: {failure.Message}");
        }
    }
}
