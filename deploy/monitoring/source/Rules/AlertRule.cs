namespace Sweep.MonitoringSource.Rules;

/// <param name="Name">One word; docs/monitoring.md has a section of that name.</param>
/// <param name="Expression">PromQL: what it returns is what is wrong.</param>
internal sealed record AlertRule(string Name, string Expression) : Rule(Name, Expression)
{
    /// <summary>How long it must hold.</summary>
    public required TimeSpan For { get; init; }

    public required Severity Severity { get; init; }

    /// <summary>One line, with what it is about.</summary>
    public required string Summary { get; init; }

    /// <summary>The value, what it means, and what happens if nobody does anything.</summary>
    public required string Description { get; init; }
}
