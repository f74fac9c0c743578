using System.Text.Json.Nodes;

namespace Sweep.MonitoringSource.Dashboards;

/// <summary>Gives every panel its number and its place on Grafana's grid of 24 columns.</summary>
internal static class Layout
{
    private const int Columns = 24;

    public static JsonArray Place(IEnumerable<Row> rows)
    {
        var placed = new JsonArray();
        var y = 0;
        foreach (var row in rows)
        {
            placed.Add(Heading(row, placed.Count + 1, y));
            y++;
            var (x, tallest) = (0, 0);
            foreach (var panel in row.Panels)
            {
                if (x + panel.Width > Columns) (x, y, tallest) = (0, y + tallest, 0);
                placed.Add(PanelJson.Write(panel, placed.Count + 1, Place(panel.Width, panel.Height, x, y)));
                (x, tallest) = (x + panel.Width, Math.Max(tallest, panel.Height));
            }

            y += tallest;
        }

        return placed;
    }

    private static JsonObject Heading(Row row, int id, int y)
    {
        var heading = new JsonObject
        {
            ["collapsed"] = false,
            ["gridPos"] = Place(Columns, 1, 0, y),
            ["id"] = id,
            ["panels"] = new JsonArray(),
            ["title"] = row.Title,
            ["type"] = "row",
        };
        if (row.Repeat is { } variable) heading["repeat"] = variable;
        return heading;
    }

    private static JsonObject Place(int width, int height, int x, int y) =>
        new() { ["h"] = height, ["w"] = width, ["x"] = x, ["y"] = y };
}
