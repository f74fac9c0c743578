using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Sweep.Coordinator.Http.Security;

/// <summary>A user's token: 256 random bits, so a plain hash cannot be reversed by guessing, and no slow one is needed.
/// </summary>
public static class AccessToken
{
    /// <summary>Longer ones are not looked at.</summary>
    internal const int LengthMax = 256;

    private const int RandomBytes = 32;

    /// <summary>A new token. The role in it is for people: what counts is the role beside its hash.</summary>
    public static string Create(Role role) =>
        $"sweep_{RoleNames.Of(role)}_{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes))}";

    /// <summary>SHA-256 of the token's text: the only form in which a server knows it.</summary>
    public static ImmutableArray<byte> Hash(string token) => [.. SHA256.HashData(Encoding.UTF8.GetBytes(token))];
}
