using System.Runtime.CompilerServices;

namespace Sweep.Cli.Tests.Support;

/// <summary>Files of the working tree.</summary>
internal static class Repository
{
    public static string Root { get; } =
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", ".."));

    public static string File(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Here([CallerFilePath] string path = "") => path;
}
