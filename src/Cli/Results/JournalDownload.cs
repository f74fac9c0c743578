using System.Text;
using System.Text.Json;
using Sweep.Coordinator.Journal;

namespace Sweep.Cli.Results;

/// <summary>A journal as a coordinator hands it out: <c>{"sequence":1,"fact":{...}}</c> on each line.</summary>
internal static class JournalDownload
{
    /// <summary>The file's name in a folder of downloaded results.</summary>
    public const string FileName = "journal.jsonl";

    /// <exception cref="RefusedException">It cannot be read, or a line is no fact or out of order.</exception>
    public static IJournalReader Open(string file)
    {
        var facts = new List<SweepFact>();
        try
        {
            foreach (var line in File.ReadLines(file)) facts.Add(Read(line, facts.Count + 1));
        }
        catch (Exception broken) when (broken is
            IOException or UnauthorizedAccessException or JsonException or InvalidDataException or JournalException)
        {
            throw new RefusedException(
                $"{file}, line {facts.Count + 1}: {broken.Message.TrimEnd('.')}. Download it again.");
        }

        var journal = new MemoryJournal();
        journal.Append(facts);
        return journal;
    }

    private static SweepFact Read(string line, long expected)
    {
        using var json = JsonDocument.Parse(line);
        if (json.RootElement.ValueKind != JsonValueKind.Object
            || !json.RootElement.TryGetProperty("sequence", out var sequence)
            || !json.RootElement.TryGetProperty("fact", out var fact))
        {
            throw new InvalidDataException("a sequence and a fact are expected");
        }

        if (!sequence.TryGetInt64(out var number) || number != expected)
            throw new InvalidDataException($"fact {sequence} stands where {expected} is expected");
        return FactCodec.Decode(number, Encoding.UTF8.GetBytes(fact.GetRawText()));
    }
}
