using System.Collections.Immutable;
using System.Globalization;
using Sweep.Messages;
using Sweep.Messages.Definition;

namespace Sweep.Cli.References;

/// <summary>Reads a table of published single runs. Every refusal names file and line.</summary>
internal sealed class ReferenceFile
{
    /// <summary>Names that studies give to settings of SGD.</summary>
    private static readonly Dictionary<string, (string Name, string Value)[]> Aliases = new()
    {
        ["momentum"] = [("optimizer", "sgd"), ("momentum", "0.9"), ("nesterov", "false")],
        ["nesterov"] = [("optimizer", "sgd"), ("momentum", "0.9"), ("nesterov", "true")],
    };

    private readonly string path;
    private readonly CsvRecord header;
    private readonly ReferenceColumn[] columns;

    private ReferenceFile(string path, CsvRecord header)
    {
        (this.path, this.header) = (path, header);
        columns = [.. header.Fields.Select(name => ReferenceColumn.Of(name, $"{path}:{header.Line}"))];
        if (header.Fields.GroupBy(name => name).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw Refused(header, $"the column '{twice.Key}' is there twice; keep one of them.");
        if (columns.OfType<ReferenceColumn.Position>().Count() > 1)
            throw Refused(header, "epoch, step and iteration all say where on the curve; keep one of them.");
        if (!columns.OfType<ReferenceColumn.Metric>().Any())
            throw Refused(header, "no column is a metric; add one, such as validation_loss or test_accuracy_percent.");
        if (!header.Fields.Contains("optimizer"))
            throw Refused(header, "the column 'optimizer' is missing; add it.");
    }

    /// <exception cref="RefusedException">The file cannot be read as a reference.</exception>
    public static ImmutableArray<ReferenceRow> Read(string path)
    {
        var records = CsvRecords.Read(path);
        if (records.Count == 0)
            throw new RefusedException($"{path}:1: the file is empty; begin with a row of column names, such as "
                + "optimizer,lr,epoch,validation_loss.");
        var file = new ReferenceFile(path, records[0]);
        if (records.Count == 1) throw file.Refused(records[0], "there is no row below the column names.");
        return [.. records.Skip(1).Select(file.Row)];
    }

    private ReferenceRow Row(CsvRecord record)
    {
        if (record.Fields.Count != columns.Length)
            throw Refused(record, $"{Fields(record.Fields.Count)}, but the header names {columns.Length}.");
        var parameters = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var values = ImmutableArray.CreateBuilder<MetricValue>();
        var labels = new List<string>();
        double? position = null;
        var isEpoch = false;
        foreach (var (column, name, text) in columns.Zip(header.Fields, record.Fields).Where(cell => cell.Third != ""))
        {
            switch (column)
            {
                case ReferenceColumn.Hyperparameter:
                    parameters[name] = HyperparameterText.Canonical(text);
                    break;
                case ReferenceColumn.Position at:
                    (position, isEpoch) = (At(record, name, text), at.IsEpoch);
                    break;
                case ReferenceColumn.Metric metric:
                    values.Add(new(metric.Name, Number(record, name, text) / metric.Divisor));
                    break;
                default:
                    labels.Add($"{name} {text}");
                    break;
            }
        }

        return new ReferenceRow(
            record.Line, string.Join(", ", labels), Named(record, parameters), isEpoch ? position : null,
            isEpoch ? null : (long?)position, values.ToImmutable());
    }

    private ImmutableSortedDictionary<string, string> Named(
        CsvRecord record, ImmutableSortedDictionary<string, string>.Builder parameters)
    {
        if (!parameters.TryGetValue("optimizer", out var optimizer)) throw Refused(record, "optimizer is empty.");
        if (Aliases.TryGetValue(optimizer, out var meaning))
        {
            foreach (var (name, value) in meaning)
                if (name == "optimizer" || !parameters.ContainsKey(name)) parameters[name] = value;
        }
        else if (OptimizerCatalog.Find(optimizer) is null)
        {
            var nearest = CommandLine.NearestName.Of(optimizer, OptimizerCatalog.Names.Concat(Aliases.Keys));
            throw Refused(record, $"there is no optimizer '{optimizer}'."
                + (nearest is null ? $" Known: {string.Join(", ", OptimizerCatalog.Names)}."
                    : $" Did you mean '{nearest}'?"));
        }

        return parameters.ToImmutable();
    }

    private double At(CsvRecord record, string name, string text)
    {
        var value = Number(record, name, text);
        var isWhole = name == "epoch" || (value == Math.Floor(value) && value < 1e15);
        var expected = name == "epoch" ? "a number above 0" : "a whole number above 0";
        return value > 0 && double.IsFinite(value) && isWhole
            ? value
            : throw Refused(record, $"{name} is '{text}', expected {expected}.");
    }

    private double Number(CsvRecord record, string name, string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw Refused(record, $"{name} is '{text}', expected a number, NaN or Infinity.");

    private RefusedException Refused(CsvRecord record, string what) => new($"{path}:{record.Line}: {what}");

    private static string Fields(int count) => count == 1 ? "one field" : $"{count} fields";
}
