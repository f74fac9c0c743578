global using Report = (long Step, string Name, double Value);
using System.Collections.Immutable;
using Sweep.Messages;
using static Sweep.Messages.MetricNames;

namespace Sweep.Search.Tests.Divergence;

/// <summary>Recorded training curves: the first batch's loss at step 1, then means over windows. Measured with PyTorch
/// (the 20-50-500 convolutional network of the published runs, batch 128, MNIST) and NumPy (784-100-10, batch 100); the
/// published runs of the same network are per epoch of 469 steps.</summary>
internal static class Curves
{
    /// <summary>Convolutional, sgd lr 0.0005, momentum 0.5, PyTorch seed 1; windows of 25 steps.</summary>
    public static ImmutableArray<Report> SlowSgdOnLenet { get; } = Windows(
        25, 2.299, 2.2972, 2.2889, 2.2819, 2.2711, 2.2634, 2.2551, 2.2475, 2.2368, 2.2255, 2.2146, 2.2053, 2.1929,
        2.1804, 2.1661, 2.1547, 2.1386);

    /// <summary>The same with seed 2, which starts slower: test accuracy 11 % after 100 steps.</summary>
    public static ImmutableArray<Report> SlowerSgdOnLenet { get; } = Windows(
        25, 2.294, 2.3008, 2.2956, 2.2902, 2.2873, 2.2844, 2.2773, 2.2723, 2.2632, 2.2626, 2.2558, 2.2527, 2.2454,
        2.2411, 2.2312, 2.2279, 2.2194);

    /// <summary>Convolutional, rmsprop lr 0.01, seed 3: one step up to 4677, then at chance for good.</summary>
    public static ImmutableArray<Report> RmspropStuckOnLenet { get; } = Windows(
        25, 2.308, 189.3373, 2.307, 2.3039, 2.3051, 2.3042, 2.3017, 2.3044, 2.3039, 2.3017, 2.3034, 2.3036, 2.3034,
        2.3023, 2.3046, 2.3023, 2.3033);

    /// <summary>Convolutional, rmsprop lr 0.01, seed 5: at chance for 300 steps, and then it learns.</summary>
    public static ImmutableArray<Report> RmspropLateOnLenet { get; } = Windows(
        25, 2.323, 209.4198, 2.3041, 2.3042, 2.3027, 2.3036, 2.3016, 2.3012, 2.3031, 2.3031, 2.3022, 2.3024, 3.3094,
        2.2935, 3.1324, 1.2337, 0.8737);

    /// <summary>Convolutional, rmsprop lr 0.01, this engine's seed 8; windows of 46 steps. At 11.35 % after three
    /// epochs.</summary>
    public static ImmutableArray<Report> OwnRmspropStuckOnLenet { get; } = Windows(
        46, 2.2961, 166.7576, 2.478, 2.3026, 2.3033, 2.3034, 2.3026, 2.3009, 2.3021, 2.3018, 2.3017);

    /// <summary>The same with seed 0, which is at chance for 230 steps, and then it learns.</summary>
    public static ImmutableArray<Report> OwnRmspropLateOnLenet { get; } = Windows(
        46, 2.3331, 65.9543, 2.3156, 2.3045, 2.313, 2.2976, 2.1542, 1.1621, 0.4836, 0.3107, 0.7661);

    /// <summary>The same setting, at chance for 276 steps; at 92 % after its first epoch, 97 % after its
    /// second.</summary>
    public static ImmutableArray<Report> OwnRmspropLaterOnLenet { get; } = Windows(
        46, 2.3331, 65.9543, 2.3156, 2.3045, 2.3133, 2.3192, 2.3077, 1.7656, 0.8549, 0.4901, 0.3947);

    /// <summary>One hidden layer, sgd lr 0.0005; windows of 50 steps. Test accuracy 20.6 % after 600.</summary>
    public static ImmutableArray<Report> SlowSgdOnMlp { get; } = Windows(
        50, 2.317, 2.3036, 2.301, 2.2955, 2.2935, 2.2892, 2.2847, 2.2798, 2.2761, 2.2704, 2.2686, 2.2633, 2.26);

