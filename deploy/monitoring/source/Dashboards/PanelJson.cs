using System.Text.Json.Nodes;

namespace Sweep.MonitoringSource.Dashboards;

/// <summary>What panels of all kinds have in common.</summary>
internal static class PanelJson
{
    public static JsonObject Write(Panel panel, int id, JsonObject place)
    {
        var json = new JsonObject
        {
            ["datasource"] = DashboardJson.DataSource,
            ["description"] = panel.Description,
            ["fieldConfig"] = FieldJson.Write(panel),
            ["gridPos"] = place,
            ["id"] = id,
            ["options"] = OptionsJson.Write(panel),
            ["targets"] = Targets(panel),
            ["title"] = panel.Title,
            ["type"] = TypeOf(panel),
        };
        if (panel is Table table) json["transformations"] = TableJson.Transformations(table);
        return json;
    }

    private static string TypeOf(Panel panel) => panel switch
    {
        Graph => "timeseries",
        Stat => "stat",
        Gauge => "gauge",
        Bars => "bargauge",
        Timeline => "state-timeline",
        Heatmap => "heatmap",
        _ => "table",
    };

    private static JsonArray Targets(Panel panel) =>
        [.. panel.Targets.Select((target, index) => Target(panel, target, ((char)('A' + index)).ToString()))];

    private static JsonObject Target(Panel panel, Target target, string id)
    {
        // Numbers need what holds now; only pictures over time need a range.
        var isInstant = panel is Table or Bars or Gauge;
        return new()
        {
            ["datasource"] = DashboardJson.DataSource,
            ["editorMode"] = "code",
            ["exemplar"] = target.HasExemplars,
            ["expr"] = target.Expression,
            ["format"] = panel switch { Table => "table", Heatmap => "heatmap", _ => "time_series" },
            ["instant"] = isInstant,
            ["legendFormat"] = target.Legend,
            ["range"] = !isInstant,
            ["refId"] = id,
        };
    }
}
