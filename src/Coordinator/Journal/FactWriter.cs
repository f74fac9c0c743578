using System.Buffers;
using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using Sweep.Messages;

namespace Sweep.Coordinator.Journal;

/// <summary>Writes facts as JSON, one after the other into one buffer; kept by a journal so that nothing is allocated
/// for a fact.</summary>
internal sealed class FactWriter(IBufferWriter<byte> output) : IDisposable
{
    private static readonly JsonWriterOptions Options = new()
    {
        // The text goes to a database and a terminal, never into HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    private readonly Utf8JsonWriter json = new(output, Options);

    internal void Write(SweepFact fact)
    {
        // A fact that could not be written may have left its beginning behind.
        json.Reset();
        json.WriteStartObject();
        WriteFields(fact);
        json.WriteEndObject();
        json.Flush();
    }

    public void Dispose() => json.Dispose();

    private void WriteFields(SweepFact fact)
    {
        switch (fact)
        {
            case SweepFact.MetricsReported f:
                WriteHead(FactNames.MetricsReported, f.Trial, f.Attempt);
                json.WriteNumber("step"u8, f.Step);
                WriteValues(f);
                break;
            case SweepFact.AttemptAssigned f:
                WriteHead(FactNames.AttemptAssigned, f.Trial, f.Attempt);
                json.WriteString("node"u8, f.Node.Name);
                WriteTime(f.At);
                break;
            case SweepFact.AttemptBegan f:
                WriteBegan(f);
                break;
            case SweepFact.AttemptEnded f:
                WriteEnded(f);
                break;
            case SweepFact.TrialFinished f:
                WriteFinished(f);
                break;
            default:
                WriteSweep(fact);
                break;
        }
    }

    /// <summary>The rare facts.</summary>
    private void WriteSweep(SweepFact fact)
    {
        switch (fact)
        {
            case SweepFact.TrialReopened f:
                json.WriteString("fact"u8, FactNames.TrialReopened);
                json.WriteNumber("trial"u8, f.Trial.Number);
                json.WriteString("from"u8, FactNames.Of(f.From));
                json.WriteNumber("attempt"u8, f.LastAttempt);
                WriteTime(f.At);
                break;
            case SweepFact.SweepCreated f:
                WriteDefinition(FactNames.SweepCreated, f.Definition, f.At);
                break;
            case SweepFact.SweepExtended f:
                WriteDefinition(FactNames.SweepExtended, f.Definition, f.At);
                break;
            case SweepFact.SweepOpened f:
                json.WriteString("fact"u8, FactNames.SweepOpened);
                WriteTime(f.At);
                break;
            case SweepFact.SweepPaused f:
                json.WriteString("fact"u8, FactNames.SweepPaused);
                if (f.IsDiagnosis) json.WriteString("cause"u8, FactNames.Diagnosis);
                WriteReason(f.Reason);
                WriteTime(f.At);
                break;
            case SweepFact.SweepResumed f:
                json.WriteString("fact"u8, FactNames.SweepResumed);
                WriteTime(f.At);
                break;
            case SweepFact.SweepFinished f:
                json.WriteString("fact"u8, FactNames.SweepFinished);
                if (f.HasFailed) json.WriteString("outcome"u8, FactNames.Failed);
                if (f.IsStopped) json.WriteString("outcome"u8, FactNames.Stopped);
                WriteReason(f.Reason);
                WriteTime(f.At);
                break;
            default:
                throw new UnreachableException($"{fact.GetType().Name} has no form in the journal");
        }
    }

    private void WriteHead(string name, TrialId trial, int attempt)
    {
        json.WriteString("fact"u8, name);
        json.WriteNumber("trial"u8, trial.Number);
        json.WriteNumber("attempt"u8, attempt);
    }

    private void WriteBegan(SweepFact.AttemptBegan fact)
    {
        var name = fact.StepsPerEpoch is null ? FactNames.AttemptBeganBeforeEpochs : FactNames.AttemptBegan;
        WriteHead(name, fact.Trial, fact.Attempt);
        json.WriteString("device"u8, fact.Device);
        WriteReal("guessLoss", fact.GuessLoss);
        WriteReal("guessAccuracy", fact.GuessAccuracy);
        if (fact.StepsPerEpoch is { } stepsPerEpoch) json.WriteNumber("stepsPerEpoch"u8, stepsPerEpoch);
        WriteTime(fact.At);
    }

    private void WriteEnded(SweepFact.AttemptEnded fact)
    {
        var name = fact.Failure is null ? FactNames.AttemptEndedBeforeClasses : FactNames.AttemptEnded;
        WriteHead(name, fact.Trial, fact.Attempt);
        json.WriteString("outcome"u8, FactNames.Of(fact.Outcome));
        if (fact.Failure is { } failure) json.WriteString("class"u8, FactNames.Of(failure));
        WriteReal("seconds", fact.Seconds);
        WriteReason(fact.Reason);
        WriteTime(fact.At);
    }

    private void WriteDefinition(string name, string definition, TimeSpan at)
    {
        json.WriteString("fact"u8, name);
        json.WriteString("definition"u8, definition);
        WriteTime(at);
    }

    private void WriteFinished(SweepFact.TrialFinished fact)
    {
        json.WriteString("fact"u8, FactNames.TrialFinished);
        json.WriteNumber("trial"u8, fact.Trial.Number);
        json.WriteString("state"u8, FactNames.Of(fact.State));
        json.WriteNumber("steps"u8, fact.Steps);
        if (fact.Objective is { } objective) WriteReal("objective", objective);
        if (fact.Verdict is { } verdict) WriteVerdict(verdict);
        WriteReason(fact.Reason);
    }

    private void WriteVerdict(Verdict verdict)
    {
        json.WriteStartObject("verdict"u8);
        json.WriteString("rule"u8, verdict.Rule);
        json.WriteNumber("step"u8, verdict.Step);
        json.WriteString("metric"u8, verdict.Metric);
        WriteReal("value", verdict.Value);
        if (verdict.Threshold is { } threshold) WriteReal("threshold", threshold);
        json.WriteString("message"u8, verdict.Message);
        json.WriteEndObject();
    }

    private void WriteValues(SweepFact.MetricsReported fact)
    {
        json.WriteStartObject("values"u8);
        foreach (var (name, value) in fact.Values) WriteReal(name, value);
        json.WriteEndObject();
    }

    private void WriteReason(string? reason)
    {
        if (reason is not null) json.WriteString("reason"u8, reason);
    }

    // As a date for people; it holds every tick of a time span.
    private void WriteTime(TimeSpan at) => json.WriteString("at"u8, DateTime.UnixEpoch + at);

    private void WriteReal(string name, double value)
    {
        if (double.IsFinite(value)) json.WriteNumber(name, value);
        else json.WriteString(name, NonFinite(value));
    }

    private static string NonFinite(double value) =>
        double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
}
