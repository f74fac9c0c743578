using Google.Protobuf;
using Google.Protobuf.Reflection;
using Sweep.Messages.Wire.Contracts;

namespace Sweep.Messages.Wire;

/// <summary>Walks the bytes of one message kind before they are parsed, and refuses what is longer or more numerous
/// than its contract allows, so that no sender decides how much memory a receiver takes.</summary>
internal sealed class WireLimits
{
    private const int BytesMaxDefault = 255;
    private const int CountMaxDefault = 64;
    private const int UnknownFieldsMax = 256;

    private readonly string _name;
    private readonly Rule?[] _rules;

    private WireLimits(MessageDescriptor contract)
    {
        _name = contract.Name;
        var fields = contract.Fields.InFieldNumberOrder();
        _rules = new Rule?[fields.Count == 0 ? 1 : fields[^1].FieldNumber + 1];
        foreach (var field in fields) _rules[field.FieldNumber] = Rule.Of(field);
    }

    public static WireLimits For(MessageDescriptor contract) => new(contract);

    /// <exception cref="FrameRefusedException">They break the contract.</exception>
    public void Check(ReadOnlySpan<byte> bytes)
    {
        var reader = new WireReader(bytes, _name);
        Span<int> counts = stackalloc int[_rules.Length];
        var unknownCount = 0;
        while (reader.TryReadTag(out var number, out var type))
        {
            if (Find(number, type) is { } rule)
            {
                Check(rule, ref reader, type, ref counts[number]);
            }
            else
            {
                reader.Skip(type);
                if (++unknownCount <= UnknownFieldsMax) continue;
                throw reader.Refused($"more than {UnknownFieldsMax} unknown fields");
            }
        }
    }

    private static void Check(Rule rule, ref WireReader reader, WireFormat.WireType type, ref int count)
    {
        if (type != WireFormat.WireType.LengthDelimited)
        {
            reader.Skip(type);
            count++;
        }
        else
        {
            var value = reader.ReadBytes();
            if (value.Length > rule.BytesMax)
            {
                throw reader.Refused($"{rule.Name} of {value.Length} bytes, more than {rule.BytesMax}");
            }

            rule.Contract?.Check(value);
            count += rule.ElementCount(value);
        }

        if (count > rule.CountMax)
        {
            throw reader.Refused(rule.CountMax == 1 ? $"{rule.Name} twice" : $"more than {rule.CountMax} {rule.Name}");
        }
    }

    /// <summary>A field of another type than the contract says counts as unknown, as it does for the parser.</summary>
    private Rule? Find(int number, WireFormat.WireType type) =>
        number < _rules.Length && _rules[number] is { } rule && rule.Allows(type) ? rule : null;

    private sealed record Rule(string Name, WireFormat.WireType Type, bool IsPacked)
    {
        public required int BytesMax { get; init; }

        public required int CountMax { get; init; }

        public required WireLimits? Contract { get; init; }

        public static Rule Of(FieldDescriptor field)
        {
            var options = field.GetOptions();
            var bytesMax = options?.GetExtension(LimitsExtensions.BytesMax) is > 0 and var bytes ? bytes : (int?)null;
            var countMax = options?.GetExtension(LimitsExtensions.CountMax) is > 0 and var count ? count : (int?)null;
            var isText = field.FieldType is FieldType.String or FieldType.Bytes;

            // The library says packed of every repeated field; only numbers can be.
            var isPacked = field.IsRepeated && TypeOf(field.FieldType) != WireFormat.WireType.LengthDelimited;
            return new Rule(field.Name, TypeOf(field.FieldType), isPacked)
            {
                BytesMax = bytesMax ?? (isText ? BytesMaxDefault : int.MaxValue),
                CountMax = field.IsRepeated ? countMax ?? CountMaxDefault : 1,
                Contract = field.FieldType == FieldType.Message ? For(field.MessageType) : null,
            };
        }

        public bool Allows(WireFormat.WireType type) =>
            type == Type || (IsPacked && type == WireFormat.WireType.LengthDelimited);

        public int ElementCount(ReadOnlySpan<byte> value)
        {
            if (!IsPacked) return 1;
            if (Type == WireFormat.WireType.Fixed64) return value.Length / sizeof(double);
            var count = 0;
            foreach (var octet in value) count += octet < 0x80 ? 1 : 0;
            return count;
        }

        /// <exception cref="InvalidOperationException">A contract uses a type that no rule measures.</exception>
        private static WireFormat.WireType TypeOf(FieldType type) => type switch
        {
            FieldType.String or FieldType.Bytes or FieldType.Message => WireFormat.WireType.LengthDelimited,
            FieldType.Double => WireFormat.WireType.Fixed64,
            FieldType.Int32 or FieldType.Int64 or FieldType.Bool or FieldType.Enum => WireFormat.WireType.Varint,
            _ => throw new InvalidOperationException($"no rule measures {type}"),
        };
    }
}
