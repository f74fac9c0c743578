using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Sweep.Coordinator.Http.Logs;
using Sweep.Coordinator.Http.Security;
using Sweep.Messages;

namespace Sweep.Coordinator.Http;

/// <summary>How a server listens, and to whom.</summary>
public sealed record ServerOptions
{
    public ListenAddress Listen { get; init; } = ListenAddress.Default;

    /// <summary>Null: anyone on this machine may do anything, and nobody else can come.</summary>
    public ServerSecrets? Secrets { get; init; }

    /// <summary>For TLS; null with http.</summary>
    public ServerCertificate? Certificate { get; init; }

    public ServerLimits Limits { get; init; } = new();

    /// <summary>Where errors and warnings go.</summary>
    public ILoggerProvider? Logs { get; init; }

    /// <summary>What those logs hold.</summary>
    public LogDial LogDial { get; init; } = new(() => LogDetail.Warning, _ => { });

    /// <summary>Answers a scrape of this process's metrics; null: there is no such route.</summary>
    public RequestDelegate? Metrics { get; init; }

    /// <exception cref="ServerRefusedException">They would open the server to others without secrets, or do not fit
    /// together.</exception>
    internal void Check()
    {
        if (Secrets is null && !Listen.IsLocal)
        {
            throw new ServerRefusedException($"--listen {Listen}: other machines could reach it, so users need tokens "
                + "and nodes a secret. Make them: 'sweep token create --role admin --tokens tokens.txt' and "
                + "'openssl rand -hex 32 > join-secret', and add --tokens tokens.txt --join-secret-file join-secret. "
                + $"Without them it listens on this machine alone: --listen {ListenAddress.Default}.");
        }

        if (Listen.IsSecure && Certificate is null)
        {
            throw new ServerRefusedException($"--listen {Listen}: https needs a certificate: --tls-cert FILE and "
                + "--tls-key FILE, both PEM.");
        }

        if (!Listen.IsSecure && Certificate is not null)
        {
            throw new ServerRefusedException($"--listen {Listen}: a certificate was given, and http does not use it. "
                + $"Write https, or leave --tls-cert and --tls-key out.");
        }
    }
}
