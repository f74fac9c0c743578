namespace Sweep.Monitoring.Files;

internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Monitoring { get; } = Path.Combine(Root, "deploy", "monitoring");

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Sweep.sln"))) folder = folder.Parent;
        return folder.FullName;
    }
}
