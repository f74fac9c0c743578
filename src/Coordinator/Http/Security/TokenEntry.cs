using System.Collections.Immutable;
using System.Globalization;

namespace Sweep.Coordinator.Http.Security;

/// <summary>A line of the token file: <c>role sha256:HEX note</c>.</summary>
internal sealed record TokenEntry(Role Role, ImmutableArray<byte> Hash, string Note)
{
    private const string Algorithm = "sha256:";
    private const int HashBytes = 32;

    public override string ToString() =>
        $"{RoleNames.Of(Role)} {Algorithm}{Convert.ToHexStringLower(Hash.AsSpan())} {Note}".TrimEnd();

    /// <exception cref="ServerRefusedException">It is no such line.</exception>
    public static TokenEntry Parse(string line, string path, int number)
    {
        var parts = line.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length >= 2 && RoleNames.Parse(parts[0]) is { } role && HashIn(parts[1]) is { } hash)
            return new TokenEntry(role, hash, parts.Length > 2 ? parts[2] : "");
        throw new ServerRefusedException(string.Create(CultureInfo.InvariantCulture, $"{path}:{number}: ")
            + $"a role ({string.Join(", ", RoleNames.All)}), '{Algorithm}' with 64 hexadecimal digits, and a note are "
            + "expected. 'sweep token create --role viewer --tokens FILE' appends such a line.");
    }

    private static ImmutableArray<byte>? HashIn(string text)
    {
        if (!text.StartsWith(Algorithm, StringComparison.Ordinal)) return null;
        var digits = text[Algorithm.Length..];
        return digits.Length == 2 * HashBytes && digits.All(char.IsAsciiHexDigit)
            ? [.. Convert.FromHexString(digits)]
            : null;
    }
}
