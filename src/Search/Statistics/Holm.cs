namespace Sweep.Search;

/// <summary>Holm's step-down correction (1979): the chance of even one false rejection among several tests stays below
/// alpha, whatever the tests' dependence.</summary>
public static class Holm
{
    /// <summary>Which hypotheses are rejected, in the order given. Equal p values share one fate.</summary>
    public static bool[] Rejected(IReadOnlyList<double> pValues, double alpha)
    {
        var rejected = new bool[pValues.Count];
        var ascending = Enumerable.Range(0, pValues.Count).OrderBy(i => pValues[i]).ToArray();
        for (var place = 0; place < ascending.Length; place++)
        {
            if (pValues[ascending[place]] > alpha / (ascending.Length - place)) break;
            rejected[ascending[place]] = true;
        }

        return rejected;
    }
}
