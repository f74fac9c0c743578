using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Sweep.Monitoring.Files;

public sealed partial class RuleTests
{
    [Fact]
    public void An_alert_says_what_it_is_about_what_it_means_and_where_to_read_on() =>
        (from alert in RuleFiles.Alerts
         let texts = alert.Annotations
         where !Name().IsMatch(alert.Name)
             || alert.Severity is not ("critical" or "warning" or "info")
             || alert.For == ""
             || texts["summary"].EndsWith('.') || texts["summary"].Length > 100
             || !texts["description"].EndsWith('.')
             || texts["runbook_url"] != $"docs/monitoring.md#{alert.Name.ToLowerInvariant()}"
         select alert.Name).ShouldBeEmpty();

    /// <summary>A condition that is only true or false has no value to tell.</summary>
    [Fact]
    public void A_description_tells_the_value_unless_there_is_none() =>
        RuleFiles.Alerts.Where(alert => !alert.Annotations["description"].Contains("$value"))
            .Where(alert => !alert.Expression.Contains("== 0") && !alert.Expression.Contains("== 1")
                && !alert.Expression.StartsWith("absent"))
            .Select(alert => alert.Name).ShouldBeEmpty();

    [Fact]
    public void Every_alert_has_its_runbook_in_the_documentation()
    {
        var headings = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "monitoring.md"))
            .Where(line => line.StartsWith("### ")).Select(line => line[4..]).ToList();

        headings.Where(heading => heading.StartsWith("Sweep")).Order()
            .ShouldBe(RuleFiles.Alerts.Select(alert => alert.Name).Order());
    }

    [Fact]
    public void A_recorded_name_says_level_metric_and_operation() =>
        RuleFiles.Recordings.Where(rule => !RecordedName().IsMatch(rule.Name)).Select(rule => rule.Name)
            .ShouldBeEmpty();

    [Fact]
    public void A_name_is_used_once() =>
        RuleFiles.Recordings.Concat(RuleFiles.Alerts).GroupBy(rule => rule.Name).Where(rules => rules.Count() > 1)
            .Select(rules => rules.Key).ShouldBeEmpty();

    /// <summary>That the tests hold is promtool's to say; that none is forgotten is ours.</summary>
    [Fact]
    public void Every_alert_is_tested_before_while_and_after_it_fires()
    {
        var steps = (
            from path in Directory.EnumerateFiles(Path.Combine(Repository.Monitoring, "prometheus", "tests"), "*.yml")
            from YamlMappingNode test in RuleFiles.List(RuleFiles.Load(path), "tests")
            from YamlMappingNode step in RuleFiles.List(test, "alert_rule_test")
            let minute = int.Parse(RuleFiles.Text(step, "eval_time").TrimEnd('m'))
            let isFiring = RuleFiles.List(step, "exp_alerts").Any()
            group (minute, isFiring) by RuleFiles.Text(step, "alertname")).ToDictionary(
                group => group.Key,
                group => string.Concat(group.OrderBy(step => step.minute).Select(step => step.isFiring ? '+' : '-')));

        RuleFiles.Alerts.Where(alert => !Life().IsMatch(steps.GetValueOrDefault(alert.Name, "")))
            .Select(alert => $"{alert}: {steps.GetValueOrDefault(alert.Name)}").ShouldBeEmpty();
    }

    [GeneratedRegex("^Sweep[A-Z][A-Za-z]+$")]
    private static partial Regex Name();

    [GeneratedRegex("^[a-z_]+:[a-z_]+:[a-z0-9_]+$")]
    private static partial Regex RecordedName();

    [GeneratedRegex(@"-\++-")]
    private static partial Regex Life();
}
