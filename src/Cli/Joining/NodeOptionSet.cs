using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Sweep.Messages;

namespace Sweep.Cli.Joining;

/// <summary>The options of <c>sweep node</c> with their checks; all mistakes are told before anything starts.</summary>
internal static class NodeOptionSet
{
    private const int GraceSecondsMax = 86_400;

    public static Option<string[]> Join()
    {
        var option = new Option<string[]>("--join")
        {
            Description = "The coordinator's URL; repeat it for each of several, of which one leads.",
            HelpName = "URL",
            Required = true,
            Arity = ArgumentArity.OneOrMore,
            AllowMultipleArgumentsPerToken = false,
        };
        Check(option, url => IsUrl(url) ? null
            : $"--join {url}: a URL is needed, e.g. --join https://coordinator:8431.");
        return option;
    }

    public static Option<string> Devices()
    {
        var option = new Option<string>("--devices")
        {
            Description = "What to train on: auto (all cores), or cpu:N for N trials at once.",
            HelpName = "auto|cpu:N",
            DefaultValueFactory = _ => "auto",
        };
        Check(option, DeviceList.Refusal);
        return option;
    }

    public static Option<string?> Name()
    {
        var option = new Option<string?>("--name")
        {
            Description = "The node's name, its own in the cluster. Else the host's name and a number.",
            HelpName = "NAME",
        };
        Check(option, name => name.Length > 0 && NodeLabel.IsValue(name) ? null
            : $"--name {name}: a name has {NodeLabel.ValueForm}, e.g. --name gpu-a.");
        return option;
    }

    public static Option<string[]> Labels()
    {
        var option = new Option<string[]>("--label")
        {
            Description = "What definitions can ask for in placement.labels, e.g. --label zone=west (repeatable).",
            HelpName = "key=value",
            AllowMultipleArgumentsPerToken = false,
        };
        Check(option, LabelRefusal);
        option.Validators.Add(result =>
        {
            var keys = result.Tokens.Select(token => token.Value.Split('=')[0]).ToList();
            if (keys.Count > NodeLabel.CountMax) result.AddError($"--label: at most {NodeLabel.CountMax} are allowed.");
            foreach (var key in keys.GroupBy(key => key).Where(group => group.Count() > 1))
                result.AddError($"--label {key.Key}: it is given twice; keep one value.");
        });
        return option;
    }

    public static Option<int> Grace()
    {
        var option = new Option<int>("--grace")
        {
            Description = "Seconds from the first signal to the end: time to save checkpoints and say so.",
            HelpName = "SECONDS",
            DefaultValueFactory = _ => 25,
            CustomParser = result => Seconds(result.Tokens[0].Value) ?? 0,
        };
        Check(option, text => Seconds(text) is not null ? null
            : $"--grace {text}: a whole number from 1 to {GraceSecondsMax} is needed, e.g. --grace 25.");
        return option;
    }

    public static ImmutableSortedDictionary<string, string> ParseLabels(IEnumerable<string> labels) => labels
        .Select(label => label.Split('=', 2))
        .ToImmutableSortedDictionary(parts => parts[0], parts => parts[1], StringComparer.Ordinal);

    private static string? LabelRefusal(string label)
    {
        var split = label.IndexOf('=', StringComparison.Ordinal);
        if (split < 1) return $"--label {label}: a key and a value are needed, e.g. --label zone=west.";
        if (!NodeLabel.IsKey(label[..split])) return $"--label {label}: the key must be {NodeLabel.KeyForm}.";
        return NodeLabel.IsValue(label[(split + 1)..])
            ? null : $"--label {label}: the value must have {NodeLabel.ValueForm}.";
    }

    private static bool IsUrl(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" or "ws" or "wss";

    private static int? Seconds(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && seconds is >= 1 and <= GraceSecondsMax
            ? seconds
            : null;

    private static void Check(Option option, Func<string, string?> refusalOf) => option.Validators.Add(result =>
    {
        foreach (var refusal in result.Tokens.Select(token => refusalOf(token.Value)).OfType<string>())
            result.AddError(refusal);
    });
}
