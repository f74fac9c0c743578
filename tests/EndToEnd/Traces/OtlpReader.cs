using System.Globalization;
using Google.Protobuf;

namespace Sweep.EndToEnd.Traces;

/// <summary>Reads the spans of an OTLP request by the field numbers of opentelemetry/proto/trace/v1/trace.proto, apart
/// from the library that wrote them.</summary>
internal static class OtlpReader
{
    public static IEnumerable<ReceivedSpan> Spans(byte[] request) =>
        from resource in Fields(request).Where(field => field.Number == 1)
        let parts = Fields(resource.Bytes).ToList()
        let attributes = parts.Where(part => part.Number == 1).SelectMany(part => Attributes(part.Bytes, 1))
            .ToDictionary()
        from scope in parts.Where(part => part.Number == 2)
        from span in Fields(scope.Bytes).Where(part => part.Number == 2)
        select Span(span.Bytes) with { Service = attributes["service.name"] };

    private static ReceivedSpan Span(byte[] bytes)
    {
        var fields = Fields(bytes).ToList();
        return new ReceivedSpan
        {
            TraceId = Hex(fields, 1),
            SpanId = Hex(fields, 2),
            ParentId = Hex(fields, 4),
            Name = Text(fields, 5),
            Start = Number(fields, 7),
            End = Number(fields, 8),
            Attributes = Attributes(bytes, 9).ToDictionary(),
            Events = [.. fields.Where(field => field.Number == 11).Select(field => Fields(field.Bytes).ToList())
                .Select(parts => (Text(parts, 2), Number(parts, 1)))],
            Links = [.. fields.Where(field => field.Number == 13).Select(field => Fields(field.Bytes).ToList())
                .Select(parts => (Hex(parts, 1), Hex(parts, 2)))],
            IsError = fields.Where(field => field.Number == 15)
                .Any(status => Number([.. Fields(status.Bytes)], 3) == 2),
        };
    }

    private static IEnumerable<KeyValuePair<string, string>> Attributes(byte[] bytes, int number) =>
        from field in Fields(bytes).Where(field => field.Number == number)
        let parts = Fields(field.Bytes).ToList()
        from value in parts.Where(part => part.Number == 2).SelectMany(part => Fields(part.Bytes))
        select KeyValuePair.Create(Text(parts, 1), value.Number == 1
            ? System.Text.Encoding.UTF8.GetString(value.Bytes)
            : value.Varint.ToString(CultureInfo.InvariantCulture));

    private static string Hex(IEnumerable<Field> fields, int number) =>
        Convert.ToHexStringLower(fields.FirstOrDefault(field => field.Number == number)?.Bytes ?? []);

    private static string Text(IEnumerable<Field> fields, int number) =>
        System.Text.Encoding.UTF8.GetString(fields.FirstOrDefault(field => field.Number == number)?.Bytes ?? []);

    private static ulong Number(IEnumerable<Field> fields, int number) =>
        fields.FirstOrDefault(field => field.Number == number)?.Varint ?? 0;

    private static IEnumerable<Field> Fields(byte[] bytes)
    {
        var input = new CodedInputStream(bytes);
        for (var tag = input.ReadTag(); tag != 0; tag = input.ReadTag())
        {
            var number = WireFormat.GetTagFieldNumber(tag);
            yield return WireFormat.GetTagWireType(tag) switch
            {
                WireFormat.WireType.Varint => new Field(number, input.ReadUInt64(), []),
                WireFormat.WireType.Fixed64 => new Field(number, input.ReadFixed64(), []),
                WireFormat.WireType.Fixed32 => new Field(number, input.ReadFixed32(), []),
                WireFormat.WireType.LengthDelimited => new Field(number, 0, input.ReadBytes().ToByteArray()),
                var other => throw new InvalidDataException($"a field of wire type {other}"),
            };
        }
    }

    private sealed record Field(int Number, ulong Varint, byte[] Bytes);
}
