using System.Text.RegularExpressions;

namespace Sweep.Messages;

/// <summary>The form of a node's labels, those of Kubernetes in short: placement compares them as they stand.</summary>
public static class NodeLabel
{
    /// <summary>Labels of one node or selector.</summary>
    public const int CountMax = 64;

    public const int LengthMax = 63;

    /// <summary>A prefix such as <c>example.com/</c> is a part of the key like any other.</summary>
    public const string KeyPattern = "[A-Za-z0-9]([A-Za-z0-9._/-]*[A-Za-z0-9])?";

    public const string ValuePattern = "([A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?)?";

    public const string KeyForm =
        "a label of at most 63 letters, digits, '.', '_', '-' and '/', with a letter or digit at both ends";

    public const string ValueForm =
        "at most 63 letters, digits, '.', '_' and '-', with a letter or digit at both ends";

    public static bool IsKey(string text) => Matches(text, KeyPattern);

    public static bool IsValue(string text) => Matches(text, ValuePattern);

    private static bool Matches(string text, string pattern) =>
        text.Length <= LengthMax && Regex.IsMatch(text, $"^({pattern})\\z");
}
