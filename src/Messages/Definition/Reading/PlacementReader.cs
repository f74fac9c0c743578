using System.Collections.Immutable;

namespace Sweep.Messages.Definition;

/// <summary>Reads what says where trials run and what happens to one that is interrupted: placement, checkpoints and
/// retries.</summary>
internal sealed class PlacementReader(FieldReader spec, DefinitionErrors errors)
{
    private static readonly ValueKind LabelValue =
        new ValueKind.Text(NodeLabel.ValuePattern, NodeLabel.LengthMax, NodeLabel.ValueForm);

    public PlacementOptions ReadPlacement()
    {
        var placement = spec.Inside("placement");
        return new PlacementOptions
        {
            Labels = placement?.Node("labels") is { } labels
                ? ReadLabels(labels, placement.PathOf("labels"))
                : ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal),
            Device = placement?.Word("device"),
        };
    }

    public CheckpointOptions ReadCheckpoints()
    {
        var standard = new CheckpointOptions();
        var checkpoints = spec.Inside("checkpoints");
        return new CheckpointOptions
        {
            Every = checkpoints?.Word("every") is { } every ? DurationText.Parse(every)!.Value : standard.Every,
            To = checkpoints?.Word("to") == "coordinator" ? CheckpointPlace.Coordinator : standard.To,
        };
    }

    public RetryOptions ReadRetries()
    {
        if (spec.Node("retries") is not YamlNode.Mapping) return RetryOptions.Of((int)(spec.Whole("retries") ?? 0));

        var standard = new RetryOptions();
        var retries = spec.Inside("retries")!;
        return new RetryOptions
        {
            OutOfMemory = retries.Limit("outOfMemory", standard.OutOfMemory),
            DeviceFault = retries.Limit("deviceFault", standard.DeviceFault),
            Lost = retries.Limit("lost", standard.Lost),
            Preempted = retries.Limit("preempted", standard.Preempted),
        };
    }

    private ImmutableSortedDictionary<string, string> ReadLabels(YamlNode node, string path)
    {
        var labels = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        if (node is not YamlNode.Mapping mapping)
        {
            errors.Add(node.Place, $"{path} {node.Description}, expected labels with their values, "
                + "such as {gpu: a100, zone: west}");
            return labels.ToImmutable();
        }

        if (mapping.Entries.Length > NodeLabel.CountMax)
        {
            errors.Add(node.Place, FormattableString.Invariant(
                $"{path} has {mapping.Entries.Length} labels, more than {NodeLabel.CountMax}"));
        }

        var values = new ValueReader(errors);
        foreach (var entry in mapping.Entries)
        {
            if (!NodeLabel.IsKey(entry.Key))
            {
                errors.Add(entry.Place, $"{path} has the label '{entry.Key}', expected {NodeLabel.KeyForm}");
            }
            else if (values.Read(entry.Value, LabelValue, $"{path}.{entry.Key}") is ParameterValue.Word value)
            {
                labels[entry.Key] = value.Value;
            }
        }

        return labels.ToImmutable();
    }
}
