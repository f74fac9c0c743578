namespace Sweep.MonitoringSource;

/// <param name="Path">Below deploy/monitoring, with forward slashes.</param>
/// <param name="Text">Its whole content.</param>
internal sealed record GeneratedFile(string Path, string Text)
{
    public const string Notice =
        "# Written by deploy/monitoring/source: change it there, then: dotnet run --project deploy/monitoring/source\n";
}
