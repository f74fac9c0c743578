using System.Collections.Immutable;
using System.Globalization;

namespace Sweep.Messages;

/// <summary>One hyperparameter's value in canonical form: 1e-3, 0.001 and 0.0010 are one value, and so is -0 and 0.
/// Two values are equal exactly when their <see cref="Canonical"/> texts are.</summary>
public abstract record ParameterValue
{
    private ParameterValue() { }

    /// <summary>The text used in files, keys and tables: <c>0.001</c>, <c>true</c>, <c>adam</c>, <c>[0.9,0.999]</c>.
    /// </summary>
    public abstract string Canonical { get; }

    public sealed override string ToString() => Canonical;

    /// <summary>A finite number.</summary>
    public sealed record Number(double Value) : ParameterValue
    {
        public override string Canonical => FormatNumber(Value);
    }

    public sealed record Flag(bool Value) : ParameterValue
    {
        public override string Canonical => Value ? "true" : "false";
    }

    public sealed record Word(string Value) : ParameterValue
    {
        public override string Canonical => Value;
    }

    /// <summary>A fixed list of numbers that is one value: betas, etas, step_sizes, hidden.</summary>
    public sealed record Numbers(ImmutableArray<double> Values) : ParameterValue
    {
        public override string Canonical => "[" + string.Join(',', Values.Select(FormatNumber)) + "]";

        public bool Equals(Numbers? other) => other is not null && Values.SequenceEqual(other.Values);

        public override int GetHashCode() => Canonical.GetHashCode(StringComparison.Ordinal);
    }

    /// <summary>Shortest text that reads back as the same double, exponent in lower case, never <c>-0</c>.</summary>
    public static string FormatNumber(double value) =>
        value == 0 ? "0" : value.ToString("R", CultureInfo.InvariantCulture).Replace('E', 'e');
}