    /// <summary>One hidden layer, sgd lr 0.0001, half of a trial of 3000 steps. Test accuracy 17.1 % after
    /// 1500.</summary>
    public static ImmutableArray<Report> SlowestSgdOnMlp { get; } = Windows(
        50, 2.317, 2.3052, 2.306, 2.3036, 2.3053, 2.3042, 2.3027, 2.3016, 2.3007, 2.2983, 2.2996, 2.2983, 2.2972,
        2.2971, 2.296, 2.2953, 2.2934, 2.293, 2.2921, 2.2907, 2.2915, 2.2889, 2.2907, 2.2882, 2.287, 2.2868,
        2.2862, 2.2846,
        2.2841, 2.2814, 2.2829);

    /// <summary>One hidden layer, sgd lr 10: at chance, a little above it, after a violent start.</summary>
    public static ImmutableArray<Report> SgdStuckOnMlp { get; } = Windows(
        50, 2.304, 16.3195, 2.3409, 2.3521, 2.3452, 2.3413, 2.3547, 2.3457, 2.3552, 2.3549, 2.3574, 2.3485, 2.3465);

    /// <summary>One hidden layer, sgd lr 1e-9: the noise of the batches and nothing else.</summary>
    public static ImmutableArray<Report> FrozenSgdOnMlp { get; } = Windows(
        50, 2.304, 2.304, 2.303, 2.3036, 2.3023, 2.303, 2.3039, 2.3047, 2.3014, 2.3021, 2.303, 2.3033, 2.3034);

    /// <summary>One hidden layer, rmsprop lr 0.05: six steps above 23, up to 734, then on to a loss of 0.5.</summary>
    public static ImmutableArray<Report> RmspropSpikeOnMlp { get; } = Windows(
        50, 2.317, 41.5144, 0.8319, 0.6961, 0.5519, 0.5623, 0.5131, 0.5165, 0.5331, 0.4508, 0.4781, 0.4724, 0.5148);

    /// <summary>One hidden layer, sgd lr 1000.</summary>
    public static ImmutableArray<Report> SgdExplodesOnMlp { get; } = Windows(
        50, 2.304, 9596689730.8121, 1283598.0339, 451.6441, 440.7187, 445.909);

    /// <summary>Published: sgd lr 0.0005, ten epochs of the convolutional network (validation).</summary>
    public static ImmutableArray<Report> PublishedSlowSgd { get; } = Epochs(
        [2.1605, 1.7345, 0.8599, 0.5235, 0.4134, 0.3605, 0.3239, 0.2977, 0.2765, 0.2582],
        [.5517, .7321, .8362, .8700, .8892, .8977, .9069, .9154, .9188, .9240]);

    /// <summary>Published: rmsprop lr 0.01, which stayed at the majority class.</summary>
    public static ImmutableArray<Report> PublishedStuckRmsprop { get; } = Epochs(
        [2.3016, 2.3026, 2.3016, 2.3011, 2.3015, 2.3017, 2.3015, 2.3016, 2.3015, 2.3015],
        [.1135, .1135, .1135, .1135, .1135, .1135, .1135, .1135, .1135, .1135]);

    public static IEnumerable<Report> Every(long step, long last, Func<long, double> loss)
    {
        for (var at = step; at <= last; at += step) yield return (at, TrainLoss, loss(at));
    }

    /// <summary>The first verdict of a monitor on single-value reports; null when none is given.</summary>
    public static Verdict? Judge(DivergenceMonitor monitor, ImmutableArray<Report> reports)
    {
        foreach (var (step, name, value) in reports)
        {
            (monitor, var verdict) = monitor.Observe(step, [new(name, value)]);
            if (verdict is not null) return verdict;
        }

        return null;
    }

    private static ImmutableArray<Report> Windows(long steps, double first, params double[] losses) =>
        [(1, TrainLoss, first), .. losses.Select((loss, i) => ((i + 1) * steps, TrainLoss, loss))];

    private static ImmutableArray<Report> Epochs(double[] losses, double[] accuracies) =>
    [
        (1, TrainLoss, 2.303),
        .. losses.Zip(accuracies).SelectMany((epoch, i) => new Report[]
        {
            ((i + 1) * 469, TrainLoss, epoch.First),
            ((i + 1) * 469, Loss, epoch.First),
            ((i + 1) * 469, Accuracy, epoch.Second),
        }),
    ];
}
