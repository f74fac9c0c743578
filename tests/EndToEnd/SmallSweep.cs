namespace Sweep.EndToEnd;

/// <summary>A sweep of real training that takes a few seconds, in a folder of its own.</summary>
internal sealed class SmallSweep : IDisposable
{
    private const string Definition = """
        apiVersion: sweep.dev/v1alpha1
        kind: Sweep
        metadata: {name: small}
        spec:
          trainer: {model: mlp, dataset: digits, hidden: [32], batchSize: 50, steps: 400, evaluateEvery: 100}
          objective: {metric: accuracy, goal: maximize}
          grid:
            - {optimizer: sgd, lr: [0.1, 1000]}
            - {optimizer: [adam, rmsprop], lr: [0.001, 0.01]}
          seeds: 4
        """;

    private readonly string root = Directory.CreateTempSubdirectory("sweep-e2e-").FullName;

    public SmallSweep()
    {
        File = Path.Combine(root, "small.yaml");
        System.IO.File.WriteAllText(File, Definition);
    }

    public string File { get; }

    public string Folder(string name) => Path.Combine(root, name);

    public (int ExitCode, string Output, string Error) Run(string folder, params string[] more) =>
        SweepProcess.Run(["run", File, "--out", Folder(folder), .. more]);

    public SweepProcess Start(string folder, params string[] more) =>
        SweepProcess.Start(["run", File, "--out", Folder(folder), .. more]);

    /// <summary>The files that depend on the definition alone.</summary>
    public string[] Results(string folder) =>
        [.. new[] { "trials.csv", "reports.csv", "summary.json" }
            .Select(name => System.IO.File.ReadAllText(Path.Combine(Folder(folder), name)))];

    /// <summary>Waits until the journal has grown beyond a size, or the process has ended.</summary>
    public void WaitForJournal(string folder, long bytes, Task ended)
    {
        var path = Path.Combine(Folder(folder), "journal.db-wal");
        SpinWait.SpinUntil(() =>
            ended.IsCompleted || (System.IO.File.Exists(path) && new FileInfo(path).Length > bytes));
    }

    public void Dispose() => Directory.Delete(root, recursive: true);
}
