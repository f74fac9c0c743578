using System.Runtime.CompilerServices;

namespace Sweep.Telemetry.Tests;

/// <summary>Compares a text with a committed file beside the test; UPDATE_GOLDEN=1 rewrites the file instead.</summary>
internal static class Golden
{
    internal static void Matches(string name, string actual, [CallerFilePath] string caller = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(caller)!, name);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1") File.WriteAllText(path, actual);

        actual.ShouldBe(File.ReadAllText(path), $"{name}: run with UPDATE_GOLDEN=1 if the change is meant");
    }
}
