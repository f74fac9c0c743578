namespace Sweep;

/// <summary>The clone that the tests run from; every test project has this file.</summary>
internal static class Clone
{
    public static string Root { get; } = FindRoot();

    /// <param name="parts">A path within the clone.</param>
    public static string PathOf(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Sweep.sln"))) return folder.FullName;
        }

        throw new DirectoryNotFoundException($"{AppContext.BaseDirectory}: the tests run outside of a clone");
    }
}
