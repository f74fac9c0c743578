using System.Collections.Immutable;

namespace Sweep.Messages.Definition;

/// <summary>Reads spec.seeds: a count, or a list of distinct seeds.</summary>
internal static class SeedsReader
{
    private static readonly ValueKind Count = new ValueKind.Whole(1, 1_000_000);
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
                return ReadList(list, values, errors);
            default:
                var count = values.Read(node, Count, "seeds") as ParameterValue.Number;
                return [.. Enumerable.Range(0, (int)(count?.Value ?? 1))];
        }
    }

    private static ImmutableArray<int> ReadList(YamlNode.Sequence list, ValueReader values, DefinitionErrors errors)
    {
        var seeds = ImmutableArray.CreateBuilder<int>();
        var seen = new HashSet<int>();
        for (var index = 0; index < list.Items.Length; index++)
        {
            var path = FormattableString.Invariant($"seeds[{index}]");
            if (values.Read(list.Items[index], Seed, path) is not ParameterValue.Number { Value: var seed }) continue;

            if (seen.Add((int)seed)) seeds.Add((int)seed);
            else errors.Add(list.Items[index].Place, $"{path}: the seed {seed} is here twice; keep it once");
        }

        return seeds.Count == 0 ? [0] : seeds.ToImmutable();
    }
}
