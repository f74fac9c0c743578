using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Sweep.MonitoringSource.Rules;

/// <summary>Writes groups of rules as the YAML that Prometheus reads. Strings are in JSON's form, which is YAML too.
/// </summary>
/// <param name="Pace">For how long alerts wait.</param>
/// <param name="Runbooks">Where docs/monitoring.md can be read.</param>
internal sealed record RuleFile(Pace Pace, string Runbooks)
{
    private static readonly JsonSerializerOptions Plain = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public string Write(IEnumerable<RuleGroup> groups)
    {
        var text = new StringBuilder(GeneratedFile.Notice).Append("groups:\n");
        foreach (var group in groups)
        {
            text.Append($"  - name: {group.Name}\n    rules:\n");
            foreach (var rule in group.Rules) Append(text, rule);
        }

        return text.ToString();
    }

    private void Append(StringBuilder text, Rule rule)
    {
        text.Append($"      - {(rule is AlertRule ? "alert" : "record")}: {rule.Name}\n        expr: |-\n");
        foreach (var line in rule.Expression.Split('\n')) text.Append($"          {line}\n");
        if (rule is not AlertRule alert) return;

        text.Append($"        for: {Pace.For(alert.For)}\n        labels:\n");
        text.Append($"          severity: {alert.Severity.ToString().ToLowerInvariant()}\n        annotations:\n");
        text.Append($"          summary: {Quote(alert.Summary)}\n");
        text.Append($"          description: {Quote(alert.Description)}\n");
        text.Append($"          runbook_url: {Quote($"{Runbooks}#{alert.Name.ToLowerInvariant()}")}\n");
    }

    private static string Quote(string text) => JsonSerializer.Serialize(text, Plain);
}
