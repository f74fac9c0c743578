namespace Sweep.Cli.Tests.CommandLine;

/// <summary>Cases that run in a real shell.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ShellTheoryAttribute : TheoryAttribute
{
    /// <param name="shell">Its program.</param>
    public ShellTheoryAttribute(string shell)
    {
        Shell = shell;
        var folders = Environment.GetEnvironmentVariable("PATH")!.Split(':');
        if (!folders.Any(folder => File.Exists(Path.Combine(folder, shell))))
            Skip = $"there is no {shell} here (apt-get install {shell})";
    }

    public string Shell { get; }
}
