using System.Collections.Immutable;
using System.Text.Json;
using Sweep.Messages;
using Sweep.Messages.Api;
using Sweep.Messages.Definition;

namespace Sweep.Cli.Tests.Support;

/// <summary>What a coordinator would say of the quickstart in the middle of its work, on two nodes.</summary>
internal static class SampleCluster
{
    public const string Name = "quickstart";

    private static readonly JsonElement NoParameters = JsonDocument.Parse("{}").RootElement;

    private static readonly string Definition = CanonicalDefinition.Write(
        SyntheticSweep.Read(File.ReadAllText(Repository.File("examples", "quickstart.yaml"))));

    public static SweepEntry Entry { get; } = new()
    {
        Name = Name,
        Id = 3,
        Status = SweepStatus.Running,
        Metric = "accuracy",
        Goal = "maximize",
        Configurations = 7,
        Trials = 35,
        Counts = new TrialCounts { Completed = 16, Diverged = 3, Running = 2, Pending = 14 },
        Fraction = 19 / 35d,
    };

    public static SweepDetail Detail { get; } = new()
    {
        Sweep = Entry,
        Model = "mlp",
        Dataset = "digits",
        Seeds = [0, 1, 2, 3, 4],
        Fraction = 0.55,
        SecondsSpent = 14,
        SecondsLeft = 11,
        Best = [Best(1, "adam lr=0.01", 0.9347, 0.0048, 5), Best(2, "rmsprop lr=0.01", 0.9171, 0.0112, 3)],
        Running =
        [
            Runs(12, "rmsprop lr=0.001", 2, "gpu-a") with
            {
                Step = 160,
                Objective = 0.8185,
                TrainLoss = [2.3, 1.9, 1.4, 1.1, 0.8, 0.6, 0.5, 0.45, 0.42, 0.4, 0.39, 0.388],
            },
            Runs(13, "rmsprop lr=0.01", 2, "gpu-b") with { Step = 1, TrainLoss = [2.293] },
        ],
        EarlyEnds = [Ended(26, "sgd lr=1000", 1), Ended(27, "sgd lr=1000", 2)],
        Diagnosis = [],
        Definition = JsonDocument.Parse(Definition).RootElement,
        Sequence = 812,
    };

    public static SweepDetail Done { get; } = Detail with
    {
        Sweep = Entry with
        {
            Status = SweepStatus.Finished,
            Counts = new TrialCounts { Completed = 30, Diverged = 5 },
            Fraction = 1,
        },
        Fraction = 1,
        SecondsSpent = 25,
        SecondsLeft = null,
        Running = [],
    };

    public static string Summary { get; } =
        File.ReadAllText(Repository.File("tests", "Cli.Tests", "golden", "quickstart-summary.json"));

    public static ImmutableArray<NodeEntry> Nodes { get; } =
    [
        Node("gpu-a", 1) with { Labels = Labels("zone", "west") },
        Node("gpu-b", 1) with { IsDraining = true, SecondsSilent = 1.5 },
        Node("old", 0) with { SecondsSilent = 42 },
    ];

    /// <summary>All of it behind one address.</summary>
    public static StubCoordinator Serve() => new StubCoordinator()
        .On("GET /api/v1/sweeps", new([Entry, Paused(), Failed()], null), ApiJson.Default.PageSweepEntry)
        .On($"GET /api/v1/sweeps/{Name}", Detail, ApiJson.Default.SweepDetail)
        .On($"GET /api/v1/sweeps/{Name}/trials/27/explain", Explained(), ApiJson.Default.TrialExplanation)
        .OnText($"GET /api/v1/sweeps/{Name}/results", Summary)
        .On("GET /api/v1/nodes", new Page<NodeEntry>(Nodes, null), ApiJson.Default.PageNodeEntry);

    private static SweepEntry Paused() => Entry with
    {
        Name = "lenet",
        Status = SweepStatus.Paused,
        Reason = "CUDA error 700 in 3 configurations",
        Counts = new TrialCounts { Failed = 3, Pending = 32 },
        Fraction = 3 / 35d,
    };

    private static SweepEntry Failed() => Entry with
    {
        Name = "first-try",
        Status = SweepStatus.Failed,
        Reason = "all 35 trials failed",
        Counts = new TrialCounts { Failed = 35 },
        Fraction = 1,
    };

    private static TrialExplanation Explained() => new()
    {
        Detail = new TrialDetail
        {
            Trial = Ended(27, "sgd lr=1000", 2) with { Steps = 20, Attempts = 1, Node = "gpu-a" },
            Length = 400,
            Metrics = ImmutableSortedDictionary<string, double>.Empty,
            Verdict = new Verdict(
                "loss-not-finite", 20, "train_loss", double.NaN, null, "train_loss was NaN at step 20."),
            Attempts =
            [
                new AttemptEntry
                {
                    Attempt = 1,
                    Node = "gpu-a",
                    Assigned = default,
                    Began = default(DateTimeOffset),
                    Seconds = 0.4,
                    Outcome = AttemptOutcome.Completed,
                },
            ],
        },
        GuessLoss = 2.3026,
        GuessAccuracy = 0.1,
        Curves = new TrialCurves
        {
            Trial = 27,
            Reports = 2,
            Metrics = ImmutableSortedDictionary<string, CurveEntry>.Empty
                .Add("train_loss", new CurveEntry([1, 20], [2.31, double.NaN])),
        },
        Story = [],
    };

    private static ConfigurationEntry Best(int rank, string display, double mean, double sd, int n) => new()
    {
        Id = rank,
        Config = NoParameters,
        Display = display,
        N = n,
        Mean = mean,
        Sd = sd,
        Rank = rank,
    };

    private static RunningEntry Runs(long trial, string display, int seed, string node) => new()
    {
        Trial = trial,
        Config = 0,
        Display = display,
        Seed = seed,
        Attempt = 1,
        Node = node,
        Device = "cpu:0",
        Steps = 400,
    };

    private static TrialEntry Ended(long trial, string display, int seed) => new()
    {
        Trial = trial,
        Config = 5,
        Parameters = NoParameters,
        Display = display,
        Seed = seed,
        State = TrialState.Diverged,
        Why = "loss-not-finite: train_loss was NaN at step 20.",
    };

    private static NodeEntry Node(string name, int held) => new()
    {
        Node = name,
        Incarnation = 1,
        Version = "0.1.0",
        Devices = [new NodeDevice("cpu:0", "cpu", 2)],
        Labels = ImmutableSortedDictionary<string, string>.Empty,
        Capacity = 2,
        Held = held,
    };

    private static ImmutableSortedDictionary<string, string> Labels(string key, string value) =>
        ImmutableSortedDictionary<string, string>.Empty.Add(key, value);
}
