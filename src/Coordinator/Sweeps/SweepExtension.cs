using System.Diagnostics;
using System.Globalization;
using Sweep.Messages;
using Sweep.Messages.Definition;
using Sweep.Search;

namespace Sweep.Coordinator.Sweeps;

/// <summary>What a newer definition of the same name does to a sweep that is there.</summary>
internal abstract record SweepExtension
{
    /// <summary>Matching the cells of two definitions visits each configuration.</summary>
    public const int ConfigurationsMax = 200_000;

    private const int GenerationsMax = 100;

    private SweepExtension() { }

    public sealed record Same : SweepExtension;

    /// <summary>The same cells, with other limits.</summary>
    public sealed record OtherLimits(SweepPlan Plan) : SweepExtension;

    /// <summary>All cells that were there, and more.</summary>
    public sealed record MoreCells(SweepPlan Plan) : SweepExtension;

    /// <summary>Work would be lost.</summary>
    public sealed record Refused(string Reason) : SweepExtension;

    public static SweepExtension Of(SweepPlan plan, Grid next)
    {
        var (there, here) = (plan.Definition, next.Definition);
        if (CanonicalDefinition.Write(there) == CanonicalDefinition.Write(here)) return new Same();
        if (LoweredLimit(there.Budget, here.Budget) is { } lowered) return new Refused(lowered);

        var sameLimits = WithLimitsOf(there, here);
        if (CanonicalDefinition.Write(sameLimits) == CanonicalDefinition.Write(here))
            return new OtherLimits(plan.WithLimitsOf(next));

        var sameCells = WithCellsOf(sameLimits, here);
        var (theirs, ours) = (CanonicalDefinition.Write(sameCells), CanonicalDefinition.Write(here));
        if (theirs != ours) return new Refused(DefinitionDifference.Describe(theirs, ours));
        return Match(plan, next);
    }

    /// <summary>The plan that a recorded extension gives.</summary>
    public static SweepPlan Replay(SweepPlan plan, string definition) =>
        Of(plan, Grid.Expand(CanonicalDefinition.Read(definition))) switch
        {
            Same => plan,
            OtherLimits e => e.Plan,
            MoreCells e => e.Plan,
            Refused e => throw new InvalidDataException($"a recorded extension does not extend: {e.Reason}"),
            var other => throw new UnreachableException($"no rule for {other}"),
        };

    private static SweepExtension Match(SweepPlan plan, Grid next)
    {
        if (Math.Max(plan.Grid.ConfigurationCount, next.ConfigurationCount) > ConfigurationsMax)
        {
            return new Refused(string.Create(CultureInfo.InvariantCulture,
                $"a sweep of more than {ConfigurationsMax} configurations cannot be extended; "
                    + $"submit the new cells under another name"));
        }

        if (plan.Generations >= GenerationsMax)
        {
            return new Refused(string.Create(CultureInfo.InvariantCulture,
                $"it was extended {GenerationsMax - 1} times already; submit the new cells under another name"));
        }

        var (match, missing) = PlanMatch.Of(plan.Grid, next);
        return match is null
            ? new Refused(missing!)
            : new MoreCells(plan.WithGeneration(next, PlanGeneration.Next(next, plan.TrialCount, match)));
    }

    private static SweepDefinition WithLimitsOf(SweepDefinition definition, SweepDefinition limits) => definition with
    {
        Budget = limits.Budget,
        Parallelism = limits.Parallelism,
        Retries = limits.Retries,
        Priority = limits.Priority,
        Placement = limits.Placement,
        Checkpoints = limits.Checkpoints,
    };

    /// <summary>What a configuration's key holds is compared cell by cell.</summary>
    private static SweepDefinition WithCellsOf(SweepDefinition definition, SweepDefinition cells)
    {
        var (trainer, other) = (definition.Trainer, cells.Trainer);
        return definition with
        {
            Grid = cells.Grid,
            Seeds = cells.Seeds,
            Trainer = trainer with
            {
                Hidden = other.Hidden,
                BatchSize = other.BatchSize,
                Length = trainer.Length.Unit == other.Length.Unit ? other.Length : trainer.Length,
            },
        };
    }

    private static string? LoweredLimit(BudgetOptions there, BudgetOptions here)
    {
        var lowered =
            Lowered("trials", there.Trials, here.Trials)
            ?? Lowered("failures", there.Failures, here.Failures)
            ?? Lowered("time", there.Time, here.Time);
        return lowered is null ? null : $"{lowered}; a budget can only be raised";
    }

    private static string? Lowered<T>(string name, T? there, T? here)
        where T : struct, IComparable<T> =>
        here is { } now && (there is not { } before || now.CompareTo(before) < 0)
            ? string.Create(CultureInfo.InvariantCulture,
                $"budget.{name} is {there?.ToString() ?? "unlimited"} there and {now} here")
            : null;
}
