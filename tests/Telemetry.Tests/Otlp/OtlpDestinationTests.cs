using OpenTelemetry.Exporter;
using Sweep.Telemetry.Otlp;

namespace Sweep.Telemetry.Tests.Otlp;

public sealed class OtlpDestinationTests
{
    private readonly Dictionary<string, string> variables = [];

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Nothing_is_sent_unless_somebody_asks(string? endpoint)
    {
        if (endpoint is not null) variables["OTEL_EXPORTER_OTLP_ENDPOINT"] = endpoint;

        Of(null).ShouldBeNull();
    }

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
    public void A_variable_asks_too_and_means_the_collector()
    {
        variables["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://collector:4318/below";

        Applied(Of(null)).Endpoint.ToString().ShouldBe("http://collector:4318/below/v1/traces");
        Applied(Of(null, OtlpSignal.Metrics)).Endpoint.ToString().ShouldBe("http://collector:4318/below/v1/metrics");
    }

    [Fact]
    public void A_variable_of_one_signal_is_its_whole_address_and_says_nothing_of_the_other()
    {
        variables["OTEL_EXPORTER_OTLP_METRICS_ENDPOINT"] = "http://collector:4318/numbers";
        variables["OTEL_EXPORTER_OTLP_METRICS_HEADERS"] = "api-key=secret";

        var options = Applied(Of(null, OtlpSignal.Metrics));

        options.Endpoint.ToString().ShouldBe("http://collector:4318/numbers");
        options.Headers.ShouldBe("api-key=secret");
        Of(null).ShouldBeNull();
    }

    [Fact]
    public void A_url_comes_before_the_variables()
    {
        variables["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://elsewhere:4318";
        variables["OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"] = "http://elsewhere:4318";

        Applied(Of(new Uri("http://collector:4318"))).Endpoint.Host.ShouldBe("collector");
    }

    [Theory]
    [InlineData("collector:4318")]
    [InlineData("ftp://collector")]
    public void A_variable_that_is_no_url_is_refused(string text)
    {
        variables["OTEL_EXPORTER_OTLP_ENDPOINT"] = text;

        Should.Throw<OtlpRefusedException>(() => Of(null)).Message.ShouldContain(text);
    }

    [Fact]
    public void With_grpc_the_url_is_taken_as_it_is()
    {
        variables["OTEL_EXPORTER_OTLP_PROTOCOL"] = "grpc";

        var options = Applied(Of(new Uri("http://collector:4317")));

        options.Endpoint.ToString().ShouldBe("http://collector:4317/");
        options.Protocol.ShouldBe(OtlpExportProtocol.Grpc);
    }

    private OtlpDestination? Of(Uri? url, OtlpSignal signal = OtlpSignal.Traces) =>
        OtlpDestination.Of(signal, url, variables.GetValueOrDefault);

    private static OtlpExporterOptions Applied(OtlpDestination? destination) =>
        destination.ShouldNotBeNull().Options();
}
