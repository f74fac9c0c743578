using Microsoft.AspNetCore.Mvc;
using Sweep.Coordinator.Http.Problems;
using Sweep.Messages;

namespace Sweep.Coordinator.Http.Trials;

/// <summary>What a client asks of a list of trials.</summary>
internal sealed record TrialArguments
{
    /// <summary>May be repeated.</summary>
    [FromQuery(Name = "state")]
    public string[]? State { get; init; }

    [FromQuery(Name = "config")]
    public long? Config { get; init; }

    [FromQuery(Name = "seed")]
    public int? Seed { get; init; }

    [FromQuery(Name = "optimizer")]
    public string? Optimizer { get; init; }

    [FromQuery(Name = "node")]
    public string? Node { get; init; }

    [FromQuery(Name = "sort")]
    public string? Sort { get; init; }

    [FromQuery(Name = "order")]
    public string? Order { get; init; }

    [FromQuery(Name = "limit")]
    public int? Limit { get; init; }

    [FromQuery(Name = "cursor")]
    public string? Cursor { get; init; }

    /// <exception cref="ProblemException">Some of it is not what it should be.</exception>
    public TrialQuery Query(Goal goal)
    {
        var sort = Word(Sort, "sort", TrialSort.Trial);
        return new TrialQuery
        {
            States = [.. (State ?? []).SelectMany(states => states.Split(',')).Select(state =>
                Word<TrialState>(state, "state", default))],
            Configuration = Config,
            Seed = Seed,
            Optimizer = Optimizer,
            Node = Node,
            Order = new TrialOrder(sort, IsDescending(), goal),
            Limit = PageArguments.Limit(Limit),
            After = Cursor is null ? null
                : TrialKey.FromCursor(Cursor, sort) ?? throw PageArguments.NoCursor(Cursor),
        };
    }

    private bool IsDescending() => Order switch
    {
        null or "asc" => false,
        "desc" => true,
        _ => throw Mistakes.Argument($"order={Order} is no order.", "Ask for asc or desc.").AsException(),
    };

    private static T Word<T>(string? text, string name, T otherwise)
        where T : struct, Enum
    {
        if (text is null) return otherwise;
        foreach (var value in Enum.GetValues<T>())
        {
            if (string.Equals(value.ToString(), text, StringComparison.OrdinalIgnoreCase)) return value;
        }

        throw Mistakes.Argument($"{name}={text} is unknown.", $"It can be {string.Join(", ", Enum.GetNames<T>())}.")
            .AsException();
    }
}
