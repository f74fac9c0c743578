namespace Sweep.Tidy;

/// <summary>Fails with every place that breaks a rule, one a line.</summary>
internal static class Violations
{
    public static void ShouldBeNone(IEnumerable<string> violations)
    {
        var all = violations.ToList();
        Assert.True(all.Count == 0, "\n" + string.Join("\n", all));
    }
}
