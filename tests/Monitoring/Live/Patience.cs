using System.Diagnostics;

namespace Sweep.Monitoring.Live;

/// <summary>Waits for what processes do in their own time.</summary>
internal static class Patience
{
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(250);

    /// <summary>Asks again until there is nothing left to wish for; says what was missing when that takes too long.
    /// </summary>
    public static async Task UntilNothingIsMissing(Func<Task<IReadOnlyCollection<string>>> missing)
    {
        var since = Stopwatch.StartNew();
        using var timer = new PeriodicTimer(Between);
        do
        {
            var wishes = await missing();
            if (wishes.Count == 0) return;
            since.Elapsed.ShouldBeLessThan(Most, $"still missing:\n{string.Join('\n', wishes)}");
        }
        while (await timer.WaitForNextTickAsync());
    }

    public static Task Until(string wish, Func<Task<bool>> isFulfilled) =>
        UntilNothingIsMissing(async () => await isFulfilled() ? [] : [wish]);
}
