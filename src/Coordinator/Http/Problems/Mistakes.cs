using System.Collections.Immutable;
using Sweep.Messages.Api;
using Sweep.Messages.Definition;

namespace Sweep.Coordinator.Http.Problems;

/// <summary>What a client can get wrong, once it was let in.</summary>
internal static class Mistakes
{
    public static ProblemDraft Argument(string detail, string remedy) =>
        new(400, "argument", detail) { Remedy = remedy };

    public static ProblemDraft Definition(ImmutableArray<DefinitionError> errors) => new(
        400, "definition", errors.Length == 1
            ? errors[0].ToString()
            : $"{errors[0]} (and {errors.Length - 1} more: see errors)")
    {
        Remedy = "Correct the definition: each of the errors says what to write instead (docs/definition.md).",
        Errors = [.. errors.Select(error => new ProblemError(error.File, error.Line, error.Column, error.Message))],
    };

    public static ProblemDraft NoSweep(string name, string? nearest) => new(404, "not-found",
        $"There is no sweep '{name}'." + (nearest is null ? "" : $" Did you mean '{nearest}'?"))
    {
        Remedy = "GET /api/v1/sweeps ('sweep list') shows all.",
    };

    public static ProblemDraft NoTrial(long trial, long count) => new(404, "not-found",
        FormattableString.Invariant($"There is no trial {trial}."))
    {
        Remedy = FormattableString.Invariant($"This sweep's trials are 0 to {count - 1}."),
    };

    public static ProblemDraft NoNode(string node) => new(404, "not-found", $"No node '{node}' has joined.")
    {
        Remedy = "GET /api/v1/nodes ('sweep nodes') shows those that have.",
    };

    public static ProblemDraft NoRoute(string path) => new(404, "not-found", $"There is nothing at {path}.")
    {
        Remedy = "GET /api/v1/openapi.json describes what there is, docs/api.md for people.",
    };

    public static ProblemDraft Method(string method, string path) => new(
        405, "method", $"{path} does not take {method}.")
    {
        Remedy = "The header Allow says what it takes.",
    };

    public static ProblemDraft Conflict(string reason, string remedy) =>
        new(409, "conflict", reason) { Remedy = remedy };

    public static ProblemDraft TooLarge(int bytesMax) => new(413, "too-large",
        FormattableString.Invariant($"The body is larger than {bytesMax / 1024.0 / 1024.0:0.##} MiB."))
    {
        Remedy = "Use axes, zip and exclude instead of long lists.",
    };

    public static ProblemDraft MediaType(string? type) => new(
        415, "media-type", $"A definition is YAML or JSON, not {(string.IsNullOrEmpty(type) ? "unnamed" : type)}.")
    {
        Remedy = "Send 'Content-Type: application/yaml' (or application/json).",
    };
}
