using System.Collections.Immutable;
using System.Security.Cryptography;

namespace Sweep.Coordinator.Http.Security;

/// <summary>What a program must know to be let in: a node to join, a scraper to read. Only its hash stays
/// in memory.</summary>
public sealed class SharedSecret
{
    private const int LengthMin = 16;

    private readonly ImmutableArray<byte> hash;

    private SharedSecret(string secret) => hash = AccessToken.Hash(secret);

    /// <param name="text">The secret; white space around it does not count.</param>
    /// <param name="source">Where it came from, for the message.</param>
    /// <exception cref="ServerRefusedException">It is too short to keep anyone out.</exception>
    public static SharedSecret Of(string text, string source)
    {
        var secret = text.Trim();
        if (secret.Length is >= LengthMin and <= AccessToken.LengthMax && secret.All(IsPlain))
            return new SharedSecret(secret);
        throw new ServerRefusedException($"{source}: a secret has {LengthMin} to {AccessToken.LengthMax} "
            + "printable ASCII characters without spaces. 'openssl rand -hex 32' makes a good one.");
    }

    /// <summary>In a time that tells nothing about the secret.</summary>
    public bool Matches(string presented) =>
        CryptographicOperations.FixedTimeEquals(AccessToken.Hash(presented).AsSpan(), hash.AsSpan());

    private static bool IsPlain(char character) => character is > ' ' and < (char)127;
}
