using Microsoft.Playwright;

namespace Sweep.Report;

/// <summary>The page in a real browser.</summary>
public sealed class PageTests
{
    private static readonly string[] Charts = ["leaderboard", "curves", "heat", "parallel"];

    [ChromiumFact]
    public async Task It_opens_without_errors_and_asks_for_nothing_but_itself()
    {
        using var sweep = new ReportedSweep();

        await using var browser = await Browser.Open(sweep.Page);

        browser.Errors.ShouldBeEmpty();
        browser.Requests.ShouldBe([new Uri(sweep.Page).AbsoluteUri]);
        (await browser.Page.TitleAsync()).ShouldBe("paged · Sweep");
    }

    [ChromiumFact]
    public async Task Each_chart_has_marks()
    {
        using var sweep = new ReportedSweep();

        await using var browser = await Browser.Open(sweep.Page);

        foreach (var chart in Charts) (await browser.Marks(chart)).ShouldBeGreaterThan(8, chart);
        (await browser.Text("#heat")).ShouldContain("rmsprop");
        (await browser.Text("#parallel")).ShouldContain("momentum");
        (await browser.Text("#leaderboard")).ShouldContain("1. ");
    }

    [ChromiumFact]
    public async Task A_name_in_the_legend_switches_its_curve()
    {
        using var sweep = new ReportedSweep();
        await using var browser = await Browser.Open(sweep.Page);
        await browser.Page.Locator("#curve-all").ClickAsync();
        var before = await browser.Marks("curves");

        await browser.Page.Locator("#curves svg text", new() { HasTextRegex = new("^1\\. ") }).ClickAsync();

        (await browser.Marks("curves")).ShouldBeLessThan(before);
        browser.Errors.ShouldBeEmpty();
    }

    [ChromiumFact]
    public async Task Every_metric_and_scale_can_be_drawn()
    {
        using var sweep = new ReportedSweep();
        await using var browser = await Browser.Open(sweep.Page);

        foreach (var metric in new[] { "train_loss", "loss", "accuracy" })
        {
            await browser.Page.Locator("#curve-metric").SelectOptionAsync(metric);
            await browser.Page.Locator("#curve-band").SelectOptionAsync("range");
            await browser.Page.Locator("#curve-log").SetCheckedAsync(metric != "accuracy");
            (await browser.Marks("curves")).ShouldBeGreaterThan(8, metric);
        }

        browser.Errors.ShouldBeEmpty();
    }

    [ChromiumFact]
    public async Task The_dark_scheme_is_dark_and_the_light_one_light()
    {
        using var sweep = new ReportedSweep();

        (await Ground(sweep, ColorScheme.Light)).ShouldBeGreaterThan(200);
        (await Ground(sweep, ColorScheme.Dark)).ShouldBeLessThan(60);
    }

    [ChromiumFact]
    public async Task Early_ends_say_rule_step_and_value()
    {
        using var sweep = new ReportedSweep();

        await using var browser = await Browser.Open(sweep.Page);
        var ends = await browser.Text("section[aria-labelledby=ends-title]");

        ends.ShouldContain("sgd lr=1000");
        ends.ShouldContain("loss-");
        (await browser.Text("dl")).ShouldContain("diverged");
    }

    /// <summary>Pictures to look at: SWEEP_SCREENSHOTS names the folder that they go to.</summary>
    [ChromiumFact]
    public async Task A_picture_of_it_can_be_taken()
    {
        using var sweep = new ReportedSweep();
        await using var browser = await Browser.Open(sweep.Page, ColorScheme.Dark);

        var picture = await browser.Page.ScreenshotAsync(new() { FullPage = true });

        picture.Length.ShouldBeGreaterThan(20_000);
        if (Environment.GetEnvironmentVariable("SWEEP_SCREENSHOTS") is { Length: > 0 } folder)
            await File.WriteAllBytesAsync(Path.Combine(folder, "report-dark.png"), picture);
    }

    /// <summary>Brightness of the page's ground, 0 to 255.</summary>
    private static async Task<int> Ground(ReportedSweep sweep, ColorScheme scheme)
    {
        await using var browser = await Browser.Open(sweep.Page, scheme);
        return await browser.Page.EvaluateAsync<int>(
            "() => Number(getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0])");
    }
}
