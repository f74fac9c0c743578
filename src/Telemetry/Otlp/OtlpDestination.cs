using OpenTelemetry.Exporter;

namespace Sweep.Telemetry.Otlp;

/// <summary>A collector that takes one signal by OTLP. What is not given follows the variables that OpenTelemetry
/// defines: <c>OTEL_EXPORTER_OTLP_...</c> for all signals, and <c>OTEL_EXPORTER_OTLP_TRACES_...</c> or
/// <c>..._METRICS_...</c>, which come before them, for one.</summary>
public sealed class OtlpDestination
{
    private readonly Uri endpoint;

    private OtlpDestination(Uri endpoint, OtlpVariables variables) =>
        (this.endpoint, Variables) = (endpoint, variables);

    internal OtlpVariables Variables { get; }

    /// <summary>Null: nobody asked for this signal to be sent.</summary>
    /// <param name="signal">Which.</param>
    /// <param name="url">The collector's, without a signal's path; it comes before the variables.</param>
    /// <param name="variable">The process's environment.</param>
    /// <exception cref="OtlpRefusedException">A variable holds no URL.</exception>
    public static OtlpDestination? Of(OtlpSignal signal, Uri? url, Func<string, string?> variable)
    {
        var variables = new OtlpVariables(signal, variable);
        if (url is null && variables.OwnEndpoint is { } whole) return new OtlpDestination(whole, variables);
        if ((url ?? variables.SharedEndpoint) is not { } collector) return null;
        return new OtlpDestination(
            variables.IsGrpc ? collector : new Uri($"{collector.ToString().TrimEnd('/')}/v1/{variables.Signal}"),
            variables);
    }

    internal OtlpExporterOptions Options()
    {
        var options = new OtlpExporterOptions
        {
            Endpoint = endpoint,
            Protocol = Variables.IsGrpc ? OtlpExportProtocol.Grpc : OtlpExportProtocol.HttpProtobuf,
        };
        if (Variables.Headers is { } headers) options.Headers = headers;
        return options;
    }
}
