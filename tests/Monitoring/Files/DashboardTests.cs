using Sweep.Messages.Telemetry;
using static Sweep.Monitoring.Files.DashboardFiles;

namespace Sweep.Monitoring.Files;

/// <summary>Goal: Grafana loads the dashboards as they are meant, without a Grafana to try them in. Method: what its
/// JSON model asks for, and what makes a panel worth looking at, is checked on the committed files.</summary>
public sealed class DashboardTests
{
    private const int Columns = 24;

    private static readonly string[] Kinds =
        ["timeseries", "stat", "gauge", "bargauge", "state-timeline", "heatmap", "table"];

    private static readonly string[] Units =
        ["none", "short", "percentunit", "s", "bytes", "Bps", "cps", "cpm", "reqps"];

    [Fact]
    public void The_dashboards_are_these() =>
        All.Select(dashboard => dashboard.Name).ShouldBe(["sweep-cluster", "sweep-internals", "sweep-sweeps"]);

    [Fact]
    public void A_dashboard_is_of_a_known_schema_and_has_a_name_that_stays()
    {
        foreach (var (name, json) in All)
        {
            json["schemaVersion"]!.GetValue<int>().ShouldBe(39, name);
            Word(json, "uid").ShouldBe(name);
            json["id"].ShouldBeNull();
            json["description"]!.GetValue<string>().ShouldEndWith(".");
            json["tags"]!.AsArray().Select(tag => tag!.GetValue<string>()).ShouldBe(["sweep"]);
        }

        All.Select(dashboard => Word(dashboard.Json, "title")).Distinct().Count().ShouldBe(All.Count);
    }

    [Fact]
    public void Numbers_of_panels_are_unique()
    {
        foreach (var (name, json) in All)
            json["panels"]!.AsArray().Select(panel => panel!["id"]!.GetValue<int>()).ShouldBeUnique();
    }

    [Fact]
    public void Panels_lie_on_the_grid_and_none_covers_another()
    {
        foreach (var (name, json) in All)
        {
            var cells = (
                from panel in json["panels"]!.AsArray()
                let place = panel["gridPos"]!
                from column in Enumerable.Range(place["x"]!.GetValue<int>(), place["w"]!.GetValue<int>())
                from line in Enumerable.Range(place["y"]!.GetValue<int>(), place["h"]!.GetValue<int>())
                select (column, line)).ToList();

            cells.ShouldBeUnique();
            cells.ShouldAllBe(cell => cell.column >= 0 && cell.column < Columns);
        }
    }

    [Fact]
    public void A_panel_has_a_known_kind_a_unit_a_description_and_thresholds() =>
        (from panel in Panels
         let steps = panel.Defaults["thresholds"]!["steps"]!.AsArray()
         let limits = steps.Skip(1).Select(step => step!["value"]!.GetValue<double>()).ToList()
         where !Kinds.Contains(panel.Type)
             || !Units.Contains(Word(panel.Defaults, "unit"))
             || Word(panel.Json, "description").Length < 20 || !Word(panel.Json, "description").EndsWith('.')
             || steps[0]!["value"] is not null
             || !limits.Order().SequenceEqual(limits)
         select $"{panel}").ShouldBeEmpty();

    /// <summary>A line that says from where on it is bad must be drawn where there is such a place.</summary>
    [Fact]
    public void A_graph_that_names_a_line_draws_it() =>
        (from panel in Panels
         where Word(panel.Json, "description").Contains("line")
             && panel.Type == "timeseries"
             && (Word(panel.Defaults["custom"]!["thresholdsStyle"], "mode") != "dashed"
                 || panel.Defaults["thresholds"]!["steps"]!.AsArray().Count < 2)
         select $"{panel}").ShouldBeEmpty();

    [Fact]
    public void A_description_that_names_an_alert_names_one_that_there_is() =>
        (from panel in Panels
         from word in Word(panel.Json, "description").Split(' ', '.', ',', ':')
         where word.StartsWith("Sweep") && word.Length > 5 && !RuleFiles.Alerts.Any(alert => alert.Name == word)
         select $"{panel}: {word}").ShouldBeEmpty();

