using System.Text.Json.Nodes;

namespace Sweep.Monitoring.Files;

/// <summary>The committed dashboards, as Grafana reads them.</summary>
internal static class DashboardFiles
{
    public static IReadOnlyList<(string Name, JsonNode Json)> All { get; } =
    [
        .. from path in Directory.EnumerateFiles(Path.Combine(Repository.Monitoring, "grafana", "dashboards"), "*.json")
           orderby path
           select (Path.GetFileNameWithoutExtension(path), JsonNode.Parse(File.ReadAllText(path))!),
    ];

    public static IEnumerable<ReadPanel> Panels { get; } =
    [
        .. from dashboard in All
           from panel in dashboard.Json["panels"]!.AsArray()
           where Word(panel, "type") != "row"
           select new ReadPanel(dashboard.Name, panel),
    ];

    public static string Word(JsonNode? node, string key) => node![key]!.GetValue<string>();
}
