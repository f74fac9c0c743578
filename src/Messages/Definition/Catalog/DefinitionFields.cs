using System.Collections.Immutable;

namespace Sweep.Messages.Definition;

/// <summary>The one table of the fields of a definition, for the reader, the schema and the documentation.</summary>
public static class DefinitionFields
{
    public const string ApiVersion = "sweep.dev/v1alpha1";

    private const string WellFormedName =
        "a name of at most 63 lower-case letters, digits and '-', with a letter or digit at both ends";

    private static readonly ValueKind Positive = new ValueKind.Whole(1, 1_000_000_000_000);

    public static ImmutableArray<DefinitionField> Normalise { get; } =
    [
        new("mean", "Taken from every input; a pixel is 0 to 1.")
            { Kind = new ValueKind.Real(NumberRange.Any), IsRequired = true },
        new("sd", "What remains is divided by it.")
            { Kind = new ValueKind.Real(NumberRange.Above(0)), IsRequired = true },
    ];

    public static ImmutableArray<DefinitionField> Trainer { get; } =
    [
        new("model", "What is trained; synthetic is a formula with a set duration, to rehearse a sweep.")
        {
            Kind = new ValueKind.Choice([ModelNames.Mlp, ModelNames.Lenet, ModelNames.Synthetic]), IsRequired = true,
        },
        new("dataset", "Folder name of the data set, or digits, which the program draws by itself.")
        {
            Kind = new ValueKind.Text("[A-Za-z0-9][A-Za-z0-9._-]*", 100,
                "a plain folder name of letters, digits, '.', '_' and '-'"), Default = "digits",
        },
        new("normalise", "How inputs are normalised, such as {mean: 0.1307, sd: 0.3081} for mnist.")
            { Fields = Normalise, Default = "not at all: pixels are 0 to 1" },
        new(TrainerAxes.Hidden, "Only for mlp: widths of the hidden layers, input side first; [] is a linear model.")
        {
            Kind = TrainerAxes.Kind(TrainerAxes.Hidden), Default = "[100]",
            Models = [ModelNames.Mlp, ModelNames.Synthetic],
        },
        new(TrainerAxes.BatchSize, "Samples per step.")
            { Kind = TrainerAxes.Kind(TrainerAxes.BatchSize), Default = "100" },
        new(TrainerAxes.Steps, "Optimizer steps of a trial.")
            { Kind = TrainerAxes.Kind(TrainerAxes.Steps), Alternative = TrainerAxes.Epochs },
        new(TrainerAxes.Epochs, "In place of steps: passes over the training set; the last batch may be smaller.")
            { Kind = TrainerAxes.Kind(TrainerAxes.Epochs), Alternative = TrainerAxes.Steps },
        new("evaluateEvery",
            "Steps, or epochs where the length is in epochs, between evaluations; the last step is always evaluated.")
            { Kind = Positive, Default = "all steps, or 1 epoch" },
        new("reportEvery", "Steps between reports of the training loss; step 1 and the last are always reported.")
        {
            Kind = Positive,
            Default = "a divisor of evaluateEvery that gives 30 to 60 reports, else steps / 30; "
                + "with epochs 10 to 20 reports an epoch",
        },
        new("durationSeconds", "Only for synthetic: how long a trial takes.")
        {
            Kind = new ValueKind.Real(new NumberRange(0, 1e9)), Default = "0", Models = [ModelNames.Synthetic],
        },
    ];

    public static ImmutableArray<DefinitionField> Objective { get; } =
    [
        new("metric", "The final metric that decides.")
        {
            Kind = new ValueKind.Choice([MetricNames.Accuracy, MetricNames.Loss, MetricNames.TrainLoss]),
            Default = "accuracy",
        },
        new("goal", "Whether more or less of it is better.")
        {
            Kind = new ValueKind.Choice(["maximize", "minimize"]), Default = "maximize for accuracy, else minimize",
        },
    ];

    public static ImmutableArray<DefinitionField> Budget { get; } =
    [
        new("trials", "Most trials that are started.") { Kind = Positive, Default = "no limit" },
        new("failures", "Failed trials after which the sweep itself fails.") { Kind = Positive, Default = "no limit" },
        new("time", "How long the sweep may take.") { Kind = new ValueKind.Duration(), Default = "no limit" },
        new("sameError",
            "When the first trials of so many configurations all failed with one error, the sweep pauses.")
            { Kind = new ValueKind.Limit(1, 1_000_000, "never"), Default = "3" },
    ];

