namespace Sweep.Messages.Definition;

/// <summary>The one order of hyperparameter names: <c>optimizer</c>, then the rest by ordinal.</summary>
public static class ParameterOrder
{
    public const string Optimizer = "optimizer";

    public static IComparer<string> Comparer { get; } = Comparer<string>.Create(Compare);

    private static int Compare(string? left, string? right)
    {
        if (left == right) return 0;
        if (left == Optimizer) return -1;
        return right == Optimizer ? 1 : string.CompareOrdinal(left, right);
    }
}
