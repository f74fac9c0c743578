using System.Reflection;

namespace Sweep.Messages;

/// <summary>The version that the build stamped into the program.</summary>
public static class ProgramVersion
{
    public static string Current { get; } = typeof(ProgramVersion).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
