namespace Sweep.Report;

/// <summary>The verb, without a browser.</summary>
public sealed class ReportVerbTests
{
    [ChartsFact]
    public void The_page_goes_into_the_folder_and_names_no_other_place()
    {
        using var sweep = new ReportedSweep();

        var page = File.ReadAllText(sweep.Page);

        page.ShouldContain("<title>paged · Sweep</title>");
        page.ShouldContain("default-src 'none'");
        page.ShouldNotContain("src=\"http");
        page.ShouldNotContain("href=\"http");
        page.ShouldNotContain("{{");
    }

    [ChartsFact]
    public void The_same_sweep_gives_the_same_bytes()
    {
        using var one = new ReportedSweep();
        using var other = new ReportedSweep();

        File.ReadAllText(one.Page).ShouldBe(File.ReadAllText(other.Page));
    }

    [ChartsFact]
    public void A_folder_is_refused_as_a_place_for_the_page()
    {
        using var sweep = new ReportedSweep();

        sweep.Report("--output", Path.GetDirectoryName(sweep.Page)!).ShouldBe(2);
        sweep.Report("--output", sweep.Page + ".other").ShouldBe(0);

        File.ReadAllText(sweep.Page + ".other").ShouldBe(File.ReadAllText(sweep.Page));
    }
}
