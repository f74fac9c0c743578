using OpenTelemetry.Exporter;

namespace Sweep.Telemetry.Otlp;

/// <summary>A collector that takes OTLP. What is not given follows the variables that OpenTelemetry defines
/// (<c>OTEL_EXPORTER_OTLP_...</c>): headers, timeout, protocol.</summary>
public sealed class OtlpDestination
{
    /// <summary>Any of these sends without <c>--otlp</c>.</summary>
    public const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public const string TracesEndpointVariable = "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT";

    private const string ProtocolVariable = "OTEL_EXPORTER_OTLP_PROTOCOL";

    private readonly Uri? url;
    private readonly bool isGrpc;

    private OtlpDestination(Uri? url, bool isGrpc) => (this.url, this.isGrpc) = (url, isGrpc);

    /// <summary>Null: nobody asked for anything to be sent.</summary>
    /// <param name="url">The collector's, without a signal's path; it comes before the variables.</param>
    /// <param name="variable">The process's environment.</param>
    public static OtlpDestination? Of(Uri? url, Func<string, string?> variable)
    {
        var isAsked = url is not null
            || !string.IsNullOrEmpty(variable(EndpointVariable))
            || !string.IsNullOrEmpty(variable(TracesEndpointVariable));
        return isAsked ? new OtlpDestination(url, variable(ProtocolVariable) == "grpc") : null;
    }

    /// <param name="signal">The path of its kind in OTLP over HTTP: <c>traces</c> or <c>metrics</c>.</param>
    internal void Apply(OtlpExporterOptions options, string signal)
    {
        options.Protocol = isGrpc ? OtlpExportProtocol.Grpc : OtlpExportProtocol.HttpProtobuf;
        if (url is null) return;
        options.Endpoint = isGrpc ? url : new Uri($"{url.ToString().TrimEnd('/')}/v1/{signal}");
    }
}
