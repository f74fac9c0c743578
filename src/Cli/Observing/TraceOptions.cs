using System.CommandLine;
using System.Globalization;
using Sweep.Telemetry;
using Sweep.Telemetry.Otlp;

namespace Sweep.Cli.Observing;

/// <summary>Options of the processes that serve, about where their traces and metrics go.</summary>
internal sealed class TraceOptions
{
    private readonly Option<string?> otlp = new("--otlp")
    {
        Description = "A collector that takes OTLP, for traces and metrics (else the OTEL_EXPORTER_OTLP_... "
            + "variables).",
        HelpName = "URL",
    };

    private readonly Option<double> ratio = new("--trace-ratio")
    {
        Description = "Share of the attempts that are traced, 0 to 1.",
        HelpName = "RATIO",
        DefaultValueFactory = _ => 1,
        CustomParser = result => RatioOf(result.Tokens[0].Value) ?? 0,
    };

    private readonly Func<string, string?> variable;

    /// <param name="variable">The process's environment.</param>
    public TraceOptions(Func<string, string?> variable)
    {
        this.variable = variable;
        otlp.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => UrlOf(token.Value) is null))
            {
                result.AddError($"--otlp {token.Value}: a URL with http or https is needed, "
                    + "e.g. --otlp http://localhost:4318.");
            }
        });
        ratio.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => RatioOf(token.Value) is null))
            {
                result.AddError($"--trace-ratio {token.Value}: a number from 0 to 1 is needed, "
                    + "e.g. --trace-ratio 0.1.");
            }
        });
    }

    /// <param name="command">To which they are added.</param>
    /// <param name="canChoose">It is the one that chooses what is traced.</param>
    public void AddTo(Command command, bool canChoose)
    {
        command.Add(otlp);
        if (canChoose) command.Add(ratio);
    }

    public double RatioIn(ParseResult parsed) => parsed.GetValue(ratio);

    /// <summary>Null when nobody wants the signal.</summary>
    /// <exception cref="RefusedException">A variable of the environment is not what it should be.</exception>
    public OtlpDestination? DestinationIn(ParseResult parsed, OtlpSignal signal) => Checked(() =>
        OtlpDestination.Of(signal, parsed.GetValue(otlp) is { } url ? UrlOf(url) : null, variable));

    /// <param name="destination">As <see cref="DestinationIn"/> gave it.</param>
    /// <param name="process">That sends.</param>
    public static SpanSending? Send(OtlpDestination? destination, TelemetryOptions process) =>
        destination is null ? null : new SpanSending(destination, process);

    /// <param name="destination">As <see cref="DestinationIn"/> gave it.</param>
    /// <param name="process">That sends.</param>
    /// <exception cref="RefusedException">A variable of the environment is not what it should be.</exception>
    public static MetricSending? SendMetrics(OtlpDestination? destination, TelemetryOptions process) =>
        destination is null ? null : Checked(() => new MetricSending(destination, process));

    private static T Checked<T>(Func<T> make)
    {
        try
        {
            return make();
        }
        catch (OtlpRefusedException refused)
        {
            throw new RefusedException(refused.Message);
        }
    }

    private static Uri? UrlOf(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url : null;

    private static double? RatioOf(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var ratio) && ratio is >= 0 and <= 1
            ? ratio
            : null;
}
