using System.Collections.Immutable;

namespace Sweep.Messages.Definition;

/// <summary>Reads spec.seeds: a count, or distinct seeds as a list or as a text: a field of a
/// Kubernetes resource is a number or a text, but no list besides.</summary>
internal static class SeedsReader
{
    /// <summary>Regular expression of seeds as a text; each has its range besides.</summary>
    public const string TextPattern = "[0-9]{1,10},( ?[0-9]{1,10}(, ?[0-9]{1,10})*)?";

    /// <summary>What a count may be.</summary>
    public const int CountMax = 1_000_000;

    private static readonly ValueKind Count = new ValueKind.Whole(1, CountMax);
    private static readonly ValueKind Seed = new ValueKind.Whole(0, int.MaxValue);

    public static ImmutableArray<int> Read(YamlNode? node, DefinitionErrors errors)
    {
        var values = new ValueReader(errors);
        switch (node)
        {
            case null:
                return [0];
            case YamlNode.Sequence { Items.IsEmpty: true }:
                errors.Add(node.Place, "seeds is an empty list; give a count, such as 10, or at least one seed");
                return [0];
            case YamlNode.Sequence list:
                return ReadList(list.Items, values, errors);
            case YamlNode.Scalar scalar when scalar.Text.Contains(',', StringComparison.Ordinal):
                return ReadList(Parts(scalar), values, errors);
            default:
                var count = values.Read(node, Count, "seeds") as ParameterValue.Number;
                return [.. Enumerable.Range(0, (int)(count?.Value ?? 1))];
        }
    }

    /// <summary>A comma may end the text, so that one seed can be told from a count.</summary>
    private static ImmutableArray<YamlNode> Parts(YamlNode.Scalar scalar)
    {
        var text = scalar.Text.EndsWith(',') ? scalar.Text[..^1] : scalar.Text;
        return [.. text.Split(',').Select(seed => scalar with { Text = seed.Trim(), IsQuoted = false })];
    }

    private static ImmutableArray<int> ReadList(
        ImmutableArray<YamlNode> list, ValueReader values, DefinitionErrors errors)
    {
        var seeds = ImmutableArray.CreateBuilder<int>();
        var seen = new HashSet<int>();
        for (var index = 0; index < list.Length; index++)
        {
            var path = FormattableString.Invariant($"seeds[{index}]");
            if (values.Read(list[index], Seed, path) is not ParameterValue.Number { Value: var seed }) continue;

            if (seen.Add((int)seed)) seeds.Add((int)seed);
            else errors.Add(list[index].Place, $"{path}: the seed {seed} is here twice; keep it once");
        }

        return seeds.Count == 0 ? [0] : seeds.ToImmutable();
    }
}
