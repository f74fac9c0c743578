using System.Globalization;
using System.Text.RegularExpressions;

namespace Sweep.Messages.Definition;

/// <summary>Decimal numbers as YAML 1.2 and JSON write them; no hexadecimal, octal or sexagesimal forms.</summary>
internal static partial class NumberText
{
    /// <summary>The nearest double (infinite when it is too large), or null when the text is no number.</summary>
    public static double? Parse(string text) => Form().IsMatch(text)
        ? double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) + 0.0
        : null;

    /// <summary>The text is a spelling of NaN or infinity.</summary>
    public static bool IsNotFinite(string text) => NotFinite().IsMatch(text);

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\z")]
    private static partial Regex Form();

    [GeneratedRegex(@"^[-+]?\.?(nan|inf|infinity)\z", RegexOptions.IgnoreCase)]
    private static partial Regex NotFinite();
}
