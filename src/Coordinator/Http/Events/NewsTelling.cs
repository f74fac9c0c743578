using System.Collections.Immutable;
using Sweep.Coordinator.Http.Trials;
using Sweep.Coordinator.Sweeps;
using Sweep.Messages.Api;
using static Sweep.Coordinator.Journal.SweepFact;

namespace Sweep.Coordinator.Http.Events;

/// <summary>A fact as an event.</summary>
internal static class NewsTelling
{
    public static void Tell(EventWriter events, NewsItem item, string id, CoordinatorAccess coordinator)
    {
        if (!coordinator.State.Sweeps.TryGetValue(item.Sweep, out var sweep)) return;
        switch (item.Fact)
        {
            case MetricsReported f:
                events.Add(NewsNames.Report, id, Of(sweep, f), ApiJson.Default.ReportNews);
                break;
            case TrialFinished f:
                var trials = coordinator.PictureOf(item.Sweep).Trials;
                var news = new TrialNews(sweep.Name, TrialEntries.Of(sweep, f, trials))
                {
                    Verdict = f.Verdict, Reason = f.Reason,
                };
                events.Add(NewsNames.Trial, id, news, ApiJson.Default.TrialNews);
                break;
            case AttemptAssigned f:
                Add(new AttemptNews(sweep.Name, sweep.Plan.PositionOf(f.Trial), f.Attempt) { Node = f.Node.Name });
                break;
            case AttemptBegan f:
                Add(new AttemptNews(sweep.Name, sweep.Plan.PositionOf(f.Trial), f.Attempt) { Device = f.Device });
                break;
            case AttemptEnded f:
                Add(new AttemptNews(sweep.Name, sweep.Plan.PositionOf(f.Trial), f.Attempt)
                {
                    Outcome = f.Outcome, Reason = f.Reason,
                });
                break;
        }

        void Add(AttemptNews news) => events.Add(NewsNames.Attempt, id, news, ApiJson.Default.AttemptNews);
    }

    private static ReportNews Of(SweepState sweep, MetricsReported f) => new(
        sweep.Name, sweep.Plan.PositionOf(f.Trial), f.Attempt, f.Step,
        f.Values.DistinctBy(value => value.Name).ToImmutableSortedDictionary(
            value => value.Name, value => value.Value, StringComparer.Ordinal));
}
