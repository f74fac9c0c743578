using Sweep.Messages.Api;

namespace Sweep.Cli.Tests.Support;

/// <summary>Refusals as docs/api.md lists them.</summary>
internal static class Problems
{
    public static Problem NotFound(string detail) => Of(404, "not-found", detail, "'sweep list' shows what is there.");

    public static Problem Of(int status, string type, string detail, string remedy) => new()
    {
        Type = $"urn:sweep:problem:{type}",
        Title = type,
        Status = status,
        Detail = detail,
        Remedy = remedy,
    };
}
