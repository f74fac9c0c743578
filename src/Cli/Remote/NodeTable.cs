using System.Collections.Immutable;
using System.Globalization;
using Spectre.Console;
using Sweep.Cli.Rendering;
using Sweep.Cli.Terminals;
using Sweep.Messages.Api;

namespace Sweep.Cli.Remote;

/// <summary>Nodes, a row each.</summary>
internal static class NodeTable
{
    /// <summary>A node that was heard of later than this is worth a remark; nodes speak every few seconds.</summary>
    private const double SilentSeconds = 10;

    public static string Render(ImmutableArray<NodeEntry> nodes, Terminal terminal)
    {
        if (nodes.IsEmpty) return "No node has joined yet: 'sweep node --join URL' starts one.\n";
        return new RowTable<NodeEntry>(nodes, StyleOf)
            .Text("node", node => node.Node)
            .Text("state", State)
            .Number("trials", node => string.Create(CultureInfo.InvariantCulture, $"{node.Held} of {node.Capacity}"))
            .Text("devices", node => string.Join(' ', node.Devices.Select(device =>
                string.Create(CultureInfo.InvariantCulture, $"{device.Name} x{device.Lanes}"))))
            .Text("labels", node => string.Join(' ', node.Labels.Select(label => $"{label.Key}={label.Value}")))
            .Text("version", node => node.Version.Split('+')[0])
            .Render(terminal);
    }

    private static string State(NodeEntry node) => (node.IsDraining, node.SecondsSilent > SilentSeconds) switch
    {
        (_, true) => $"silent for {Durations.Words(TimeSpan.FromSeconds(node.SecondsSilent))}",
        (true, false) => "draining",
        (false, false) => node.Held > 0 ? "working" : "idle",
    };

    private static Style StyleOf(NodeEntry node) =>
        node.SecondsSilent > SilentSeconds ? Palette.Bad
        : node.IsDraining ? Palette.Warning
        : node.Held > 0 ? Palette.Accent
        : Style.Plain;
}
