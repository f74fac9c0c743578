using Google.Protobuf;

namespace Sweep.Messages.Wire;

/// <summary>Tags and lengths of protobuf, without allocating.</summary>
internal ref struct WireReader(ReadOnlySpan<byte> bytes, string name)
{
    private const int VarintBytesMax = 10;

    private ReadOnlySpan<byte> _rest = bytes;

    /// <summary>False at the end.</summary>
    public bool TryReadTag(out int number, out WireFormat.WireType type)
    {
        (number, type) = (0, WireFormat.WireType.Varint);
        if (_rest.IsEmpty) return false;
        var tag = ReadVarint();
        if (tag > uint.MaxValue || tag >> 3 == 0) throw Refused($"the tag {tag}");
        (number, type) = ((int)(tag >> 3), (WireFormat.WireType)(tag & 7));
        return true;
    }

    public ReadOnlySpan<byte> ReadBytes()
    {
        var length = ReadVarint();
        if (length > (ulong)_rest.Length) throw Refused($"{length} bytes announced, and {_rest.Length} there");
        return Take((int)length);
    }

    public void Skip(WireFormat.WireType type)
    {
        switch (type)
        {
            case WireFormat.WireType.Varint:
                ReadVarint();
                break;
            case WireFormat.WireType.Fixed64:
                Take(sizeof(ulong));
                break;
            case WireFormat.WireType.Fixed32:
                Take(sizeof(uint));
                break;
            case WireFormat.WireType.LengthDelimited:
                ReadBytes();
                break;
            default:
                throw Refused($"a field of wire type {(int)type}");
        }
    }

    public readonly FrameRefusedException Refused(string what) => new($"{name} has {what}");

    private ulong ReadVarint()
    {
        var value = 0UL;
        for (var i = 0; i < VarintBytesMax; i++)
        {
            if (i == _rest.Length) throw Refused("an end inside of a number");
            value |= (ulong)(_rest[i] & 0x7F) << (7 * i);
            if (_rest[i] >= 0x80) continue;
            _rest = _rest[(i + 1)..];
            return value;
        }

        throw Refused("a number of more than 10 bytes");
    }

    private ReadOnlySpan<byte> Take(int length)
    {
        if (length > _rest.Length) throw Refused("an end inside of a value");
        var taken = _rest[..length];
        _rest = _rest[length..];
        return taken;
    }
}
