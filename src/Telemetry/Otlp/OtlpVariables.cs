namespace Sweep.Telemetry.Otlp;

/// <summary>OpenTelemetry's variables, as one signal sees them: its own come before those of all.</summary>
internal sealed class OtlpVariables(OtlpSignal signal, Func<string, string?> variable)
{
    private const string Prefix = "OTEL_EXPORTER_OTLP_";

    /// <summary>Lower case, as in paths.</summary>
    public string Signal => signal == OtlpSignal.Traces ? "traces" : "metrics";

    public bool IsGrpc => (Own("PROTOCOL") ?? Shared("PROTOCOL")) == "grpc";

    /// <summary>Secrets, as a rule: to be handed on and never shown.</summary>
    public string? Headers => Own("HEADERS") ?? Shared("HEADERS");

    /// <summary>The whole address for this signal, if it has one of its own.</summary>
    public Uri? OwnEndpoint => UrlOf("ENDPOINT", Own("ENDPOINT"));

    /// <summary>The collector's, to which each signal adds its path.</summary>
    public Uri? SharedEndpoint => UrlOf("ENDPOINT", Shared("ENDPOINT"));

    /// <summary>Null when it is not set, or empty.</summary>
    public string? Own(string name) => Value($"{Prefix}{Signal.ToUpperInvariant()}_{name}");

    public string? Value(string name) => variable(name) is { Length: > 0 } value ? value : null;

    private string? Shared(string name) => Value(Prefix + name);

    private static Uri? UrlOf(string name, string? text)
    {
        if (text is null) return null;
        return Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? url
            : throw new OtlpRefusedException(
                $"{Prefix}{name} (or that of a signal): {text} is no URL with http or https, e.g. "
                + "http://localhost:4318.");
    }
}
