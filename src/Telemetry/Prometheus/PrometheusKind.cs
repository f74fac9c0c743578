namespace Sweep.Telemetry.Prometheus;

internal enum PrometheusKind
{
    Counter,
    Gauge,
    Histogram,
}
