using System.Collections.Immutable;

namespace Sweep.Messages.Definition;

/// <summary>Reads spec.grid: a list of blocks.</summary>
internal sealed class GridReader(TrainerOptions trainer, DefinitionErrors errors)
{
    // Trial numbers stay far inside of 64 bits, and a slip of a few zeros is told at once.
    private const double TrialsMax = 1e12;

    public ImmutableArray<GridBlock> Read(YamlNode? node, int seedCount)
    {
        if (node is null) return [];

        if (node is not YamlNode.Sequence { Items.IsEmpty: false } list)
        {
            errors.Add(node.Place,
                $"grid {node.Description}, expected a list of blocks, such as [{{optimizer: sgd, lr: [0.1, 0.01]}}]");
            return [];
        }

        var before = errors.Count;
        var blocks = ImmutableArray.CreateBuilder<GridBlock>();
        for (var index = 0; index < list.Items.Length; index++)
        {
            var path = FormattableString.Invariant($"grid[{index}]");
            var reader = new BlockReader(new BlockContext(list.Items[index], path, trainer, errors));
            if (reader.Read() is { } block) blocks.Add(block);
        }

        var trials = blocks.Sum(block => BlockCheck.ProductSize(block) + block.Include.Length) * seedCount;
        if (errors.Count == before && trials > TrialsMax)
        {
            errors.Add(list.Place, FormattableString.Invariant(
                $"grid times seeds is {trials:0.###e+0} trials, more than {TrialsMax:0e+0}; give axes fewer values"));
        }

        return blocks.ToImmutable();
    }
}
