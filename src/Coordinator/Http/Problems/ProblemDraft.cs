using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Sweep.Messages.Api;

namespace Sweep.Coordinator.Http.Problems;

/// <summary>An error to be answered with.</summary>
/// <param name="Status">HTTP's.</param>
/// <param name="Kind">What follows <c>urn:sweep:problem:</c>.</param>
/// <param name="Detail">What was wrong.</param>
internal sealed record ProblemDraft(int Status, string Kind, string Detail)
{
    public required string Remedy { get; init; }

    public ImmutableArray<ProblemError>? Errors { get; init; }

    public string? Leader { get; init; }

    public ProblemException AsException() => new(this);

    /// <summary>Answers with it; when the answer has begun already, cuts the connection, so that no client takes half
    /// an answer for a whole one.</summary>
    public Task Write(HttpContext context)
    {
        if (context.Response.HasStarted)
        {
            context.Abort();
            return Task.CompletedTask;
        }

        context.Response.StatusCode = Status;
        return context.Response.WriteAsJsonAsync(
            new Problem
            {
                Type = $"urn:sweep:problem:{Kind}",
                Title = ReasonPhrases.GetReasonPhrase(Status),
                Status = Status,
                Detail = Detail,
                Remedy = Remedy,
                Errors = Errors,
                Leader = Leader,
            },
            ApiJson.Default.Problem,
            Problem.ContentType);
    }
}
