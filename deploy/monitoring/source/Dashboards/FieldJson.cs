using System.Text.Json.Nodes;

namespace Sweep.MonitoringSource.Dashboards;

/// <summary>How values look: unit, ends, thresholds, and the colours of series.</summary>
internal static class FieldJson
{
    public static JsonObject Write(Panel panel) => new()
    {
        ["defaults"] = Defaults(panel),
        ["overrides"] = Overrides(panel),
    };

    private static JsonObject Defaults(Panel panel)
    {
        var defaults = new JsonObject
        {
            ["color"] = new JsonObject { ["mode"] = panel is Graph ? "palette-classic" : "thresholds" },
            ["custom"] = Custom(panel),
            ["mappings"] = panel is Timeline timeline ? Mappings(timeline) : [],
            ["noValue"] = "–",
            ["thresholds"] = Thresholds(panel),
            ["unit"] = panel.Unit,
        };
        if (panel.Min is { } min && panel is not Heatmap) defaults["min"] = min;
        if (panel.Max is { } max) defaults["max"] = max;
        if (panel.Decimals is { } decimals) defaults["decimals"] = decimals;
        return defaults;
    }

    private static JsonObject Thresholds(Panel panel) => new()
    {
        ["mode"] = "absolute",
        ["steps"] = new JsonArray([.. panel.Thresholds.Select(threshold => new JsonObject
        {
            ["color"] = threshold.Colour,
            ["value"] = threshold.From,
        })]),
    };

    private static JsonObject Custom(Panel panel) => panel switch
    {
        Graph graph => Curve(graph),
        Timeline => new() { ["fillOpacity"] = 80, ["lineWidth"] = 0, ["spanNulls"] = false },
        Table => new()
        {
            ["align"] = "auto",
            ["cellOptions"] = new JsonObject { ["type"] = "auto" },
            ["filterable"] = true,
            ["inspect"] = false,
        },
        _ => [],
    };

    private static JsonObject Curve(Graph graph) => new()
    {
        ["axisBorderShow"] = false,
        ["axisCenteredZero"] = false,
        ["axisColorMode"] = "text",
        ["axisLabel"] = "",
        ["axisPlacement"] = "auto",
        ["drawStyle"] = "line",
        ["fillOpacity"] = graph.IsStacked ? 70 : graph.HasBands ? 0 : 8,
        ["gradientMode"] = "none",
        ["lineInterpolation"] = "linear",
        ["lineWidth"] = 1,
        ["pointSize"] = 4,
        ["scaleDistribution"] = graph.IsLogarithmic
            ? new JsonObject { ["log"] = 10, ["type"] = "log" }
            : new JsonObject { ["type"] = "linear" },
        ["showPoints"] = "never",
        ["spanNulls"] = false,
        ["stacking"] = new JsonObject { ["group"] = "A", ["mode"] = graph.IsStacked ? "normal" : "none" },
        ["thresholdsStyle"] = new JsonObject { ["mode"] = graph.ShowsThresholds ? "dashed" : "off" },
    };

    private static JsonArray Mappings(Timeline timeline) =>
    [
        new JsonObject
        {
            ["options"] = new JsonObject(timeline.Meanings.Select((meaning, index) =>
                new KeyValuePair<string, JsonNode?>($"{meaning.Value}", new JsonObject
                {
                    ["color"] = meaning.Colour,
                    ["index"] = index,
                    ["text"] = meaning.Text,
                }))),
            ["type"] = "value",
        },
    ];

    private static JsonArray Overrides(Panel panel)
    {
        var overrides = new JsonArray([.. panel.Colours.Select(series => Override(series.Word, Fixed(series.Colour)))]);
        if (panel is Graph { HasBands: true })
        {
            overrides.Add(Override("1", Fill("0", 12)));
            overrides.Add(Override("0.75", Fill("0.25", 25)));
        }

        if (panel is Table table) TableJson.AddOverrides(overrides, table);
        return overrides;
    }

    private static (string, JsonNode)[] Fixed(string colour) =>
        [("color", new JsonObject { ["fixedColor"] = colour, ["mode"] = "fixed" })];

    private static (string, JsonNode)[] Fill(string to, int opacity) =>
        [("custom.fillBelowTo", to), ("custom.fillOpacity", opacity)];

    /// <summary>What is different for one series or column.</summary>
    internal static JsonObject Override(string name, params (string Id, JsonNode Value)[] properties) => new()
    {
        ["matcher"] = new JsonObject { ["id"] = "byName", ["options"] = name },
        ["properties"] = new JsonArray(
            [.. properties.Select(property => new JsonObject { ["id"] = property.Id, ["value"] = property.Value })]),
    };
}
