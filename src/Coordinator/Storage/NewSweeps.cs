using System.Globalization;
using Sweep.Messages;

namespace Sweep.Coordinator.Storage;

/// <summary>Which ids a commit may create: only ones that no sweep ever had.</summary>
internal static class NewSweeps
{
    /// <exception cref="InvalidOperationException">A group is of a sweep that is neither stored nor new.</exception>
    internal static void Check(IReadOnlyList<SweepFacts> groups, SweepId next, Predicate<SweepId> isStored)
    {
        foreach (var (id, facts) in groups)
        {
            if (facts.Count == 0 || isStored(id)) continue;
            if (id.Number < next.Number) throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture, $"{id} is not stored: it was deleted; new sweeps start at {next}"));
        }
    }
}
