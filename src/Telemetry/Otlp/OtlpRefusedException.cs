namespace Sweep.Telemetry.Otlp;

/// <summary>A variable of the environment is not what OpenTelemetry says it should be. The message says what would be
/// right.</summary>
public sealed class OtlpRefusedException(string message) : Exception(message);
