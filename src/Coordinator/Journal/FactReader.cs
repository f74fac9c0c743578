using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Sweep.Messages;

namespace Sweep.Coordinator.Journal;

/// <summary>Reads one fact's fields in the order in which <see cref="FactWriter"/> writes them. A field that is not
/// awaited comes from a newer version; an awaited one that is absent is damage.</summary>
internal ref struct FactReader
{
    private readonly long sequence;
    private readonly ReadOnlySpan<byte> body;
    private Utf8JsonReader json;

    internal FactReader(long sequence, ReadOnlySpan<byte> body)
    {
        this.sequence = sequence;
        this.body = body;
        json = new Utf8JsonReader(body);
    }

    internal TrialId Trial() => new(Integer("trial"u8));

    internal int Attempt()
    {
        Advance("attempt"u8);
        return json.TokenType == JsonTokenType.Number && json.TryGetInt32(out var value)
            ? value : throw Unfit("attempt"u8);
    }

    internal long Integer(ReadOnlySpan<byte> name)
    {
        Advance(name);
        return json.TokenType == JsonTokenType.Number && json.TryGetInt64(out var value) ? value : throw Unfit(name);
    }

    internal double Real(ReadOnlySpan<byte> name)
    {
        Advance(name);
        return RealHere(name);
    }

    internal double? OptionalReal(ReadOnlySpan<byte> name) => IsNext(name) ? Real(name) : null;

    internal string Text(ReadOnlySpan<byte> name)
    {
        Advance(name);
        return json.TokenType == JsonTokenType.String ? json.GetString()! : throw Unfit(name);
    }

    internal string? OptionalText(ReadOnlySpan<byte> name) => IsNext(name) ? Text(name) : null;

    internal TimeSpan Time()
    {
        Advance("at"u8);
        return json.TokenType == JsonTokenType.String && json.TryGetDateTime(out var at)
            ? at - DateTime.UnixEpoch : throw Unfit("at"u8);
    }

    internal ImmutableArray<MetricValue> Values()
    {
        Advance("values"u8);
        if (json.TokenType != JsonTokenType.StartObject) throw Unfit("values"u8);
        var values = ImmutableArray.CreateBuilder<MetricValue>(2);
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = MetricName();
            json.Read();
            values.Add(new MetricValue(name, RealHere("values"u8)));
        }

        return values.DrainToImmutable();
    }

    internal Verdict? OptionalVerdict()
    {
        if (!IsNext("verdict"u8)) return null;
        Advance("verdict"u8);
        if (json.TokenType != JsonTokenType.StartObject) throw Unfit("verdict"u8);
        var verdict = new Verdict(
            Text("rule"u8), Integer("step"u8), Text("metric"u8), Real("value"u8), OptionalReal("threshold"u8),
            Text("message"u8));
        EndObject();
        return verdict;
    }

    /// <summary>Nothing may follow.</summary>
    internal void End()
    {
        EndObject();
        if (json.Read()) throw Damaged("goes on after its end");
    }

    internal readonly JournalException Newer() => new(
        JournalFault.NewerVersion,
        $"fact {sequence} is '{Excerpt()}', which this version of Sweep does not know. Use the version that wrote " +
        "it, or a newer one; nothing was changed.");

    internal readonly JournalException Damaged(string reason, Exception? inner = null) => new(
        JournalFault.Damaged, $"fact {sequence} {reason}: '{Excerpt()}'. {JournalAdvice.Damaged}", inner);

    private void Advance(scoped ReadOnlySpan<byte> name)
    {
        if (json.TokenType == JsonTokenType.None && (!json.Read() || json.TokenType != JsonTokenType.StartObject))
            throw Damaged("is no JSON object");
        json.Read();
        if (json.TokenType != JsonTokenType.PropertyName) throw Damaged($"lacks '{Encoding.UTF8.GetString(name)}'");
        if (!json.ValueTextEquals(name)) throw Newer();
        json.Read();
    }

    private readonly bool IsNext(scoped ReadOnlySpan<byte> name)
    {
        var ahead = json;
        return ahead.Read() && ahead.TokenType == JsonTokenType.PropertyName && ahead.ValueTextEquals(name);
    }

    private void EndObject()
    {
        json.Read();
        if (json.TokenType != JsonTokenType.EndObject) throw Newer();
    }

    private readonly double RealHere(scoped ReadOnlySpan<byte> name)
    {
        if (json.TokenType == JsonTokenType.Number && json.TryGetDouble(out var value)) return value;
        if (json.TokenType != JsonTokenType.String) throw Unfit(name);
        return json.ValueTextEquals("NaN"u8) ? double.NaN
            : json.ValueTextEquals("Infinity"u8) ? double.PositiveInfinity
            : json.ValueTextEquals("-Infinity"u8) ? double.NegativeInfinity
            : throw Unfit(name);
    }

    // The trainers' own names are most of a journal: one string each instead of one for each report.
    private readonly string MetricName() =>
        json.ValueTextEquals(MetricNames.TrainLoss) ? MetricNames.TrainLoss
        : json.ValueTextEquals(MetricNames.Loss) ? MetricNames.Loss
        : json.ValueTextEquals(MetricNames.Accuracy) ? MetricNames.Accuracy
        : json.GetString()!;

    private readonly JournalException Unfit(scoped ReadOnlySpan<byte> name) =>
        Damaged($"has a '{Encoding.UTF8.GetString(name)}' that does not fit");

    private readonly string Excerpt() => Encoding.UTF8.GetString(body[..Math.Min(body.Length, 200)]);
}
