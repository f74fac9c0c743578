namespace Sweep.Monitoring.Files;

/// <summary>A rule as it stands in a committed file.</summary>
/// <param name="Name">Of the alert or of the series.</param>
/// <param name="Annotations">Empty for a recording rule, like severity.</param>
internal sealed record ReadRule(string Name, string Expression, IReadOnlyDictionary<string, string> Annotations)
{
    public string Severity { get; init; } = "";

    public string For { get; init; } = "";

    public override string ToString() => Name;
}
