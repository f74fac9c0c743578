namespace Sweep.Monitoring.Files;

/// <summary>What Grafana does with its variables when all is chosen.</summary>
internal static class Variables
{
    public static string Fill(string expression, string window = "1m") => expression
        .Replace("$__rate_interval", window)
        .Replace("$sweep", ".*").Replace("$node", ".*").Replace("$instance", ".*");
}
