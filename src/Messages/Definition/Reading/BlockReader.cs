using System.Collections.Immutable;

namespace Sweep.Messages.Definition;

/// <summary>Reads one block of the grid: axes, zip, include and exclude.</summary>
internal sealed class BlockReader(BlockContext block)
{
    private const string Zip = "zip";
    private const string Include = "include";
    private const string Exclude = "exclude";

    private readonly AxisReader _axes = new(block.Errors);

    /// <summary>The block, or null when it has errors.</summary>
    public GridBlock? Read()
    {
        if (block.Node is not YamlNode.Mapping { Entries.IsEmpty: false } mapping)
        {
            block.Add(block.Node.Place,
                $"{block.Path} {Description}, expected a block such as {{optimizer: sgd, lr: [0.1, 0.01]}}");
            return null;
        }

        var before = block.Errors.Count;
        var optimizers = ReadOptimizers(mapping);
        var entries = optimizers.Distinct().Select(value => OptimizerCatalog.Find(value.Canonical)!).ToImmutableArray();
        var names = new NameTable(entries, block);
        var axes = ReadAxes(mapping, optimizers, names);
        var linked = Part(mapping, Zip) is { } zip ? new ZipReader(block, names).Read(zip, axes) : [];
        var include = Part(mapping, Include) is { } cells ? new IncludeReader(block, entries).Read(cells) : [];
        var known = axes.Concat(ZipReader.AxesOf(linked)).ToList();
        ImmutableArray<CellPattern> exclude = Part(mapping, Exclude) is { } patterns && block.Errors.Count == before
            ? new ExcludeReader(block, known, names).Read(patterns)
            : [];
        if (block.Errors.Count > before) return null;

        var result = new GridBlock(axes, linked, include, exclude);
        new BlockCheck(block, mapping).Check(result);
        return block.Errors.Count > before ? null : result;
    }

    private string Description => block.Node is YamlNode.Mapping ? "is empty" : block.Node.Description;

    private static YamlNode? Part(YamlNode.Mapping mapping, string name) => mapping.Entry(name)?.Value;

    /// <summary>The optimizers of the product, be they an axis or linked; an error when a product has none.</summary>
    private ImmutableArray<ParameterValue> ReadOptimizers(YamlNode.Mapping mapping)
    {
        var kind = new ValueKind.Choice(OptimizerCatalog.Names);
        if (mapping.Entry(ParameterOrder.Optimizer) is { } own)
        {
            return _axes.ReadDistinct(own.Value, kind, $"{block.Path}.optimizer") ?? [];
        }

        var linked = Part(mapping, Zip) is { } zip
            ? ZipReader.Groups(zip).Select(group => group.Entry(ParameterOrder.Optimizer))
                .FirstOrDefault(e => e is not null)
            : null;
        // Its errors are recorded where zip itself is read.
        if (linked is not null)
            return [.. new AxisReader(new DefinitionErrors()).ReadAll(linked.Value, kind, "") ?? []];

        var isProduct = mapping.Entries.Any(entry => entry.Key is not (Include or Exclude));
        if (isProduct || Part(mapping, Include) is null)
        {
            block.Add(mapping.Place, $"{block.Path} names no optimizer; add optimizer: "
                + $"one of {string.Join(", ", OptimizerCatalog.Names)}");
        }

        return [];
    }

    private ImmutableArray<GridAxis> ReadAxes(
        YamlNode.Mapping mapping, ImmutableArray<ParameterValue> optimizers, NameTable names)
    {
        var axes = ImmutableArray.CreateBuilder<GridAxis>();
        foreach (var entry in mapping.Entries.Where(entry => entry.Key is not (Zip or Include or Exclude)))
        {
            if (entry.Key == ParameterOrder.Optimizer)
            {
                axes.Add(new GridAxis(ParameterOrder.Optimizer, optimizers));
            }
            else if (names.Kind(entry.Key, entry.Place, block.Path) is { } kind
                && _axes.ReadDistinct(entry.Value, kind, $"{block.Path}.{entry.Key}") is { } values)
            {
                axes.Add(new GridAxis(entry.Key, values));
            }
        }

        return [.. axes.OrderBy(axis => axis.Name, ParameterOrder.Comparer)];
    }
}
