using System.Globalization;
using System.Text;
using Google.Protobuf;

namespace Sweep.Telemetry.Tests.Otlp;

/// <summary>The strings and numbers at a path of field numbers in a message, as opentelemetry/proto has them; apart
/// from the library that wrote it.</summary>
internal static class OtlpText
{
    public static IReadOnlyList<string> Strings(byte[] message, params int[] path) =>
        [.. At(message, path).Select(Encoding.UTF8.GetString)];

    public static IEnumerable<byte[]> At(byte[] message, params IEnumerable<int> path) => path.Aggregate(
        new[] { message }.AsEnumerable(),
        (messages, number) => messages.SelectMany(Fields).Where(field => field.Number == number)
            .Select(field => field.Bytes));

    /// <summary>Doubles, one or packed.</summary>
    public static IReadOnlyList<double> Doubles(byte[] bytes) =>
        [.. bytes.Chunk(8).Select(chunk => BitConverter.ToDouble(chunk))];

    private static IEnumerable<(int Number, byte[] Bytes)> Fields(byte[] message)
    {
        var input = new CodedInputStream(message);
        for (var tag = input.ReadTag(); tag != 0; tag = input.ReadTag())
        {
            yield return (WireFormat.GetTagFieldNumber(tag), WireFormat.GetTagWireType(tag) switch
            {
                WireFormat.WireType.Varint => Encoding.UTF8.GetBytes(
                    input.ReadUInt64().ToString(CultureInfo.InvariantCulture)),
                WireFormat.WireType.Fixed64 => BitConverter.GetBytes(input.ReadFixed64()),
                WireFormat.WireType.Fixed32 => BitConverter.GetBytes(input.ReadFixed32()),
                WireFormat.WireType.LengthDelimited => input.ReadBytes().ToByteArray(),
                var other => throw new InvalidDataException($"a field of wire type {other}"),
            });
        }
    }
}
