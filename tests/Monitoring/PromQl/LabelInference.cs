using System.Collections.Immutable;
using static Sweep.Monitoring.PromQl.Expression;
using LabelSet = System.Collections.Immutable.ImmutableHashSet<string>;

namespace Sweep.Monitoring.PromQl;

/// <summary>Which labels the result of an expression has. A name that nothing tells, a label that a series does not
/// have, and two sides that can never match are errors: Prometheus would answer such an expression with nothing.
/// </summary>
internal static class LabelInference
{
    public static LabelSet Of(Expression expression, Func<string, LabelSet?> labelsOf) => expression switch
    {
        Selector selector => OfSelector(selector, labelsOf),
        Aggregation aggregation => OfAggregation(aggregation, Of(aggregation.Inner, labelsOf)),
        Call call => OfCall(call, labelsOf),
        Binary { Left: Number } binary => Of(binary.Right, labelsOf),
        Binary { Right: Number } binary => Of(binary.Left, labelsOf),
        Binary binary => OfBinary(binary, Of(binary.Left, labelsOf), Of(binary.Right, labelsOf)),
        _ => [],
    };

    private static LabelSet OfSelector(Selector selector, Func<string, LabelSet?> labelsOf)
    {
        var labels = labelsOf(selector.Metric) ?? throw new FormatException($"nothing tells {selector.Metric}");
        Require(labels, selector.Matched, selector.Metric);
        return labels;
    }

    private static LabelSet OfAggregation(Aggregation aggregation, LabelSet inner)
    {
        Require(inner, aggregation.Labels, "what is aggregated");
        return aggregation.IsWithout ? inner.Except(aggregation.Labels) : [.. aggregation.Labels];
    }

    private static LabelSet OfCall(Call call, Func<string, LabelSet?> labelsOf)
    {
        if (call.Function is "vector" or "time") return [];
        var position = call.Function == "histogram_quantile" ? 1 : 0;
        var labels = Of(call.Arguments[position], labelsOf);
        switch (call.Function)
        {
            case "histogram_quantile":
                Require(labels, ["le"], "a histogram's buckets");
                return labels.Remove("le");
            case "label_replace":
                return labels.Add(((Text)call.Arguments[1]).Value);
            case "absent":
                return [.. ((Selector)call.Arguments[0]).Matched];
            default:
                return labels;
        }
    }

    private static LabelSet OfBinary(Binary binary, LabelSet left, LabelSet right)
    {
        if (binary.On is { } on)
        {
            Require(left, on, $"the left side of {binary.Operator}");
            Require(right, on, $"the right side of {binary.Operator}");
        }
        else if (binary.Operator != "or" && !left.SetEquals(right))
        {
            throw new FormatException(
                $"{binary.Operator}: {{{string.Join(", ", left)}}} never matches {{{string.Join(", ", right)}}}");
        }

        return binary.Operator switch
        {
            "or" => left.Union(right),
            "and" or "unless" => left,
            _ => binary.On is { } labels ? [.. labels] : left,
        };
    }

    private static void Require(LabelSet labels, ImmutableArray<string> needed, string what)
    {
        var missing = needed.Where(label => !labels.Contains(label)).ToList();
        if (missing.Count > 0) throw new FormatException($"{what} has no label {string.Join(", ", missing)}");
    }
}
