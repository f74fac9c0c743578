namespace Sweep.Messages;

/// <summary>One named measurement. The value may be NaN or infinite: those survive every hop.</summary>
public readonly record struct MetricValue(string Name, double Value);
