namespace Sweep.Cli.Reporting;

/// <summary>The parts of a page that were built into the program.</summary>
internal static class PageResources
{
    private const string ChartLibrary = "echarts.min.js";

    public static string Template => Read("page.html") ?? throw new InvalidOperationException("page.html is missing");

    public static string Style => Read("page.css") ?? throw new InvalidOperationException("page.css is missing");

    public static string Script => Read("page.js") ?? throw new InvalidOperationException("page.js is missing");

    /// <exception cref="RefusedException">The program was built where npm could not get the library.</exception>
    public static string Charts => Read(ChartLibrary) ?? throw new RefusedException(
        "this build has no chart library: npm was missing, or its registry out of reach, when it was built. "
        + "Install npm (Debian: apt-get install npm) and build again: dotnet build src/Cli");

    private static string? Read(string name)
    {
        using var stream = typeof(PageResources).Assembly.GetManifestResourceStream(name);
        if (stream is null) return null;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
