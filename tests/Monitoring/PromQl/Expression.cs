using System.Collections.Immutable;

namespace Sweep.Monitoring.PromQl;

/// <summary>What a PromQL expression consists of, as far as names and labels go.</summary>
internal abstract record Expression
{
    private Expression() { }

    internal sealed record Selector(string Metric, ImmutableArray<string> Matched) : Expression;

    internal sealed record Aggregation(ImmutableArray<string> Labels, bool IsWithout, Expression Inner) : Expression;

    internal sealed record Call(string Function, ImmutableArray<Expression> Arguments) : Expression;

    /// <param name="On">Labels that both sides are matched by; null: by all.</param>
    internal sealed record Binary(string Operator, Expression Left, Expression Right, ImmutableArray<string>? On)
        : Expression;

    internal sealed record Text(string Value) : Expression;

    internal sealed record Number : Expression;

    public IEnumerable<Expression> Parts() => this switch
    {
        Aggregation aggregation => [this, .. aggregation.Inner.Parts()],
        Call call => [this, .. call.Arguments.SelectMany(argument => argument.Parts())],
        Binary binary => [this, .. binary.Left.Parts(), .. binary.Right.Parts()],
        _ => [this],
    };
}
