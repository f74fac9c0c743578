using System.Text.Json.Nodes;

namespace Sweep.MonitoringSource.Dashboards;

internal static class VariableJson
{
    public static JsonArray Write(IEnumerable<Variable> variables) =>
        [DataSource(), .. variables.Select(Query)];

    private static JsonObject DataSource() => new()
    {
        ["current"] = new JsonObject(),
        ["description"] = "The Prometheus that watches the cluster.",
        ["hide"] = 0,
        ["includeAll"] = false,
        ["label"] = "Data source",
        ["multi"] = false,
        ["name"] = "datasource",
        ["options"] = new JsonArray(),
        ["query"] = "prometheus",
        ["refresh"] = 1,
        ["regex"] = "",
        ["skipUrlSync"] = false,
        ["type"] = "datasource",
    };

    private static JsonObject Query(Variable variable)
    {
        var query = $"label_values({variable.Metric}, {variable.Name})";
        return new()
        {
            ["allValue"] = ".*",
            ["current"] = new JsonObject
            {
                ["selected"] = true,
                ["text"] = new JsonArray("All"),
                ["value"] = new JsonArray("$__all"),
            },
            ["datasource"] = DashboardJson.DataSource,
            ["definition"] = query,
            ["hide"] = 0,
            ["includeAll"] = true,
            ["label"] = variable.Heading,
            ["multi"] = true,
            ["name"] = variable.Name,
            ["options"] = new JsonArray(),
            ["query"] = new JsonObject { ["qryType"] = 1, ["query"] = query, ["refId"] = "Variable" },
            // On every change of the time range: sweeps and nodes come and go.
            ["refresh"] = 2,
            ["regex"] = "",
            ["skipUrlSync"] = false,
            ["sort"] = 1,
            ["type"] = "query",
        };
    }
}
