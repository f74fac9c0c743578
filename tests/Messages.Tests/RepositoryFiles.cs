namespace Sweep.Messages.Tests;

/// <summary>Files of the clone that the tests run from. UPDATE_GOLDEN=1 rewrites the generated ones.</summary>
internal static class RepositoryFiles
{
    public static bool IsUpdating { get; } = Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1";

    public static string PathOf(string name) => Clone.PathOf(name);

    public static string Read(string name) => File.ReadAllText(PathOf(name));

    /// <summary>Holds a committed file against what it must be.</summary>
    public static void ShouldHold(string name, string expected)
    {
        if (IsUpdating) File.WriteAllText(PathOf(name), expected);
        Read(name).ShouldBe(expected, $"{name} is stale: run the tests with UPDATE_GOLDEN=1, then look at it");
    }
}
