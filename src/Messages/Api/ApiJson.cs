using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Sweep.Messages.Api;

/// <summary>How the HTTP interface writes and reads JSON: camelCase, names of enums as words, <c>NaN</c>,
/// <c>Infinity</c> and <c>-Infinity</c> as strings. Made at build time, so that a client starts fast.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(Page<SweepEntry>))]
[JsonSerializable(typeof(Page<TrialEntry>))]
[JsonSerializable(typeof(Page<NodeEntry>))]
[JsonSerializable(typeof(ImmutableArray<SweepEntry>))]
[JsonSerializable(typeof(SweepDetail))]
[JsonSerializable(typeof(TrialDetail))]
[JsonSerializable(typeof(TrialCurves))]
[JsonSerializable(typeof(TrialExplanation))]
[JsonSerializable(typeof(ChangeReply))]
[JsonSerializable(typeof(StopRequest))]
[JsonSerializable(typeof(RetryRequest))]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(ReportNews))]
[JsonSerializable(typeof(AttemptNews))]
[JsonSerializable(typeof(TrialNews))]
[JsonSerializable(typeof(ReadyEntry))]
[JsonSerializable(typeof(LogLevelEntry))]
[JsonSerializable(typeof(string))]
public sealed partial class ApiJson : JsonSerializerContext;
