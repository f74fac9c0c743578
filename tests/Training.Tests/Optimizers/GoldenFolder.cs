namespace Sweep.Training.Tests.Optimizers;

/// <summary>The committed files that tests/golden/pytorch/update_rules.py wrote.</summary>
internal static class GoldenFolder
{
    public static string Read(string name) => File.ReadAllText(Clone.PathOf("tests/golden/pytorch", name));
}
