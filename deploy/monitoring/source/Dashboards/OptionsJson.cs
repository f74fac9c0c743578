using System.Text.Json.Nodes;

namespace Sweep.MonitoringSource.Dashboards;

/// <summary>What only panels of one kind have.</summary>
internal static class OptionsJson
{
    public static JsonObject Write(Panel panel) => panel switch
    {
        Graph graph => OfGraph(graph),
        Stat => OfStat(),
        Gauge => new()
        {
            ["orientation"] = "auto",
            ["reduceOptions"] = Reduce(),
            ["showThresholdLabels"] = false,
            ["showThresholdMarkers"] = true,
        },
        Bars => OfBars(),
        Timeline => OfTimeline(),
        Heatmap heatmap => OfHeatmap(heatmap),
        _ => TableJson.Options(),
    };

    private static JsonObject OfGraph(Graph graph) => new()
    {
        ["legend"] = Legend("table", graph.HasBands ? ["lastNotNull"] : ["lastNotNull", "max"]),
        ["tooltip"] = new JsonObject { ["mode"] = "multi", ["sort"] = "desc" },
    };

    private static JsonObject OfStat() => new()
    {
        ["colorMode"] = "value",
        ["graphMode"] = "area",
        ["justifyMode"] = "auto",
        ["orientation"] = "auto",
        ["reduceOptions"] = Reduce(),
        ["textMode"] = "auto",
    };

    private static JsonObject OfBars() => new()
    {
        ["displayMode"] = "basic",
        ["minVizHeight"] = 16,
        ["minVizWidth"] = 8,
        ["orientation"] = "horizontal",
        ["reduceOptions"] = Reduce(),
        ["showUnfilled"] = true,
        ["valueMode"] = "color",
    };

    private static JsonObject OfTimeline() => new()
    {
        ["alignValue"] = "left",
        ["legend"] = Legend("list", []),
        ["mergeValues"] = true,
        ["rowHeight"] = 0.9,
        ["showValue"] = "auto",
        ["tooltip"] = new JsonObject { ["mode"] = "single", ["sort"] = "none" },
    };

    private static JsonObject OfHeatmap(Heatmap heatmap) => new()
    {
        ["calculate"] = false,
        ["cellGap"] = 1,
        ["color"] = new JsonObject
        {
            ["exponent"] = 0.5,
            ["fill"] = "dark-orange",
            ["mode"] = "scheme",
            ["reverse"] = false,
            ["scale"] = "exponential",
            ["scheme"] = "Oranges",
            ["steps"] = 64,
        },
        ["exemplars"] = new JsonObject { ["color"] = "rgba(255,0,255,0.7)" },
        ["filterValues"] = new JsonObject { ["le"] = 1e-9 },
        ["legend"] = new JsonObject { ["show"] = true },
        ["rowsFrame"] = new JsonObject { ["layout"] = "auto" },
        ["tooltip"] = new JsonObject { ["mode"] = "single", ["showColorScale"] = false, ["yHistogram"] = false },
        ["yAxis"] = new JsonObject { ["axisPlacement"] = "left", ["reverse"] = false, ["unit"] = heatmap.Unit },
    };

    private static JsonObject Legend(string mode, string[] calculations) => new()
    {
        ["calcs"] = new JsonArray([.. calculations.Select(calculation => JsonValue.Create(calculation))]),
        ["displayMode"] = mode,
        ["placement"] = "bottom",
        ["showLegend"] = true,
    };

    private static JsonObject Reduce() => new()
    {
        ["calcs"] = new JsonArray("lastNotNull"),
        ["fields"] = "",
        ["values"] = false,
    };
}
