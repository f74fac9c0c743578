namespace Sweep.Cli.Tests.Support;

/// <summary>Compares a text with the one that is committed; UPDATE_GOLDEN=1 writes it anew.</summary>
internal static class Golden
{
    public static void ShouldMatch(string actual, string name)
    {
        var path = Repository.File("tests", "Cli.Tests", "golden", name);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
        }

        actual.ShouldBe(File.ReadAllText(path), $"run with UPDATE_GOLDEN=1 and look at the difference of {name}");
    }
}
