namespace Sweep.Cli.Tests.Support;

/// <summary>Files of the working tree.</summary>
internal static class Repository
{
    public static string Root => Clone.Root;

    public static string File(params string[] parts) => Clone.PathOf(parts);
}
