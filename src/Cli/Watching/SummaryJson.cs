using System.Text.Json.Serialization;

namespace Sweep.Cli.Watching;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(SummaryFile))]
internal sealed partial class SummaryJson : JsonSerializerContext;
