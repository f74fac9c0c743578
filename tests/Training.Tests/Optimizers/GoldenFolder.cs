namespace Sweep.Training.Tests.Optimizers;

/// <summary>The committed files that tests/golden/pytorch/update_rules.py wrote.</summary>
internal static class GoldenFolder
{
    public static string Read(string name) => File.ReadAllText(Path.Combine(Root(), "tests/golden/pytorch", name));

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Sweep.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests run outside of the repository.");
        }
        return folder.FullName;
    }
}
