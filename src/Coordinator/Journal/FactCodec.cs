using System.Buffers;
using System.Text.Json;
using Sweep.Messages;

namespace Sweep.Coordinator.Journal;

/// <summary>A fact as one line of JSON, so that a journal can be read in the sqlite3 shell. The type's name carries a
/// version; names and fields never change their meaning. A change of shape is a new version beside the old one, which
/// stays readable for ever. Fields are written, and expected, in one order.</summary>
public static class FactCodec
{
    /// <summary>Appends the fact's UTF-8 text. Doubles read back bit for bit (NaN as the one NaN).</summary>
    public static void Encode(SweepFact fact, IBufferWriter<byte> output)
    {
        using var writer = new FactWriter(output);
        writer.Write(fact);
    }

    /// <summary>Reads what <see cref="Encode"/> wrote; the sequence only serves the error's message.</summary>
    /// <exception cref="JournalException">NewerVersion: a type or a field that this version does not know. Damaged: not
    /// a fact at all.</exception>
    public static SweepFact Decode(long sequence, ReadOnlySpan<byte> body)
    {
        var reader = new FactReader(sequence, body);
        try
        {
            var fact = DecodeFields(ref reader);
            reader.End();
            return fact;
        }
        catch (JsonException error)
        {
            throw reader.Damaged($"is no JSON ({error.Message})", error);
        }
    }

    private static SweepFact.SweepFinished DecodeSweepFinished(ref FactReader reader)
    {
        var outcome = reader.OptionalText("outcome"u8);
        if (outcome is not (null or FactNames.Failed or FactNames.Stopped)) throw reader.Newer();
        return new SweepFact.SweepFinished(reader.OptionalText("reason"u8), reader.Time())
        {
            HasFailed = outcome is FactNames.Failed,
            IsStopped = outcome is FactNames.Stopped,
        };
    }

    private static SweepFact.SweepPaused DecodePaused(ref FactReader reader)
    {
        var cause = reader.OptionalText("cause"u8);
        if (cause is not (null or FactNames.Diagnosis)) throw reader.Newer();
        return new SweepFact.SweepPaused(reader.Text("reason"u8), reader.Time()) { IsDiagnosis = cause is not null };
    }

    private static SweepFact.AttemptEnded DecodeEnded(ref FactReader reader, bool hasClass)
    {
        var (trial, attempt) = (reader.Trial(), reader.Attempt());
        var outcome = FactNames.Outcome(reader.Text("outcome"u8)) ?? throw reader.Newer();
        FailureClass? failure = null;
        if (hasClass) failure = FactNames.Failure(reader.Text("class"u8)) ?? throw reader.Newer();
        return new SweepFact.AttemptEnded(
            trial, attempt, outcome, reader.Real("seconds"u8), reader.OptionalText("reason"u8), reader.Time())
        {
            Failure = failure,
        };
    }

    private static SweepFact.AttemptBegan DecodeBegan(ref FactReader reader, bool hasEpochs)
    {
        var (trial, attempt, device) = (reader.Trial(), reader.Attempt(), reader.Text("device"u8));
        var (guessLoss, guessAccuracy) = (reader.Real("guessLoss"u8), reader.Real("guessAccuracy"u8));
        var stepsPerEpoch = hasEpochs ? reader.Integer("stepsPerEpoch"u8) : (long?)null;
        return new SweepFact.AttemptBegan(trial, attempt, device, guessLoss, guessAccuracy, reader.Time())
        {
            StepsPerEpoch = stepsPerEpoch,
        };
    }

    private static SweepFact DecodeFields(ref FactReader reader) => reader.Text("fact"u8) switch
    {
        FactNames.AttemptAssigned => new SweepFact.AttemptAssigned(
            reader.Trial(), reader.Attempt(), new NodeId(reader.Text("node"u8)), reader.Time()),
        FactNames.AttemptBeganBeforeEpochs => DecodeBegan(ref reader, hasEpochs: false),
        FactNames.AttemptBegan => DecodeBegan(ref reader, hasEpochs: true),
        FactNames.MetricsReported => new SweepFact.MetricsReported(
            reader.Trial(), reader.Attempt(), reader.Integer("step"u8), reader.Values()),
        FactNames.AttemptEndedBeforeClasses => DecodeEnded(ref reader, hasClass: false),
        FactNames.AttemptEnded => DecodeEnded(ref reader, hasClass: true),
        FactNames.TrialFinished => new SweepFact.TrialFinished(
            reader.Trial(), FactNames.State(reader.Text("state"u8)) ?? throw reader.Newer(),
            reader.Integer("steps"u8), reader.OptionalReal("objective"u8), reader.OptionalVerdict(),
            reader.OptionalText("reason"u8)),
        FactNames.SweepCreated => new SweepFact.SweepCreated(reader.Text("definition"u8), reader.Time()),
        FactNames.SweepOpened => new SweepFact.SweepOpened(reader.Time()),
        FactNames.TrialReopened => new SweepFact.TrialReopened(
            reader.Trial(), FactNames.State(reader.Text("from"u8)) ?? throw reader.Newer(), reader.Attempt(),
            reader.Time()),
        FactNames.SweepExtended => new SweepFact.SweepExtended(reader.Text("definition"u8), reader.Time()),
        FactNames.SweepPaused => DecodePaused(ref reader),
        FactNames.SweepResumed => new SweepFact.SweepResumed(reader.Time()),
        FactNames.SweepFinished => DecodeSweepFinished(ref reader),
        _ => throw reader.Newer(),
    };
}
