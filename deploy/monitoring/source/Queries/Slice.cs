namespace Sweep.MonitoringSource.Queries;

/// <summary>Which series of a histogram, over which window, and by which labels they stay apart.</summary>
internal sealed record Slice(string Window, string By = "", string Matchers = "");
