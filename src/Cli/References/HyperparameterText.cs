using System.Globalization;
using Sweep.Messages;

namespace Sweep.Cli.References;

/// <summary>The canonical text of a hyperparameter in a CSV: <c>1e-3</c> and <c>0.001</c> are one value, and a list is
/// written <c>[0.9, 0.999]</c> or <c>0.9 0.999</c>.</summary>
internal static class HyperparameterText
{
    private static readonly char[] Separators = [' ', ',', ';', '[', ']', '(', ')'];

    public static string Canonical(string text)
    {
        var isList = text.StartsWith('[') || text.StartsWith('(');
        var parts = text.Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length > 1 || isList)
            return "[" + string.Join(',', parts.Select(One)) + "]";
        return One(text);
    }

    private static string One(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? ParameterValue.FormatNumber(number)
            : text.ToLowerInvariant();
}
