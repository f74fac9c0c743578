using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Sweep.Messages;

namespace Sweep.Coordinator.Sweeps;

/// <summary>Whether all that a sweep came to so far is one and the same error: then something is wrong with all of it,
/// and going on would only burn the rest.</summary>
/// <param name="Error">The error without what varies; null before the first.</param>
/// <param name="Configurations">Those that failed with it, a bounded number.</param>
/// <param name="IsOff">Some trial came to something else.</param>
public sealed partial record ErrorTally(string? Error, ImmutableSortedSet<long> Configurations, bool IsOff)
{
    private const int ConfigurationsMax = 1000;

    public static ErrorTally None { get; } = new(null, [], false);

    /// <summary>Takes in how a trial ended.</summary>
    public ErrorTally With(TrialState state, ConfigurationId configuration, FailureClass? failure, string? reason)
    {
        if (IsOff || state is TrialState.Cancelled or TrialState.Stopped) return this;
        if (state != TrialState.Failed) return None with { IsOff = true };
        var error = $"{failure}: {Varying().Replace(reason ?? "", "*")}";
        if (Error is not null && Error != error) return None with { IsOff = true };
        return Configurations.Count >= ConfigurationsMax
            ? this
            : this with { Error = error, Configurations = Configurations.Add(configuration.Number) };
    }

    /// <summary>Somebody has looked at it, or there are other cells now: what comes next counts.</summary>
    public ErrorTally Restart() => IsOff ? this : None;

    /// <summary>Paths and numbers.</summary>
    [GeneratedRegex(@"(?:\.{0,2}|[A-Za-z]:)?(?:[/\\][^\s'"":,;]+)+|[-+]?\d[\d.,eE+-]*", RegexOptions.CultureInvariant)]
    private static partial Regex Varying();
}
