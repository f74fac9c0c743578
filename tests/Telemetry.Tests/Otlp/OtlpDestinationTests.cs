using OpenTelemetry.Exporter;
using Sweep.Telemetry.Otlp;

namespace Sweep.Telemetry.Tests.Otlp;

public sealed class OtlpDestinationTests
{
    private readonly Dictionary<string, string> variables = [];

    [Fact]
    public void Nothing_is_sent_unless_somebody_asks() => Of(null).ShouldBeNull();

    [Theory]
    [InlineData("http://collector:4318")]
    [InlineData("http://collector:4318/")]
    public void A_url_is_the_collector_s_and_each_signal_has_its_path(string url)
    {
        var options = Applied(Of(new Uri(url)));

        options.Endpoint.ToString().ShouldBe("http://collector:4318/v1/traces");
        options.Protocol.ShouldBe(OtlpExportProtocol.HttpProtobuf);
    }

    [Fact]
    public void A_variable_asks_too()
    {
        variables[OtlpDestination.TracesEndpointVariable] = "http://collector:4318/v1/traces";

        Of(null).ShouldNotBeNull();
    }

    [Fact]
    public void With_grpc_the_url_is_taken_as_it_is()
    {
        variables["OTEL_EXPORTER_OTLP_PROTOCOL"] = "grpc";

        var options = Applied(Of(new Uri("http://collector:4317")));

        options.Endpoint.ToString().ShouldBe("http://collector:4317/");
        options.Protocol.ShouldBe(OtlpExportProtocol.Grpc);
    }

    private OtlpDestination? Of(Uri? url) => OtlpDestination.Of(url, variables.GetValueOrDefault);

    private static OtlpExporterOptions Applied(OtlpDestination? destination)
    {
        var options = new OtlpExporterOptions();
        destination.ShouldNotBeNull().Apply(options, "traces");
        return options;
    }
}
