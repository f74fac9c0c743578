using System.Collections.Immutable;
using System.Security.Cryptography;

namespace Sweep.Coordinator.Http.Security;

/// <summary>The hashes of all users' tokens. The file is read again when it changes, so that a token can be given or
/// taken away while the coordinator runs.</summary>
public sealed class TokenFile
{
    private readonly string path;
    private Contents contents;

    private TokenFile(string path, Contents contents) => (this.path, this.contents) = (path, contents);

    /// <summary>Told when a changed file cannot be read; what it said before holds until it can.</summary>
    public Action<string> Warn { get; init; } = _ => { };

    /// <exception cref="ServerRefusedException">It is missing, cannot be read, has no token or a line that is none.
    /// </exception>
    public static TokenFile Open(string path, Action<string> warn) => new(path, Read(path)) { Warn = warn };

    /// <summary>Adds a token's hash, in a file that only its owner may read.</summary>
    /// <exception cref="ServerRefusedException">The file cannot be written.</exception>
    public static void Append(string path, Role role, string token, string note)
    {
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using var writer = new StreamWriter(path, options);
            writer.Write(new TokenEntry(role, AccessToken.Hash(token), note.ReplaceLineEndings(" ")) + "\n");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ServerRefusedException($"{path}: the token cannot be kept there: {failure.Message}");
        }
    }

    /// <summary>What the token allows; null when it is not one of ours. Takes as long whether or not, and whichever, it
    /// is.</summary>
    public Role? RoleOf(string token)
    {
        var hash = AccessToken.Hash(token);
        Role? found = null;
        foreach (var entry in Current().Entries)
        {
            if (CryptographicOperations.FixedTimeEquals(entry.Hash.AsSpan(), hash.AsSpan()) && !(found > entry.Role))
                found = entry.Role;
        }

        return found;
    }

    private Contents Current()
    {
        var known = Volatile.Read(ref contents);
        if (File.GetLastWriteTimeUtc(path) == known.WrittenAt) return known;
        try
        {
            known = Read(path);
        }
        catch (ServerRefusedException refused)
        {
            Warn($"{refused.Message} The tokens from before stay valid.");
            known = known with { WrittenAt = File.GetLastWriteTimeUtc(path) };
        }

        Volatile.Write(ref contents, known);
        return known;
    }

    private static Contents Read(string path)
    {
        try
        {
            var writtenAt = File.GetLastWriteTimeUtc(path);
            var entries = File.ReadLines(path).Index()
                .Where(line => line.Item.Trim() is { Length: > 0 } text && text[0] != '#')
                .Select(line => TokenEntry.Parse(line.Item, path, line.Index + 1))
                .ToImmutableArray();
            return entries.IsEmpty
                ? throw new ServerRefusedException($"{path} has no token, so nobody could come in. "
                    + $"Run 'sweep token create --role admin --tokens {path}' first.")
                : new Contents(entries, writtenAt);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ServerRefusedException($"{path}: the tokens cannot be read: {failure.Message} "
                + $"'sweep token create --role admin --tokens {path}' makes the file.");
        }
    }

    private sealed record Contents(ImmutableArray<TokenEntry> Entries, DateTime WrittenAt);
}
