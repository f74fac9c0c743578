using System.Text.Json.Nodes;

namespace Sweep.Monitoring.Files;

/// <summary>A panel as it stands in a committed file.</summary>
internal sealed record ReadPanel(string Dashboard, JsonNode Json)
{
    public string Title => DashboardFiles.Word(Json, "title");

    public string Type => DashboardFiles.Word(Json, "type");

    public JsonNode Defaults => Json["fieldConfig"]!["defaults"]!;

    public IEnumerable<(string Expression, string Legend, JsonNode Json)> Targets =>
        Json["targets"]!.AsArray().Select(target =>
            (DashboardFiles.Word(target, "expr"), DashboardFiles.Word(target, "legendFormat"), target!));

    public override string ToString() => $"{Dashboard}: {Title}";
}
