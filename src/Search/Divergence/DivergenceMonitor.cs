using System.Collections.Immutable;
using Sweep.Messages;
using static System.FormattableString;

namespace Sweep.Search;

/// <summary>Judges one trial's curve report by report: a fold that looks at nothing but the reports, so the journal's
/// reports give the same verdict again. A small immutable value of primitives, that a snapshot can hold. Reports come
/// in step order; after a verdict, later ones are ignored.</summary>
/// <param name="IsEnabled">False: no rule ever applies.</param>
/// <param name="LossFactor">See <see cref="DivergenceOptions.LossFactor"/>.</param>
/// <param name="Reports">See <see cref="DivergenceOptions.Reports"/>.</param>
/// <param name="Steps">Optimizer steps of the whole trial.</param>
/// <param name="GraceSteps">First step at which never-learned may be said.</param>
/// <param name="GuessLoss">See <see cref="GuessLevel.Loss"/>.</param>
/// <param name="GuessAccuracy">See <see cref="GuessLevel.Accuracy"/>.</param>
/// <param name="FirstLoss">First reported training loss; NaN before it.</param>
/// <param name="HighReports">Training losses in a row above the limit, up to now.</param>
/// <param name="LowestLoss">Lowest reported training loss after the first; positive infinity before it.</param>
/// <param name="FlatReports">Training losses in a row that were no new lowest, up to now.</param>
/// <param name="Trend">Of the training losses after the first.</param>
/// <param name="BestAccuracy">Highest reported accuracy; NaN before one.</param>
/// <param name="HasLearned">Some report was better than guessing.</param>
/// <param name="IsDecided">A verdict was given.</param>
public sealed record DivergenceMonitor(
    bool IsEnabled,
    double LossFactor,
    int Reports,
    long Steps,
    long GraceSteps,
    double GuessLoss,
    double GuessAccuracy,
    double FirstLoss,
    int HighReports,
    double LowestLoss,
    int FlatReports,
    LossTrend Trend,
    double BestAccuracy,
    bool HasLearned,
    bool IsDecided)
{
    /// <summary>A monitor before the first report of a trial of <paramref name="steps"/> optimizer steps.</summary>
    public static DivergenceMonitor Start(DivergenceOptions options, GuessLevel guess, long steps) => new(
        options.Enabled,
        options.LossFactor,
        options.Reports,
        steps,
        StepsOfGrace(options, steps),
        guess.Loss,
        guess.Accuracy,
        FirstLoss: double.NaN,
        HighReports: 0,
        LowestLoss: double.PositiveInfinity,
        FlatReports: 0,
        Trend: default,
        BestAccuracy: double.NaN,
        HasLearned: false,
        IsDecided: false);

    /// <summary>Takes in one report. The first rule that applies gives the trial's one verdict.</summary>
    public (DivergenceMonitor Next, Verdict? Verdict) Observe(long step, ImmutableArray<MetricValue> values)
    {
        if (!IsEnabled || IsDecided) return (this, null);

        var next = this;
        var verdict = NotFinite(step, values);
        if (verdict is null)
        {
            next = values.Aggregate(this, (monitor, value) => monitor.Take(step, value));
            verdict = next.Exploded(step, values) ?? next.NothingLearned(step);
        }

        return (verdict is null ? next : next with { IsDecided = true }, verdict);
    }

    /// <summary>A trial that is shorter than the least grace is judged by all of it: at its last report.</summary>
    private static long StepsOfGrace(DivergenceOptions options, long steps)
    {
        // Decimal, because 0.07 x 100 must be 7 steps and not, rounded up, 8.
        var share = (long)Math.Ceiling((decimal)options.Grace * steps);
        return Math.Max(share, Math.Min(options.GraceSteps, steps));
    }

    private double Limit => LossFactor * FirstLoss;

    private double LossToBeat => GuessLoss * (1 - DivergenceRules.LossMargin);

    private double AccuracyToBeat => GuessAccuracy + (DivergenceRules.AccuracyMargin * (1 - GuessAccuracy));

    private DivergenceMonitor Take(long step, MetricValue value) => value.Name switch
    {
        // The first training loss was measured before the first update: it cannot show learning.
        MetricNames.TrainLoss when double.IsNaN(FirstLoss) => this with { FirstLoss = value.Value },
        MetricNames.TrainLoss => TakeTrainLoss(step, value.Value),
        MetricNames.Loss => this with { HasLearned = HasLearned || value.Value <= LossToBeat },
        MetricNames.Accuracy => this with
        {
            HasLearned = HasLearned || value.Value > AccuracyToBeat,
            BestAccuracy = double.MaxNumber(BestAccuracy, value.Value),
        },
        _ => this,
    };

    private DivergenceMonitor TakeTrainLoss(long step, double loss) => this with
    {
        // Of a first loss that is not positive (a made-up curve), a multiple says nothing.
        HighReports = FirstLoss > 0 && loss > Limit ? HighReports + 1 : 0,
        LowestLoss = Math.Min(LowestLoss, loss),
        FlatReports = loss < LowestLoss ? 0 : FlatReports + 1,
        Trend = Trend.With((double)step / Steps, Gain(loss)),
        HasLearned = HasLearned || loss <= LossToBeat,
    };

    /// <summary>How far a loss is below guessing. What is above counts as little above, so that the first steps of a
    /// large learning rate, thousands of times above, do not look like progress afterwards.</summary>
    private double Gain(double loss) =>
        double.MaxNumber(-DivergenceRules.TrendFloor * GuessLoss, GuessLoss - loss);

    private static Verdict? NotFinite(long step, ImmutableArray<MetricValue> values)
    {
        foreach (var (name, value) in values)
        {
            if (name is not (MetricNames.TrainLoss or MetricNames.Loss) || double.IsFinite(value)) continue;

            return new Verdict(
                DivergenceRules.LossNotFinite, step, name, value, null,
                Invariant($"{name} was {value} at step {step}."));
        }

        return null;
    }

    private Verdict? Exploded(long step, ImmutableArray<MetricValue> values)
    {
        if (HighReports < Reports || HighReports == 0) return null;

        var loss = values.Last(value => value.Name == MetricNames.TrainLoss).Value;
        return new Verdict(
            DivergenceRules.LossExploded, step, MetricNames.TrainLoss, loss, Limit,
            Invariant($"train_loss was above {Limit:G6} ({LossFactor} times its first value, {FirstLoss:G6}) in ") +
            Invariant($"{HighReports} reports in a row, up to step {step}, where it was {loss:G6}."));
    }

    private Verdict? NothingLearned(long step)
    {
        if (step < GraceSteps || HasLearned || IsStillFalling || !(GuessLoss > 0)) return null;

        var accuracy = double.IsNaN(BestAccuracy)
            ? ""
            : Invariant($", nor was accuracy (best {BestAccuracy:G6}, guessing gives {GuessAccuracy:G6})");
        return new Verdict(
            DivergenceRules.NeverLearned, step, MetricNames.TrainLoss, LowestLoss, LossToBeat,
            Invariant($"Up to step {step} (grace ended at {GraceSteps}), train_loss was never better than guessing ") +
            Invariant($"(lowest {LowestLoss:G6}, guessing gives {GuessLoss:G6}){accuracy}, and it no longer falls."));
    }

    /// <summary>A slow start, however far it has yet to go. Next to the guessing level, where drift hides in the noise
    /// of the batches, the trend tells: would it beat guessing by the last step? Far above it, where a trend is mostly
    /// the violent first steps, a new lowest loss tells; and there only an accuracy can show that nothing was learned,
    /// since an overconfident network that is right half of the time has such losses too.</summary>
    private bool IsStillFalling => LowestLoss <= GuessLoss * (1 + DivergenceRules.LossMargin)
        ? Trend.N < Reports || Trend.GainAtEnd() >= DivergenceRules.TrendMargin * GuessLoss
        : FlatReports < Reports || double.IsNaN(BestAccuracy);
}
