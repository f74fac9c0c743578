using Sweep.Actors;

namespace Sweep.Fuzz;

/// <summary>Damages valid frames: some at random, some as somebody would who knows protobuf.</summary>
internal sealed class ByteMutations(Prng random, IReadOnlyList<byte[]> samples)
{
    private const int LengthMax = 1 << 16;

    /// <summary>Numbers at which sizes and counts overflow.</summary>
    private static readonly byte[][] AwkwardNumbers =
    [
        [0x00], [0x7F], [0x80], [0xFF], [0x80, 0x00], [0xFF, 0x7F], [0xFF, 0xFF, 0xFF, 0xFF, 0x07],
        [0xFF, 0xFF, 0xFF, 0xFF, 0x0F], [0x80, 0x80, 0x80, 0x80, 0x08],
        [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F],
        [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01],
        [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01],
    ];

    public byte[] Next()
    {
        List<byte> bytes = [.. Pick(samples)];
        for (var edits = 1 + Below(1 + Below(6)); edits > 0; edits--) Mutate(bytes);
        if (bytes.Count > LengthMax) bytes.RemoveRange(LengthMax, bytes.Count - LengthMax);
        return [.. bytes];
    }

    private void Mutate(List<byte> bytes)
    {
        if (bytes.Count == 0) bytes.AddRange(Pick(samples));
        var place = Below(bytes.Count);
        switch (Below(10))
        {
            case 0: bytes[place] ^= (byte)(1 << Below(8)); break;
            case 1: bytes[place] = (byte)Below(256); break;
            case 2: bytes.InsertRange(place, Noise()); break;
            case 3: bytes.RemoveRange(place, Below(Math.Min(16, bytes.Count - place)) + 1); break;
            case 4: bytes.InsertRange(place, PartOf(bytes)); break;
            case 5: bytes.InsertRange(place, PartOf([.. Pick(samples)])); break;
            case 6: Overwrite(bytes, place, Pick(AwkwardNumbers)); break;
            case 7: bytes.RemoveRange(place, bytes.Count - place); break;
            case 8: Wrap(bytes); break;
            default: Repeat(bytes); break;
        }
    }

    private static void Overwrite(List<byte> bytes, int place, byte[] number)
    {
        bytes.RemoveRange(place, Math.Min(number.Length, bytes.Count - place));
        bytes.InsertRange(place, number);
    }

    /// <summary>Makes all of it one field of a message, up to 200 times: deep nesting.</summary>
    private void Wrap(List<byte> bytes)
    {
        var tag = (byte)((Below(12) << 3) | 2);
        for (var depth = random.Chance(new Ratio(1, 20)) ? 200 : 1; depth > 0; depth--)
        {
            bytes.InsertRange(0, [tag, .. Varint(bytes.Count)]);
        }
    }

    /// <summary>A field very often: lists and texts that grow.</summary>
    private void Repeat(List<byte> bytes)
    {
        var part = PartOf(bytes);
        var count = Math.Min(random.Chance(new Ratio(1, 50)) ? 5000 : 1 + Below(40), LengthMax / part.Count);
        for (var i = 0; i < count; i++) bytes.AddRange(part);
    }

    private static List<byte> Varint(int value)
    {
        List<byte> bytes = [];
        for (; value >= 0x80; value >>= 7) bytes.Add((byte)(value | 0x80));
        bytes.Add((byte)value);
        return bytes;
    }

    private List<byte> PartOf(List<byte> bytes)
    {
        var start = Below(bytes.Count);
        return bytes.GetRange(start, 1 + Below(Math.Min(64, bytes.Count - start)));
    }

    private byte[] Noise() => [.. Enumerable.Range(0, 1 + Below(32)).Select(_ => (byte)Below(256))];

    private T Pick<T>(IReadOnlyList<T> from) => from[Below(from.Count)];

    private int Below(int bound) => (int)random.NextBelow(bound);
}
