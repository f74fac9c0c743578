namespace Sweep.Monitoring.Prometheus;

/// <summary>A test that needs the real Prometheus.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PrometheusFactAttribute : FactAttribute
{
    public PrometheusFactAttribute() => Skip = PrometheusPrograms.WhyNot;
}
