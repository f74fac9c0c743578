using System.Text.RegularExpressions;

namespace Sweep.Coordinator.Http;

/// <summary>Paths with parameters, as texts.</summary>
internal static partial class Patterns
{
    /// <summary><c>{trial:long}</c> becomes <c>{trial}</c>.</summary>
    public static string WithoutConstraints(string pattern) => Parameter().Replace(pattern, "{$1}");

    /// <summary>Each parameter becomes 1, which is a name and a number.</summary>
    public static string WithExamples(string pattern) => Parameter().Replace(pattern, "1");

    [GeneratedRegex(@"\{(\w+)(:\w+)?\}")]
    private static partial Regex Parameter();
}
