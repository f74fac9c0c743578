using Sweep.MonitoringSource;

namespace Sweep.Monitoring.Files;

public sealed class GeneratedFileTests
{
    [Fact]
    public void Committed_files_are_those_that_the_source_writes()
    {
        var files = new Generator(new Pace(), "docs/monitoring.md").Files().ToList();

        var different = files.Where(file => Committed(file.Path) != file.Text).Select(file => file.Path);

        different.ShouldBeEmpty("write them anew: dotnet run --project deploy/monitoring/source");
    }

    [Fact]
    public void No_file_is_left_that_the_source_does_not_write()
    {
        var written = new Generator(new Pace(), "docs/monitoring.md").Files().Select(file => file.Path);
        var folders = new[] { Path.Combine("prometheus", "rules"), Path.Combine("grafana", "dashboards") };

        var committed = folders.SelectMany(folder =>
            Directory.EnumerateFiles(Path.Combine(Repository.Monitoring, folder)).Select(path =>
                Path.GetRelativePath(Repository.Monitoring, path)));

        committed.Order().ShouldBe(written.Order());
    }

    [Fact]
    public void A_quicker_pace_shortens_every_wait_and_window_and_changes_nothing_else()
    {
        var pace = new Pace(60);

        pace.For(TimeSpan.FromMinutes(30)).ShouldBe("30s");
        pace.For(TimeSpan.FromSeconds(30)).ShouldBe("500ms");
        pace.For(TimeSpan.Zero).ShouldBe("0s");
        pace.Window(15).ShouldBe("15s");
        pace.Window(1).ShouldBe("5s");
        new Generator(pace, "").Alerts.SelectMany(group => group.Rules).Select(rule => rule.Name)
            .ShouldBe(RuleFiles.Alerts.Select(rule => rule.Name));
    }

    private static string Committed(string path)
    {
        var file = Path.Combine(Repository.Monitoring, path);
        return File.Exists(file) ? File.ReadAllText(file) : "";
    }
}
