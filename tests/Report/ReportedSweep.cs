using Sweep.Cli.CommandLine;
using Sweep.Cli.Running;
using Sweep.Cli.Terminals;

namespace Sweep.Report;

/// <summary>A small sweep, run in this process, and its page.</summary>
internal sealed class ReportedSweep : IDisposable
{
    /// <summary>Several optimizers and rates, of which one cannot work.</summary>
    private const string Definition = """
        apiVersion: sweep.dev/v1alpha1
        kind: Sweep
        metadata: {name: paged}
        spec:
          trainer: {model: synthetic, steps: 1000, evaluateEvery: 100}
          objective: {metric: accuracy, goal: maximize}
          grid:
            - {optimizer: sgd, lr: [0.01, 0.1, 1000], momentum: [0, 0.9]}
            - {optimizer: [adam, rmsprop], lr: [0.001, 0.01]}
          seeds: 4
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("sweep-page-").FullName;

    public static bool HasCharts =>
        typeof(SweepCommandLine).Assembly.GetManifestResourceNames().Contains("echarts.min.js");

    public string Page => Path.Combine(folder, "report.html");

    public ReportedSweep()
    {
        Run(Definition, "run", "-", "--out", folder).ShouldBe(0);
        Report().ShouldBe(0);
    }

    /// <summary>Writes the page; gives the exit code.</summary>
    public int Report(params string[] more) => Run("", ["report", folder, .. more]);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static int Run(string input, params string[] arguments)
    {
        var terminal = new Terminal
        {
            Input = new StringReader(input), Output = TextWriter.Null, Error = TextWriter.Null,
        };
        return SweepCommandLine.Run(arguments, terminal, LocalSweep.Start);
    }
}
