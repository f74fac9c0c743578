using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Sweep.Coordinator.Http.Security;

namespace Sweep.Coordinator.Http.Operations;

/// <summary>How a process listens for those who operate it, and what it tells them.</summary>
public sealed record OperationsOptions
{
    public required ListenAddress Listen { get; init; }

    /// <summary>What scrapers must know; null: anyone on this machine may scrape, and nobody else can come.</summary>
    public SharedSecret? Token { get; init; }

    /// <summary>Answers a scrape.</summary>
    public required RequestDelegate Metrics { get; init; }

    /// <summary>Whether the process does its work now.</summary>
    public required Func<bool> IsReady { get; init; }

    /// <summary>Where errors and warnings go.</summary>
    public ILoggerProvider? Logs { get; init; }

    /// <exception cref="ServerRefusedException">It would be open to others without a token, or ask for TLS.</exception>
    internal void Check()
    {
        if (Listen.IsSecure)
        {
            throw new ServerRefusedException($"{OperationsServer.Option} {Listen}: this listener speaks http alone. "
                + $"Keep it on this machine ({OperationsServer.Option} {OperationsServer.Example}), or let a proxy end "
                + "TLS before it.");
        }

        if (Token is null && !Listen.IsLocal)
        {
            throw new ServerRefusedException($"{OperationsServer.Option} {Listen}: other machines could reach it, so "
                + "its metrics need a token. Make one: 'openssl rand -hex 32 > ops-token', and add --ops-token-file "
                + "ops-token; scrapers send it as 'Authorization: Bearer'. Without it, listen on this machine alone: "
                + $"{OperationsServer.Option} {OperationsServer.Example}.");
        }
    }
}
