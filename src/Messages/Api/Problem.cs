using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Sweep.Messages.Api;

/// <summary>An error as RFC 9457 has it (application/problem+json), with what to do about it.</summary>
public sealed record Problem
{
    public const string ContentType = "application/problem+json";

    /// <summary>For programs: <c>urn:sweep:problem:not-found</c> and so on, listed in docs/api.md.</summary>
    public required string Type { get; init; }

    public required string Title { get; init; }

    public required int Status { get; init; }

    /// <summary>What was wrong.</summary>
    public required string Detail { get; init; }

    /// <summary>What would be right.</summary>
    public required string Remedy { get; init; }

    /// <summary>Everything that is wrong with a definition.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<ProblemError>? Errors { get; init; }

    /// <summary>Where to ask instead: this coordinator stands by.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Leader { get; init; }
}
