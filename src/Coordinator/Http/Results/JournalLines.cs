using System.Buffers;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Sweep.Coordinator.Http.Problems;
using Sweep.Coordinator.Journal;

namespace Sweep.Coordinator.Http.Results;

/// <summary>A piece of a sweep's journal as lines of JSON: <c>{"sequence":1,"fact":{...}}</c>. A client asks again with
/// <c>after</c> set to the last sequence until it gets nothing.</summary>
internal static class JournalLines
{
    public const string ContentType = "application/x-ndjson";

    private const int LinesMax = 10_000;

    public static IResult Of(CoordinatorAccess coordinator, string name, long? after, int? limit)
    {
        if (after < 0) throw Mistakes.Argument($"after={after} is no sequence.", "Begin at 0.").AsException();
        if (limit is < 1 or > LinesMax)
            throw Mistakes.Argument($"limit={limit} is out of range.", $"Ask for 1 to {LinesMax}.").AsException();
        var sweep = coordinator.Views.Named(name);
        var lines = new ArrayBufferWriter<byte>(1 << 16);
        using var journal = coordinator.Ports.OpenJournal(sweep.Id);
        foreach (var (sequence, fact) in journal.Read(after ?? 0).Take(limit ?? LinesMax))
        {
            Encoding.ASCII.GetBytes(string.Create(
                CultureInfo.InvariantCulture, $"{{\"sequence\":{sequence},\"fact\":"), lines);
            FactCodec.Encode(fact, lines);
            lines.Write("}\n"u8);
        }

        return TypedResults.Bytes(lines.WrittenMemory, ContentType);
    }
}
