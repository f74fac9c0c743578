using Sweep.Cli.Reporting;
using Sweep.Coordinator.Journal;
using Sweep.Messages;
using Sweep.Messages.Definition;
using Sweep.Search;

namespace Sweep.Report;

/// <summary>Texts that would break a careless page, numbers that JSON does not know, and sweeps too large to draw.
/// </summary>
public sealed class HostilePageTests : IDisposable
{
    private const string Evil =
        "</script><script>window.broken = true</script><img src=x onerror=\"window.broken=1\">{{data}}";

    private readonly string folder = Directory.CreateTempSubdirectory("sweep-hostile-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [ChromiumFact]
    public async Task Markup_in_a_name_or_a_metric_stays_text()
    {
        var page = Compose(4, [Evil, "accuracy"], step => step / 100.0);

        await using var browser = await Browser.Open(page);

        browser.Errors.ShouldBeEmpty();
        browser.Requests.Count.ShouldBe(1);
        (await browser.Page.EvaluateAsync<bool>("() => 'broken' in window")).ShouldBeFalse();
        (await browser.Text("h1")).ShouldBe(Evil);
        (await browser.Text("section[aria-labelledby=ends-title]")).ShouldContain(Evil);
        await browser.Page.Locator("#curve-metric").SelectOptionAsync(Evil);
        (await browser.Marks("curves")).ShouldBeGreaterThan(3);
        browser.Errors.ShouldBeEmpty();
    }

    [ChromiumFact]
    public async Task Values_that_are_not_finite_leave_gaps_and_no_errors()
    {
        var page = Compose(4, ["accuracy"], step => step switch
        {
            < 3 => double.NaN,
            < 5 => double.PositiveInfinity,
            _ => step / 100.0,
        });

        await using var browser = await Browser.Open(page);
        await browser.Page.Locator("#curve-log").CheckAsync();

        browser.Errors.ShouldBeEmpty();
        (await browser.Marks("curves")).ShouldBeGreaterThan(3);
    }

    [ChromiumFact]
    public async Task A_sweep_without_any_result_says_so()
    {
        var page = Compose(0, ["accuracy"], step => step);

        await using var browser = await Browser.Open(page);

        browser.Errors.ShouldBeEmpty();
        (await browser.Text(".best")).ShouldBe("No trial is over yet.");
    }

    [ChromiumFact]
    public async Task A_large_sweep_is_cut_and_says_so()
    {
        var page = Compose(1200, ["accuracy"], step => step / 1000.0, steps: 900);

        await using var browser = await Browser.Open(page);

        var limits = await browser.Text("#limits");
        limits.ShouldContain("Of 600 configurations the best 500 by rank are shown");
        limits.ShouldContain("best 12 configurations");
        limits.ShouldContain("thinned to 200");
        browser.Errors.ShouldBeEmpty();
        new FileInfo(page).Length.ShouldBeLessThan(2_000_000);
    }

    /// <summary>The page of a journal with these metrics on its first trials, the last of which failed.</summary>
    private string Compose(int trials, string[] metrics, Func<int, double> value, int steps = 10)
    {
        var definition = Definition() with { Name = Evil };
        var grid = Grid.Expand(definition);
        using var journal = new MemoryJournal();
        journal.Append(Facts(definition, trials, steps, step =>
            [.. metrics.Select(name => new MetricValue(name, value(step)))]).ToArray());
        var page = Path.Combine(folder, "page.html");
        File.WriteAllText(page, ReportPage.Compose(SweepReport.Of(grid, journal)));
        return page;
    }

    private static IEnumerable<SweepFact> Facts(
        SweepDefinition definition, int trials, int steps, Func<int, MetricValue[]> values)
    {
        yield return new SweepFact.SweepCreated(CanonicalDefinition.Write(definition), TimeSpan.Zero);
        for (var number = 0; number < trials; number++)
        {
            var trial = new TrialId(number);
            for (var step = 1; step <= (number < 24 ? steps : 1); step++)
                yield return new SweepFact.MetricsReported(trial, 1, step, [.. values(step)]);
            yield return number == trials - 1
                ? new SweepFact.TrialFinished(trial, TrialState.Failed, steps, null, null, Evil)
                : new SweepFact.TrialFinished(
                    trial, TrialState.Completed, steps, 0.9 - (number * 1e-4), null, null);
        }
    }

    private static SweepDefinition Definition() => DefinitionReader.Read($$"""
        apiVersion: sweep.dev/v1alpha1
        kind: Sweep
        metadata: {name: large}
        spec:
          trainer: {model: synthetic, steps: 1000}
          objective: {metric: accuracy, goal: maximize}
          grid: [{optimizer: sgd, lr: [{{string.Join(", ", Enumerable.Range(1, 600))}}]}]
          seeds: 2
        """, "large.yaml", []) is DefinitionResult.Valid valid
        ? valid.Definition
        : throw new InvalidOperationException("the definition is refused");
}
