using YamlDotNet.RepresentationModel;

namespace Sweep.Monitoring.Files;

/// <summary>The committed rules, read with another YAML library than Prometheus's.</summary>
internal static class RuleFiles
{
    public static IReadOnlyList<ReadRule> Recordings { get; } = [.. Read("recording.yml", "record")];

    public static IReadOnlyList<ReadRule> Alerts { get; } = [.. Read("alerts.yml", "alert")];

    private static IEnumerable<ReadRule> Read(string file, string kind) =>
        from YamlMappingNode @group in List(Load(Path.Combine("rules", file)), "groups")
        from YamlMappingNode rule in List(@group, "rules")
        select new ReadRule(Text(rule, kind), Text(rule, "expr"), Map(rule, "annotations"))
        {
            Severity = Map(rule, "labels").GetValueOrDefault("severity", ""),
            For = kind == "alert" ? Text(rule, "for") : "",
        };

    /// <summary>A document below deploy/monitoring/prometheus.</summary>
    public static YamlMappingNode Load(string path)
    {
        using var reader = new StreamReader(Path.Combine(Repository.Monitoring, "prometheus", path));
        var yaml = new YamlStream();
        yaml.Load(reader);
        return (YamlMappingNode)yaml.Documents[0].RootNode;
    }

    public static IEnumerable<YamlNode> List(YamlMappingNode node, string key) =>
        node.Children.TryGetValue(key, out var value) ? (YamlSequenceNode)value : [];

    public static string Text(YamlMappingNode node, string key) => ((YamlScalarNode)node.Children[key]).Value!;

    private static Dictionary<string, string> Map(YamlMappingNode node, string key) =>
        !node.Children.TryGetValue(key, out var value) ? [] : ((YamlMappingNode)value).Children
            .ToDictionary(pair => ((YamlScalarNode)pair.Key).Value!, pair => ((YamlScalarNode)pair.Value).Value!);
}
