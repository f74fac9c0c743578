using System.Collections.Immutable;
using System.Globalization;
using Sweep.Messages;

namespace Sweep.Cli.Joining;

/// <summary>The devices of <c>--devices</c>.</summary>
internal static class DeviceList
{
    private const int LanesMax = 1024;

    /// <summary>What is wrong with the text, or null.</summary>
    public static string? Refusal(string text)
    {
        if (text == "auto") return null;
        foreach (var device in text.Split(','))
        {
            if (device.StartsWith("cuda:", StringComparison.Ordinal))
                return $"--devices {device}: not built yet: the libtorch engine; use cpu:N";
            if (LanesOf(device) is null)
            {
                return $"--devices {device}: auto is needed, or cpu:N with N trials at once from 1 to {LanesMax}, "
                    + "e.g. --devices cpu:4";
            }
        }

        return text.Contains(',', StringComparison.Ordinal)
            ? $"--devices {text}: name the processor once, e.g. --devices cpu:4"
            : null;
    }

    /// <summary>Of a text without a refusal. <c>auto</c> is a lane for each core.</summary>
    public static ImmutableArray<NodeDevice> Parse(string text) =>
        [new NodeDevice("cpu:0", "cpu", LanesOf(text) ?? Environment.ProcessorCount)];

    private static int? LanesOf(string device) =>
        device.StartsWith("cpu:", StringComparison.Ordinal)
        && int.TryParse(device["cpu:".Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var lanes)
        && lanes is >= 1 and <= LanesMax
            ? lanes
            : null;
}
