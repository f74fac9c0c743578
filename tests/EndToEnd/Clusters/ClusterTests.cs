namespace Sweep.EndToEnd.Clusters;

/// <summary>Goal: whatever dies in a cluster, its results are those of one process. Method: the scripts of
/// examples/cluster in a shortened form, with real processes, kills and stores; they compare the files byte for byte,
/// verify the journal and count the cells.</summary>
public sealed class ClusterTests : IDisposable
{
    private const string Definition = """
        apiVersion: sweep.dev/v1alpha1
        kind: Sweep
        metadata: {name: killed}
        spec:
          trainer: {model: mlp, dataset: digits, hidden: [32], batchSize: 50, steps: 4000, evaluateEvery: 2000}
          objective: {metric: accuracy, goal: maximize}
          checkpoints: {every: 1s}
          grid:
            - {optimizer: sgd, lr: [0.1, 1000]}
            - {optimizer: [adam, rmsprop], lr: [0.001, 0.01]}
          seeds: 10
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("sweep-clusters-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [ClusterFact]
    public void Killed_nodes_and_coordinators_change_no_byte() =>
        Run("run", "--kills", "5", "--every", "0.4").ShouldContain("kill 5: ");

    [PostgresClusterFact]
    public void Two_coordinators_on_PostgreSQL_and_kills_change_no_byte() =>
        Run("run", "--kills", "5", "--every", "0.4", "--store", "postgres", "--coordinators", "2")
            .ShouldContain("kill 5: ");

    [PostgresClusterFact]
    public void A_leader_that_is_killed_and_one_that_is_frozen_are_replaced_and_fenced_off()
    {
        var output = Run("failover");

        output.ShouldContain("killed coordinator-");
        output.ShouldMatch("awakened coordinator-[12]: (another coordinator leads|stepping down)");
    }

    private string Run(string script, params string[] arguments)
    {
        var definition = Path.Combine(_folder, "killed.yaml");
        File.WriteAllText(definition, Definition);

        var (exitCode, output) = ClusterScript.Run(
            script, [.. arguments, "--definition", definition, "--out", Path.Combine(_folder, "out")]);

        exitCode.ShouldBe(0, output);
        output.ShouldContain("byte for byte those of 'sweep run'");
        output.ShouldContain("each of 60 cells was finished once");
        return output;
    }
}