    public static ImmutableArray<DefinitionField> Divergence { get; } =
    [
        new("enabled", "Whether runs that diverge are stopped.") { Kind = new ValueKind.Flag(), Default = "true" },
        new("lossFactor", "The training loss may not exceed this multiple of the first one reported ...")
            { Kind = new ValueKind.Real(NumberRange.Above(1)), Default = "10" },
        new("reports", "... for this many reports in a row.")
            { Kind = new ValueKind.Whole(1, 1_000_000), Default = "3" },
        new("grace", "Share of the steps before a trial may be called no better than guessing ...")
            { Kind = new ValueKind.Real(new NumberRange(0, 1)), Default = "0.2" },
        new("graceSteps", "... and at least so many steps, or all of a shorter trial.")
            { Kind = new ValueKind.Whole(0, 1_000_000_000_000), Default = "400" },
    ];

    public static ImmutableArray<DefinitionField> Scheduler { get; } =
    [
        new("type", "Early stopping of weak trials; this version has none.")
            { Kind = new ValueKind.Choice(["none"]), IsRequired = true },
    ];

    public static ImmutableArray<DefinitionField> Sampler { get; } =
    [
        new("type", "How configurations are chosen; this version runs the whole grid.")
            { Kind = new ValueKind.Choice(["grid"]), IsRequired = true },
    ];

    public static ImmutableArray<DefinitionField> Spec { get; } =
    [
        new("trainer", "What every trial trains.") { Fields = Trainer, IsRequired = true },
        new("objective", "What decides which configuration is best.") { Fields = Objective },
        new("grid",
            "A list of blocks; the sweep runs the cells of all blocks, equal cells once.") { IsRequired = true },
        new("seeds", "How many seeds (0, 1, ...), or which: a list, or a text such as \"3,5,7\"; "
            + "each configuration runs once with each.")
            { Default = "1" },
        new("parallelism", "Most trials that run at once.")
            { Kind = new ValueKind.Whole(1, 1_000_000), Default = "as many as there are workers" },
        new("budget", "Limits of the whole sweep.") { Fields = Budget },
        new("priority", "Of sweeps that wait for nodes, the one with the highest is served first.")
            { Kind = new ValueKind.Whole(-100, 100), Default = "0" },
        new("placement", "Which nodes of a cluster may train the trials.") { Fields = PlacementFields.Placement },
        new("checkpoints", "How a trial is saved while it trains, to go on after its node died.")
            { Fields = PlacementFields.Checkpoints },
        new("retries", "Attempts after the first that a failing trial may use; a number is for both classes of "
            + "failure, a mapping for each by itself.")
        {
            Kind = new ValueKind.Whole(0, 1000) { Or = "a mapping by class of failure" },
            Fields = PlacementFields.Retries,
            Default = "0",
        },
        new("divergence", "When a run is stopped as diverged; off switches it off.") { Fields = Divergence },
        new("scheduler", "Early stopping.") { Fields = Scheduler },
        new("sampler", "Choice of configurations.") { Fields = Sampler },
        .. ClusterFields.All,
    ];

    public static ImmutableArray<DefinitionField> Metadata { get; } =
    [
        new("name", "The sweep's name.")
        {
            Kind = new ValueKind.Text("[a-z0-9]([-a-z0-9]*[a-z0-9])?", 63, WellFormedName), IsRequired = true,
        },
        .. new[]
        {
            "annotations", "creationTimestamp", "deletionGracePeriodSeconds", "deletionTimestamp", "finalizers",
            "generateName", "generation", "labels", "managedFields", "namespace", "ownerReferences",
            "resourceVersion", "selfLink", "uid",
        }.Select(Foreign),
    ];

    public static ImmutableArray<DefinitionField> Root { get; } =
    [
        new("apiVersion", "The version of this format.")
            { Kind = new ValueKind.Choice([ApiVersion]), IsRequired = true },
        new("kind", "What the file holds.") { Kind = new ValueKind.Choice(["Sweep"]), IsRequired = true },
        new("metadata", "The sweep's name, and what Kubernetes adds.") { Fields = Metadata, IsRequired = true },
        new("spec", "The sweep.") { Fields = Spec, IsRequired = true },
        Foreign("status"),
    ];

    private static DefinitionField Foreign(string name) =>
        new(name, "Belongs to Kubernetes; accepted and ignored.") { IsForeign = true };
}
