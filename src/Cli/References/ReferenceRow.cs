using System.Collections.Immutable;
using Sweep.Messages;

namespace Sweep.Cli.References;

/// <summary>One published row in our terms.</summary>
/// <param name="Line">In its file, from 1.</param>
/// <param name="Label">The file's own name of the row's table or source; empty when it has none.</param>
/// <param name="Parameters">The hyperparameters that the row names, in canonical text.</param>
/// <param name="Epoch">Where on the curve; null when the file counts in steps.</param>
/// <param name="Step">Where on the curve; null with <paramref name="Epoch"/> null too: at the end.</param>
/// <param name="Values">Its metrics, by our names and in our units.</param>
internal sealed record ReferenceRow(
    int Line,
    string Label,
    ImmutableSortedDictionary<string, string> Parameters,
    double? Epoch,
    long? Step,
    ImmutableArray<MetricValue> Values)
{
    /// <summary>For people: <c>sgd lr=0.1</c>.</summary>
    public string Display => string.Join(' ', Parameters.Where(entry => entry.Key == "optimizer")
        .Select(entry => entry.Value)
        .Concat(Parameters.Where(entry => entry.Key != "optimizer").Select(entry => $"{entry.Key}={entry.Value}")));

    /// <summary><c>epoch 3</c>, <c>step 500</c> or <c>end</c>.</summary>
    public string Position =>
        Epoch is { } epoch ? $"epoch {ParameterValue.FormatNumber(epoch)}" : Step is { } step ? $"step {step}" : "end";
}
