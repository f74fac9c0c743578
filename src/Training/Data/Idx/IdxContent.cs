using System.Security.Cryptography;

namespace Sweep.Training.Data.Idx;

/// <summary>One decoded IDX file.</summary>
/// <param name="Path">Where it was read.</param>
/// <param name="Header">Its bytes before the values.</param>
/// <param name="Sizes">The sizes that the header states: count, then rows and columns for images.</param>
/// <param name="Values">The values, row-major.</param>
internal sealed record IdxContent(string Path, byte[] Header, int[] Sizes, byte[] Values)
{
    public int Count => Sizes[0];

    /// <summary>Values per item: pixels per image, 1 for labels.</summary>
    public int ItemLength => Sizes[1..].Aggregate(1, (product, size) => product * size);

    /// <summary>SHA-256 of the unpacked file in lower-case hexadecimal.</summary>
    public string Checksum()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Header);
        hash.AppendData(Values);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
