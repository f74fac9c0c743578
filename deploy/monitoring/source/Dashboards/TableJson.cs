using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Sweep.MonitoringSource.Dashboards;

/// <summary>Tables are joined in Grafana: one query a column, merged by the labels that they share.</summary>
internal static class TableJson
{
    public static JsonObject Options() => new()
    {
        ["cellHeight"] = "sm",
        ["footer"] = new JsonObject
        {
            ["countRows"] = false,
            ["fields"] = "",
            ["reducer"] = new JsonArray("sum"),
            ["show"] = false,
        },
        ["showHeader"] = true,
    };

    public static JsonArray Transformations(Table table)
    {
        var steps = new JsonArray(Step("merge", []));
        if (table.NumericKey is { } key)
        {
            steps.Add(Step("convertFieldType", new JsonObject
            {
                ["conversions"] = new JsonArray(
                    new JsonObject { ["destinationType"] = "number", ["targetField"] = key }),
                ["fields"] = new JsonObject(),
            }));
        }

        steps.Add(Step("organize", Organized(table)));
        steps.Add(Step("sortBy", new JsonObject
        {
            ["fields"] = new JsonObject(),
            ["sort"] = new JsonArray(new JsonObject { ["desc"] = false, ["field"] = table.SortBy }),
        }));
        return steps;
    }

    public static void AddOverrides(JsonArray overrides, Table table)
    {
        foreach (var (heading, unit, decimals) in table.Units)
            overrides.Add(FieldJson.Override(heading, ("unit", unit), ("decimals", decimals)));
    }

    private static JsonObject Organized(Table table)
    {
        var values = table.Targets.Select((target, index) =>
            (Field: table.Targets.Length == 1 ? "Value" : $"Value #{(char)('A' + index)}", Heading: target.Legend));
        ImmutableArray<(string Field, string Heading)> columns = [.. table.Keys, .. values];
        var hidden = table.ShowsValues ? ["Time"] : new[] { "Time", "Value" };
        return new()
        {
            ["excludeByName"] = Map(hidden.Select(field => (field, (JsonNode)true))),
            ["indexByName"] = Map(columns.Select((column, index) => (column.Field, (JsonNode)index))),
            ["renameByName"] = Map(columns.Select(column => (column.Field, (JsonNode)column.Heading))),
        };
    }

    private static JsonObject Step(string id, JsonObject options) => new() { ["id"] = id, ["options"] = options };

    private static JsonObject Map(IEnumerable<(string Name, JsonNode Value)> entries) =>
        new(entries.Select(entry => new KeyValuePair<string, JsonNode?>(entry.Name, entry.Value)));
}
