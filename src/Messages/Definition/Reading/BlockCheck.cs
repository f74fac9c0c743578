namespace Sweep.Messages.Definition;

/// <summary>Checks a block as a whole: it has cells, and none of them combines options that its optimizer refuses. Both
/// ask for one cell with certain rows that no exclude removes, which needs no expansion.</summary>
internal sealed class BlockCheck(BlockContext block, YamlNode.Mapping mapping)
{
    private const double ProductMax = 1e12;

    public static double ProductSize(GridBlock block)
    {
        var dimensions = CellDimension.Of(block);
        return dimensions.IsEmpty ? 0 : dimensions.Aggregate(1.0, (size, dimension) => size * dimension.Rows.Length);
    }

    public void Check(GridBlock cells)
    {
        var size = ProductSize(cells);
        if (size > ProductMax)
        {
            block.Add(mapping.Place, FormattableString.Invariant(
                $"{block.Path} has {size:0.###e+0} cells, more than {ProductMax:0e+0}; give its axes fewer values"));
            return;
        }

        try
        {
            CheckCells(cells);
        }
        catch (IntricateGridException exception)
        {
            block.Add(PlaceOf("exclude"), $"{block.Path}: {exception.Message}");
        }
    }

    private void CheckCells(GridBlock cells)
    {
        var count = 0L;
        foreach (var segment in CellSegment.Of(cells, block.Trainer))
        {
            var index = new SegmentIndex(segment);
            var excluded = DropClause.Any(index.Patterns(cells.Exclude));
            count += new CellDiagram(index.Sizes, [excluded]).Count;
            foreach (var rule in segment.Optimizer.Rules) CheckRule(index, excluded, rule);
        }

        if (count == 0 && cells.Include.IsEmpty)
        {
            block.Add(PlaceOf("exclude"),
                $"{block.Path} has no cells: exclude removes all of its product; exclude less or remove the block");
        }
    }

    private void CheckRule(SegmentIndex index, DropClause excluded, OptionRule rule)
    {
        var segment = index.Segment;
        var sound = new List<RowPattern>();
        foreach (var (option, holds) in rule.Conditions)
        {
            if (index.DimensionOf(option) is not { } depth)
            {
                if (!holds(segment.Constants[option])) return;
                continue;
            }

            var column = segment.Dimensions[depth].Names.IndexOf(option);
            var values = segment.Dimensions[depth].Rows.Select(row => row[column]).Where(value => !holds(value));
            if (index.Pattern([(option, values)]) is { } pattern) sound.Add(pattern);
        }

        var broken = new CellDiagram(index.Sizes, [excluded, DropClause.Any(sound)]);
        if (broken.Count == 0) return;

        var rows = new int[segment.Dimensions.Length];
        broken.Locate(0, rows);
        var cell = Cell(segment, rows);
        var place = PlaceOf(rule.Conditions[0].Option);
        block.Add(place, $"{block.Path} has a cell that cannot run, {new Configuration([.. cell], "").Display}: "
            + $"{rule.Message}; {Remedy(rule, cell, index)}");
    }

    /// <summary>The exclude that removes the cell and its like; where nothing varies, there is only one cell.</summary>
    private static string Remedy(
        OptionRule rule, List<KeyValuePair<string, ParameterValue>> cell, SegmentIndex index)
    {
        var options = rule.Conditions.Select(condition => condition.Option).ToList();
        if (!options.Exists(option => index.DimensionOf(option) is { } depth
            && index.Segment.Dimensions[depth].Rows.Length > 1))
        {
            return "change one of them";
        }

        var parts = cell.Where(value => options.Contains(value.Key)).Select(value => $"{value.Key}: {value.Value}");
        return $"remove such cells with exclude: [{{{string.Join(", ", parts)}}}]";
    }

    private static List<KeyValuePair<string, ParameterValue>> Cell(CellSegment segment, int[] rows)
    {
        var varied = segment.Dimensions.SelectMany((dimension, depth) =>
            dimension.Names.Select((name, column) => KeyValuePair.Create(name, dimension.Rows[rows[depth]][column])));
        return [.. segment.Named.Concat(varied).OrderBy(value => value.Key, ParameterOrder.Comparer)];
    }

    /// <summary>Where the name stands in the block or its zip, else the block.</summary>
    private Place PlaceOf(string name) =>
        mapping.Entry(name)?.Place
        ?? (mapping.Entry("zip") is { } zip
            ? ZipReader.Groups(zip.Value).Select(group => group.Entry(name)?.Place)
                .FirstOrDefault(place => place is not null)
            : null)
        ?? mapping.Place;
}
