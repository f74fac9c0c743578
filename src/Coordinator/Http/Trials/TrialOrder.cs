using Sweep.Messages;
using Sweep.Search;

namespace Sweep.Coordinator.Http.Trials;

/// <summary>An order of trials; ties are broken by the trial's position, so that it is total and a page can begin
/// anywhere in it.</summary>
internal sealed class TrialOrder(TrialSort sort, bool isDescending, Goal goal) : IComparer<TrialKey>
{
    public TrialSort Sort => sort;

    public bool IsDescending => isDescending;

    public TrialKey KeyOf(long position, TrialRow row, TrialState state) => sort switch
    {
        TrialSort.Objective => new TrialKey(row.Objective, 0, position),
        TrialSort.Steps => new TrialKey(null, row.Steps, position),
        TrialSort.State => new TrialKey(null, (long)state, position),
        _ => new TrialKey(null, position, position),
    };

    public int Compare(TrialKey x, TrialKey y)
    {
        var order = sort == TrialSort.Objective
            ? MetricOrder.Compare(x.Objective, y.Objective, goal)
            : x.Number.CompareTo(y.Number);
        if (order != 0) return isDescending ? -order : order;
        return x.Position.CompareTo(y.Position);
    }
}
