using System.Net.Security;

namespace Sweep.Cli.Remote;

/// <summary>Which coordinator is asked, and how.</summary>
internal sealed record ServerSettings
{
    public required Uri Server { get; init; }

    /// <summary>Null: none is sent.</summary>
    public string? Token { get; init; }

    /// <summary>Null: what the system trusts.</summary>
    public SslClientAuthenticationOptions? Tls { get; init; }

    /// <summary>For an answer to begin.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    public RetrySchedule Retries { get; init; } = RetrySchedule.Usual;

    /// <summary>Waits between two tries.</summary>
    public required Action<TimeSpan> Pause { get; init; }
}
