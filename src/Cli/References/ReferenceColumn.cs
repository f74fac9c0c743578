using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Sweep.Messages;
using Sweep.Messages.Definition;

namespace Sweep.Cli.References;

/// <summary>What a column of a reference file means, by its name; docs/cli.md has the table.</summary>
internal abstract partial record ReferenceColumn
{
    private ReferenceColumn() { }

    /// <summary>A hyperparameter, <c>optimizer</c> or a field of the trainer that grids may sweep.</summary>
    public sealed record Hyperparameter(string Name) : ReferenceColumn;

    /// <summary>Where on the curve the row stands.</summary>
    public sealed record Position(bool IsEpoch) : ReferenceColumn;

    /// <summary>A measured value; divided by <paramref name="Divisor"/> it is in our unit.</summary>
    public sealed record Metric(string Name, double Divisor) : ReferenceColumn;

    /// <summary>Said of the row for people; not compared.</summary>
    public sealed record Label : ReferenceColumn;

    private static readonly ImmutableArray<string> Labels = ["table", "source", "run", "seed", "note"];

    private static readonly ImmutableArray<string> Positions = ["epoch", "step", "iteration"];

    /// <summary>The names under which published tables know our metrics.</summary>
    private static readonly Dictionary<string, string> Metrics = new()
    {
        [MetricNames.TrainLoss] = MetricNames.TrainLoss,
        [MetricNames.Loss] = MetricNames.Loss,
        ["validation_loss"] = MetricNames.Loss,
        ["test_loss"] = MetricNames.Loss,
        [MetricNames.Accuracy] = MetricNames.Accuracy,
        ["validation_accuracy"] = MetricNames.Accuracy,
        ["test_accuracy"] = MetricNames.Accuracy,
    };

    public static ImmutableArray<string> Hyperparameters { get; } =
        ["optimizer", .. OptimizerCatalog.OptionNames, .. TrainerAxes.All.Select(axis => axis.Name)];

    /// <exception cref="RefusedException">The name means nothing; the message names the nearest that does.</exception>
    public static ReferenceColumn Of(string name, string place)
    {
        if (Hyperparameters.Contains(name)) return new Hyperparameter(name);
        if (Positions.Contains(name)) return new Position(name == "epoch");
        if (Labels.Contains(name)) return new Label();
        if (Metrics.TryGetValue(name, out var metric)) return new Metric(metric, 1);
        if (name.EndsWith("_percent", StringComparison.Ordinal)
            && Metrics.TryGetValue(name[..^"_percent".Length], out var share)) return new Metric(share, 100);
        if (CorrectOf().Match(name) is { Success: true } match
            && double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) is > 0 and var all)
            return new Metric(MetricNames.Accuracy, all);
        var known = Hyperparameters.Concat(Positions).Concat(Metrics.Keys).Concat(Labels);
        var nearest = CommandLine.NearestName.Of(name, known) is { } near ? $" Did you mean '{near}'?" : "";
        throw new RefusedException($"{place}: the column '{name}' means nothing here.{nearest} A column is a "
            + "hyperparameter, epoch, step, or a metric such as validation_loss; see 'compare' in docs/cli.md.");
    }

    [GeneratedRegex(@"^(?:validation_|test_)?correct_of_(\d+)$")]
    private static partial Regex CorrectOf();
}
