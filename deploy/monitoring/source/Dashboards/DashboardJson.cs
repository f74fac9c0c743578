using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sweep.MonitoringSource.Dashboards;

/// <summary>Writes a dashboard in Grafana's JSON model.</summary>
internal static class DashboardJson
{
    /// <summary>Of Grafana 10.3; later ones bring it up to date when they load it.</summary>
    private const int SchemaVersion = 39;

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static JsonObject DataSource => new() { ["type"] = "prometheus", ["uid"] = "${datasource}" };

    public static string Write(Dashboard dashboard)
    {
        var json = new JsonObject
        {
            ["annotations"] = new JsonObject { ["list"] = new JsonArray(Annotations(), Alerts()) },
            ["description"] = dashboard.Description,
            ["editable"] = true,
            ["fiscalYearStartMonth"] = 0,
            ["graphTooltip"] = 1,
            ["id"] = null,
            ["links"] = new JsonArray(Links()),
            ["panels"] = Layout.Place(dashboard.Rows),
            ["refresh"] = "15s",
            ["schemaVersion"] = SchemaVersion,
            ["tags"] = new JsonArray("sweep"),
            ["templating"] = new JsonObject { ["list"] = VariableJson.Write(dashboard.Variables) },
            ["time"] = new JsonObject { ["from"] = "now-1h", ["to"] = "now" },
            ["timepicker"] = new JsonObject(),
            ["timezone"] = "browser",
            ["title"] = dashboard.Title,
            ["uid"] = dashboard.Uid,
            ["version"] = 1,
            ["weekStart"] = "",
        };
        return json.ToJsonString(Indented) + "\n";
    }

    private static JsonObject Annotations() => new()
    {
        ["builtIn"] = 1,
        ["datasource"] = new JsonObject { ["type"] = "grafana", ["uid"] = "-- Grafana --" },
        ["enable"] = true,
        ["hide"] = true,
        ["iconColor"] = "rgba(0, 211, 255, 1)",
        ["name"] = "Annotations & Alerts",
        ["type"] = "dashboard",
    };

    /// <summary>Marks in every graph when one of our alerts fired.</summary>
    private static JsonObject Alerts() => new()
    {
        ["datasource"] = DataSource,
        ["enable"] = true,
        ["expr"] = "ALERTS{alertname=~\"Sweep.+\", alertstate=\"firing\"}",
        ["iconColor"] = "red",
        ["name"] = "Alerts",
        ["step"] = "60s",
        ["tagKeys"] = "severity",
        ["textFormat"] = "{{sweep}} {{node}} {{device}} {{instance}}",
        ["titleFormat"] = "{{alertname}}",
        ["useValueForTime"] = false,
    };

    private static JsonObject Links() => new()
    {
        ["asDropdown"] = false,
        ["icon"] = "external link",
        ["includeVars"] = true,
        ["keepTime"] = true,
        ["tags"] = new JsonArray("sweep"),
        ["targetBlank"] = false,
        ["title"] = "Sweep",
        ["type"] = "dashboards",
    };
}
