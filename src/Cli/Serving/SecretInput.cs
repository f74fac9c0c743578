using Sweep.Coordinator.Http;
using Sweep.Coordinator.Http.Security;

namespace Sweep.Cli.Serving;

/// <summary>Where secrets come from: files and the environment. Arguments stand in process lists and histories, so they
/// never hold one.</summary>
internal static class SecretInput
{
    public const string JoinSecretVariable = "SWEEP_JOIN_SECRET";

    public const string StoreVariable = "SWEEP_STORE";

    /// <param name="tokens">The file of users' tokens, or null.</param>
    /// <param name="joinSecret">The file of the nodes' secret, or null: then the environment may hold it.</param>
    /// <param name="warn">Told later, when the file of tokens has become unreadable.</param>
    /// <exception cref="RefusedException">Only one of both is given.</exception>
    /// <exception cref="ServerRefusedException">One cannot be read, or is too weak.</exception>
    public static ServerSecrets? Read(string? tokens, string? joinSecret, Action<string> warn)
    {
        var secret = JoinSecretOf(joinSecret);
        return (tokens, secret) switch
        {
            (null, null) => null,
            ({ } file, { } known) => new ServerSecrets(TokenFile.Open(file, warn), known),
            (null, _) => throw new RefusedException("nodes have a secret, but users have no tokens: make a file with "
                + "'sweep token create --role admin --tokens tokens.txt' and give it as --tokens tokens.txt."),
            _ => throw new RefusedException("users have tokens, but nodes have no secret: make one with "
                + $"'openssl rand -hex 32 > join-secret' and give it as --join-secret-file join-secret (or in "
                + $"{JoinSecretVariable})."),
        };
    }

    /// <summary>The store's address, of the option or the environment.</summary>
    /// <exception cref="RefusedException">An argument holds a password.</exception>
    public static string StoreText(string? argument, string otherwise)
    {
        if (argument is null)
            return Environment.GetEnvironmentVariable(StoreVariable) is { Length: > 0 } text ? text : otherwise;
        if (!HasPassword(argument)) return argument;
        throw new RefusedException("--store holds a password, which other users of this machine can read in the list "
            + $"of processes: give it as PGPASSWORD or in a passfile, or the whole address as {StoreVariable}.");
    }

    private static SharedSecret? JoinSecretOf(string? file)
    {
        if (file is not null) return SharedSecret.Of(ReadFile(file), $"--join-secret-file {file}");
        var text = Environment.GetEnvironmentVariable(JoinSecretVariable);
        return string.IsNullOrEmpty(text) ? null : SharedSecret.Of(text, JoinSecretVariable);
    }

    private static string ReadFile(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException($"--join-secret-file {file} cannot be read: {failure.Message}");
        }
    }

    private static bool HasPassword(string store)
    {
        if (!store.StartsWith("postgres", StringComparison.Ordinal)) return false;
        return store.Contains("password=", StringComparison.OrdinalIgnoreCase)
            || store.Contains("pwd=", StringComparison.OrdinalIgnoreCase)
            || (Uri.TryCreate(store, UriKind.Absolute, out var uri) && uri.UserInfo.Contains(':'));
    }
}
