using System.Globalization;
using Sweep.Coordinator.Journal;
using static Sweep.Coordinator.Journal.SweepFact;

namespace Sweep.Simulation.Clusters;

/// <summary>What depends on a definition alone: each trial's terminal record and the reports that count, in the order
/// of trials.</summary>
internal static class Results
{
    public static string Of(IJournalReader journal) => string.Join('\n', journal.ReadByTrial()
        .GroupBy(recorded => recorded.Fact.Subject)
        .SelectMany(trial => LinesOf(trial.Select(recorded => recorded.Fact))));

    private static List<string> LinesOf(IEnumerable<SweepFact> facts)
    {
        var lines = new List<string>();
        foreach (var fact in facts)
        {
            switch (fact)
            {
                case TrialReopened:
                    lines.Clear();
                    break;
                case MetricsReported f:
                    lines.Add(string.Create(
                        CultureInfo.InvariantCulture, $"{f.Trial} {f.Step} {string.Join(' ', f.Values)}"));
                    break;
                case TrialFinished f:
                    lines.Add(string.Create(CultureInfo.InvariantCulture,
                        $"{f.Trial} {f.State} {f.Steps} {f.Objective:R} {f.Verdict}"));
                    break;
            }
        }

        return lines;
    }
}
