using System.Collections.Immutable;

namespace Sweep.Messages.Definition;

/// <summary>What a field or an option accepts. One description serves the reader, the error texts, the JSON Schema and
/// the documentation, so that they cannot differ.</summary>
public abstract record ValueKind
{
    private ValueKind() { }

    /// <summary>Completes the sentence "expected ...".</summary>
    public abstract string Expected { get; }

    public sealed record Flag : ValueKind
    {
        public override string Expected => "true or false";
    }

    /// <summary>A whole number from <paramref name="Min"/> to <paramref name="Max"/>.</summary>
    public sealed record Whole(long Min, long Max) : ValueKind
    {
        /// <summary>What the field accepts besides, in words; null: nothing.</summary>
        public string? Or { get; init; }

        public override string Expected =>
            FormattableString.Invariant($"a whole number from {Min} to {Max}") + (Or is null ? "" : $", or {Or}");
    }

    /// <summary>A whole number from <paramref name="Min"/> to <paramref name="Max"/>, or no limit: the word
    /// <paramref name="Unlimited"/> or null.</summary>
    public sealed record Limit(long Min, long Max, string Unlimited) : ValueKind
    {
        public override string Expected =>
            FormattableString.Invariant($"a whole number from {Min} to {Max}, or {Unlimited}");
    }

    /// <summary>A finite number.</summary>
    public sealed record Real(NumberRange Range) : ValueKind
    {
        public override string Expected => $"{Range}" switch
        {
            "" => "a number",
            var range when range.StartsWith("at ", StringComparison.Ordinal) => $"a number of {range}",
            var range => $"a number {range}",
        };
    }

    /// <summary>Two finite numbers that are one value, such as betas.</summary>
    public sealed record Pair(NumberRange First, NumberRange Second) : ValueKind
    {
        /// <summary>The first may not exceed the second.</summary>
        public bool IsAscending { get; init; }

        public override string Expected
        {
            get
            {
                var bounds = First == Second ? $"both {First}" : $"the first {First}, the second {Second}";
                return $"a pair of numbers [a, b], {bounds}" + (IsAscending ? ", the first not above the second" : "");
            }
        }
    }

    /// <summary>A list of whole numbers that is one value, such as the widths of the hidden layers.</summary>
    public sealed record WholeList(long Min, long Max, int LengthMax) : ValueKind
    {
        public override string Expected =>
            FormattableString.Invariant($"a list of at most {LengthMax} whole numbers from {Min} to {Max}");
    }

    /// <summary>One of a few words.</summary>
    public sealed record Choice(ImmutableArray<string> Words) : ValueKind
    {
        public override string Expected => Words.Length == 1 ? Words[0] : $"one of {string.Join(", ", Words)}";
    }

    /// <summary>A text of a certain form.</summary>
    /// <param name="Pattern">Regular expression that the whole text must match.</param>
    /// <param name="LengthMax">Most characters.</param>
    /// <param name="Form">The form in words.</param>
    public sealed record Text(string Pattern, int LengthMax, string Form) : ValueKind
    {
        public override string Expected => Form;
    }

    /// <summary>A length of time such as 90s, 30m or 1h30m.</summary>
    public sealed record Duration : ValueKind
    {
        /// <summary>Zero: any length above it.</summary>
        public TimeSpan Min { get; init; }

        public override string Expected =>
            $"a length of time {(Min > TimeSpan.Zero ? $"of at least {DurationText.Format(Min)}" : "above zero")} "
            + "such as 90s, 30m or 1h30m";
    }
}