    [Fact]
    public void Every_query_has_a_legend_an_id_of_its_own_and_the_chosen_data_source()
    {
        foreach (var panel in Panels)
        {
            var targets = panel.Targets.ToList();
            targets.ShouldNotBeEmpty($"{panel}");
            targets.ShouldAllBe(target => target.Legend != "");
            targets.Select(target => Word(target.Json, "refId")).ShouldBeUnique();
            targets.Select(target => target.Json).Append(panel.Json).ShouldAllBe(node =>
                Word(node["datasource"], "type") == "prometheus" && Word(node["datasource"], "uid") == "${datasource}");
            targets.ShouldAllBe(target =>
                target.Json["instant"]!.GetValue<bool>() != target.Json["range"]!.GetValue<bool>());
        }
    }

    [Fact]
    public void Latencies_from_histograms_show_exemplars() =>
        (from panel in Panels
         where panel.Type is "timeseries" or "heatmap" && Word(panel.Defaults, "unit") == "s"
         where panel.Targets.Any(target => target.Expression.Contains("_bucket"))
             && !panel.Title.Contains("save a ledger")
             && !panel.Targets.Any(target => target.Json["exemplar"]!.GetValue<bool>())
         select $"{panel}").ShouldBeEmpty();

    [Fact]
    public void A_variable_is_used_and_what_is_used_is_a_variable()
    {
        foreach (var (name, json) in All)
        {
            var variables = json["templating"]!["list"]!.AsArray().Select(variable => Word(variable, "name")).ToList();
            var used = new[] { "datasource", "sweep", "node", "instance" }.Where(variable =>
                json["panels"]!.ToJsonString().Contains($"${variable}")
                || json["panels"]!.ToJsonString().Contains($"${{{variable}}}"));

            variables.Order().ShouldBe(used.Order(), name);
        }
    }

    [Fact]
    public void Several_or_all_can_be_chosen_of_every_variable_but_the_data_source()
    {
        var choices = All.SelectMany(dashboard => dashboard.Json["templating"]!["list"]!.AsArray())
            .Where(variable => Word(variable, "type") == "query").ToList();

        choices.Select(variable => Word(variable, "name")).Distinct().Order().ShouldBe(["instance", "node", "sweep"]);
        choices.ShouldAllBe(variable =>
            variable!["multi"]!.GetValue<bool>() && variable["includeAll"]!.GetValue<bool>());
    }

    [Fact]
    public void A_state_has_one_colour_everywhere()
    {
        var colours = (
            from panel in Panels
            from change in panel.Json["fieldConfig"]!["overrides"]!.AsArray()
            from property in change["properties"]!.AsArray()
            where Word(property, "id") == "color"
            select (Word: Word(change["matcher"], "options"), Colour: Word(property["value"], "fixedColor")))
            .Distinct().ToList();

        colours.Select(series => series.Word).ShouldBeUnique();
        var words = colours.Select(series => series.Word).ToList();
        MetricWords.TrialStates.Concat(MetricWords.SweepStates).Concat(MetricWords.AttemptOutcomes)
            .Concat(MetricWords.Quantiles).Except(words).ShouldBeEmpty();
    }

    [Fact]
    public void A_table_shows_only_columns_that_it_has() =>
        (from panel in Panels
         where panel.Type == "table"
         let steps = panel.Json["transformations"]!.AsArray()
         let organize = steps.Single(step => Word(step, "id") == "organize")!["options"]!
         let headings = organize["renameByName"]!.AsObject().Select(pair => pair.Value!.GetValue<string>()).ToList()
         let sort = steps.Single(step => Word(step, "id") == "sortBy")!["options"]!["sort"]![0]
         where !headings.Contains(Word(sort, "field")) || headings.Distinct().Count() != headings.Count
             || panel.Json["fieldConfig"]!["overrides"]!.AsArray().Any(change =>
                 !headings.Contains(Word(change!["matcher"], "options")))
         select $"{panel}").ShouldBeEmpty();
}
