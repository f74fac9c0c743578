namespace Sweep.Monitoring.Files;

internal static class Repository
{
    public static string Root => Clone.Root;

    public static string Monitoring { get; } = Path.Combine(Root, "deploy", "monitoring");
}
