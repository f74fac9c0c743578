using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Sweep.Messages.Definition;
using static Sweep.Messages.Tests.Definition.Definitions;

namespace Sweep.Messages.Tests.Definition;

/// <summary>The tables of docs/definition.md are generated from the catalog, and its examples are read.</summary>
public sealed partial class DocumentedFieldsTests
{
    private const string Document = "docs/definition.md";

    [Fact]
    public void The_tables_are_those_of_the_catalog()
    {
        var text = RepositoryFiles.Read(Document);
        text = Marked("fields").Replace(text, $"<!-- fields -->\n{FieldTable()}<!-- end -->");
        text = Marked("optimizers").Replace(text, $"<!-- optimizers -->\n{OptimizerTable()}<!-- end -->");

        RepositoryFiles.ShouldHold(Document, text);
    }

    [Fact]
    public void The_examples_are_valid()
    {
        var examples = Example().Matches(RepositoryFiles.Read(Document))
            .Select(match => match.Groups["yaml"].Value).ToList();

        Valid(examples[0]).Seeds.Length.ShouldBe(5);
        examples.Count.ShouldBeGreaterThan(4);
        foreach (var blocks in examples[1..])
        {
            if (blocks.StartsWith("spec:\n", StringComparison.Ordinal))
            {
                Valid(WithGrid("[{optimizer: sgd}]") + blocks["spec:\n".Length..]).Priority.ShouldBe(10);
                continue;
            }

            Valid(WithGrid("\n    " + blocks.TrimEnd().Replace("\n", "\n    "))).Grid.ShouldNotBeEmpty();
        }
    }

    [Fact]
    public void Options_of_one_name_accept_the_same_values_in_all_optimizers()
    {
        foreach (var options in OptimizerCatalog.All.SelectMany(entry => entry.Options).GroupBy(option => option.Name))
        {
            // A block with several optimizers checks a value once, for all of them.
            options.Select(option => option.Kind).Distinct().Count().ShouldBe(1, options.Key);
        }
    }

    private static string FieldTable()
    {
        var table = new StringBuilder("| field | accepts | default | meaning |\n|---|---|---|---|\n");
        AddFields(table, DefinitionFields.Root, "");
        return table.ToString();
    }

    private static void AddFields(StringBuilder table, ImmutableArray<DefinitionField> fields, string prefix)
    {
        foreach (var field in fields.Where(field => !field.IsForeign))
        {
            var accepts = field.Kind?.Expected ?? (field.Fields.IsEmpty ? "see below" : "a mapping");
            var standard = field.IsRequired ? "required"
                : field.Alternative is { } other ? $"this or {other}" : field.Default ?? "";
            table.Append($"| `{prefix}{field.Name}` | {accepts} | {standard} | {field.Meaning} |\n");
            AddFields(table, field.Fields, field.Name == "spec" ? "" : $"{prefix}{field.Name}.");
        }
    }

    private static string OptimizerTable()
    {
        var table = new StringBuilder("| optimizer | option | accepts | default | meaning |\n|---|---|---|---|---|\n");
        foreach (var optimizer in OptimizerCatalog.All)
        {
            foreach (var option in optimizer.Options)
            {
                table.Append($"| {optimizer.Name} | `{option.Name}` | {option.Kind.Expected} | {option.Default} | ")
                    .Append($"{option.Meaning} |\n");
            }
        }

        return table.ToString();
    }

    private static Regex Marked(string name) => new($"<!-- {name} -->\n.*?<!-- end -->", RegexOptions.Singleline);

    [GeneratedRegex(@"```yaml\n(?<yaml>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
