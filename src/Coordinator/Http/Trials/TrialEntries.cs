using System.Text.Json;
using Sweep.Coordinator.Http.Sweeps;
using Sweep.Coordinator.Journal;
using Sweep.Coordinator.Sweeps;
using Sweep.Messages;
using Sweep.Messages.Api;

namespace Sweep.Coordinator.Http.Trials;

/// <summary>Trials as lists show them. Neighbours have one configuration, so the last one is kept.</summary>
internal sealed class TrialEntries(SweepState sweep, TrialTable trials)
{
    private (ConfigurationId Id, JsonElement Json, string Display)? latest;

    /// <summary>A trial that ended early, with the reason.</summary>
    public static TrialEntry Of(SweepState sweep, SweepFact.TrialFinished end, TrialTable trials) =>
        new TrialEntries(sweep, trials).At(end.Trial) with
        {
            // The trial may have been retried since, and this entry is about that end.
            State = end.State,
            Steps = end.Steps,
            Objective = end.Objective,
            Why = end.Verdict is { } verdict ? $"{verdict.Rule}: {verdict.Message}" : end.Reason,
        };

    public TrialEntry At(TrialId trial)
    {
        var plan = sweep.Plan;
        var position = new TrialId(plan.PositionOf(trial));
        var (id, json, display) = ConfigurationOf(plan.Grid.ConfigurationOf(position));
        var row = trials[trial];
        return new TrialEntry
        {
            Trial = position.Number,
            Config = id.Number,
            Parameters = json,
            Display = display,
            Seed = plan.Grid.SeedOf(position),
            State = SweepEntries.StateOf(sweep, row.State),
            Attempts = row.Attempts,
            Node = row.Node,
            Steps = row.Steps,
            Objective = row.Objective,
        };
    }

    private (ConfigurationId Id, JsonElement Json, string Display) ConfigurationOf(ConfigurationId id)
    {
        if (latest is { } known && known.Id == id) return known;
        var configuration = sweep.Plan.Grid.ConfigurationAt(id);
        latest = (id, ConfigurationJson.Of(configuration), configuration.Display);
        return latest.Value;
    }
}
