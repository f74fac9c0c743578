namespace Sweep.MonitoringSource.Rules;

/// <param name="Name">level:metric:operation, after Prometheus's convention.</param>
/// <param name="Expression">PromQL.</param>
internal sealed record RecordingRule(string Name, string Expression) : Rule(Name, Expression);
