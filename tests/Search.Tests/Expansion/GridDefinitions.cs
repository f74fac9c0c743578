using System.Globalization;
using Sweep.Messages;
using Sweep.Messages.Definition;

namespace Sweep.Search.Tests.Expansion;

internal static class GridDefinitions
{
    public static SweepDefinition OfBlocks(string blocks, string seeds = "1")
    {
        var text = $$"""
            apiVersion: sweep.dev/v1alpha1
            kind: Sweep
            metadata: {name: grid}
            spec:
              trainer: {model: synthetic, steps: 90}
              grid: {{blocks.ReplaceLineEndings(" ")}}
              seeds: {{seeds}}
            """;
        return DefinitionReader.Read(text, "grid.yaml", []) switch
        {
            DefinitionResult.Valid valid => valid.Definition,
            DefinitionResult.Refused refused => throw new InvalidDataException(string.Join('\n', refused.Errors)),
            var other => throw new InvalidOperationException(other.ToString()),
        };
    }

    /// <summary>Several blocks of sgd that overlap, with linked axes, excludes and includes.</summary>
    public static string Drawn(uint seed)
    {
        var draw = new Draw(seed);
        return "[" + string.Join(", ", Enumerable.Range(0, 1 + draw.Below(4)).Select(_ => Block(draw))) + "]";
    }

    private static string Block(Draw draw)
    {
        var rest = new List<string> { "lr", "momentum", "weight_decay", "dampening" };
        var fields = new List<string> { draw.Below(4) == 0 ? "optimizer: [sgd, rmsprop]" : "optimizer: sgd" };
        var known = new Dictionary<string, string[]>();
        if (fields[0].Contains("rmsprop", StringComparison.Ordinal)) rest.Remove("dampening");
        if (draw.Below(2) == 0)
        {
            var count = 1 + draw.Below(4);
            var names = Enumerable.Range(0, 2).Select(_ => Take(rest, draw)).ToList();
            foreach (var name in names) known[name] = [.. Enumerable.Range(0, count).Select(_ => Value(draw))];
            fields.Add("zip: {" + string.Join(", ", names.Select(name => $"{name}: {List(known[name])}")) + "}");
        }

        for (var axes = draw.Below(rest.Count + 1); axes > 0; axes--)
        {
            var name = Take(rest, draw);
            known[name] = [.. Enumerable.Range(0, 1 + draw.Below(4)).Select(_ => Value(draw)).Distinct()];
            fields.Add($"{name}: {List(known[name])}");
        }

        // The first include keeps a block valid when its excludes take everything.
        var include = Enumerable.Range(0, 1 + draw.Below(3)).Select(_ => $"{{optimizer: sgd, lr: {Value(draw)}}}");
        fields.Add($"include: [{string.Join(", ", include)}]");
        var exclude = Enumerable.Range(0, known.Count == 0 ? 0 : draw.Below(3))
            .Select(_ => Pattern(known, draw)).ToList();
        if (exclude.Count > 0) fields.Add($"exclude: [{string.Join(", ", exclude)}]");
        return "{" + string.Join(", ", fields) + "}";
    }

    private static string Pattern(Dictionary<string, string[]> known, Draw draw)
    {
        var names = known.Keys.Order(StringComparer.Ordinal).ToList();
        var parts = Enumerable.Range(0, 1 + draw.Below(Math.Min(2, names.Count))).Select(_ => Take(names, draw))
            .Select(name => $"{name}: {List([.. known[name].Where(_ => draw.Below(2) == 0).Append(known[name][0])])}");
        return "{" + string.Join(", ", parts) + "}";
    }

    private static string Take(List<string> names, Draw draw)
    {
        var index = draw.Below(names.Count);
        var name = names[index];
        names.RemoveAt(index);
        return name;
    }

    private static string Value(Draw draw) => draw.Below(4).ToString(CultureInfo.InvariantCulture);

    private static string List(string[] values) => $"[{string.Join(", ", values)}]";

    private sealed class Draw(uint seed)
    {
        private ulong _state = seed;

        public int Below(int bound)
        {
            _state = unchecked(_state * 6364136223846793005 + 1442695040888963407);
            return (int)((_state >> 33) % (ulong)bound);
        }
    }
}
