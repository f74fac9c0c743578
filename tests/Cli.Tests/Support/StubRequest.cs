namespace Sweep.Cli.Tests.Support;

/// <param name="Line">Method, path and query.</param>
internal sealed record StubRequest(string Line)
{
    public string Body { get; init; } = "";

    public string Authorization { get; init; } = "";

    public string LastEvent { get; init; } = "";
}
