using System.Globalization;

namespace Sweep.Messages.Api;

/// <summary>Paths of the coordinator's HTTP interface, for its server and its clients; docs/api.md tells what each
/// does.</summary>
public static class ApiRoutes
{
    public const string Prefix = "/api/v1";

    public const string Health = "/healthz";

    public const string Ready = "/readyz";

    public const string Metrics = "/metrics";

    public const string Description = Prefix + "/openapi.json";

    public const string LogLevel = Prefix + "/log-level";

    public const string Link = Prefix + "/link";

    public const string Events = Prefix + "/events";

    public const string Sweeps = Prefix + "/sweeps";

    public const string Nodes = Prefix + "/nodes";

    public static string Sweep(string name) => $"{Sweeps}/{Uri.EscapeDataString(name)}";

    /// <param name="name">The sweep's.</param>
    /// <param name="verb"><c>stop</c>, <c>pause</c>, <c>resume</c> or <c>retry</c>.</param>
    public static string SweepVerb(string name, string verb) => $"{Sweep(name)}/{verb}";

    public static string SweepEvents(string name) => $"{Sweep(name)}/events";

    public static string Journal(string name) => $"{Sweep(name)}/journal";

    public static string Results(string name) => $"{Sweep(name)}/results";

    /// <param name="name">The sweep's.</param>
    /// <param name="file"><c>trials.csv</c>, <c>reports.csv</c>, <c>attempts.csv</c> or <c>summary.json</c>.</param>
    public static string ResultFile(string name, string file) => $"{Results(name)}/{file}";

    public static string Trials(string name) => $"{Sweep(name)}/trials";

    public static string Trial(string name, long trial) =>
        string.Create(CultureInfo.InvariantCulture, $"{Trials(name)}/{trial}");

    public static string Reports(string name, long trial) => $"{Trial(name, trial)}/reports";

    public static string Explanation(string name, long trial) => $"{Trial(name, trial)}/explain";

    public static string Node(string node) => $"{Nodes}/{Uri.EscapeDataString(node)}";

    public static string NodeDrain(string node) => $"{Node(node)}/drain";

    public static string NodeLogLevel(string node) => $"{Node(node)}/log-level";
}
