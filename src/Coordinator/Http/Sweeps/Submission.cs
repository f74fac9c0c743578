using System.Collections.Immutable;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using Sweep.Coordinator.Cluster;
using Sweep.Coordinator.Http.Problems;
using Sweep.Messages.Api;
using Sweep.Messages.Definition;
using Sweep.Search;

namespace Sweep.Coordinator.Http.Sweeps;

/// <summary>Takes in a definition: one file, YAML or JSON, checked as a whole.</summary>
internal static class Submission
{
    private const int FileNameMax = 200;
    private const int OverridesMax = 100;

    private static readonly string[] MediaTypes =
        ["application/yaml", "application/x-yaml", "text/yaml", "text/x-yaml", "application/json"];

    /// <param name="coordinator">Takes it.</param>
    /// <param name="request">Its body is the definition.</param>
    /// <param name="file">How errors name the definition.</param>
    /// <param name="set">Fields to change, <c>path=value</c> each.</param>
    public static async Task<IResult> Submit(
        CoordinatorAccess coordinator, HttpRequest request, [FromQuery] string? file, [FromQuery] string[]? set)
    {
        var text = await ReadBody(request);
        if (set?.Length > OverridesMax)
            throw Mistakes.Argument("There are too many 'set'.", $"Give at most {OverridesMax}.").AsException();
        var (grid, warnings) = Expand(text, NameOf(file), set ?? []);
        var reply = await Asking.Ask(
            coordinator, new ClusterRequest.Submit(grid, CanonicalDefinition.Write(grid.Definition)));
        reply = reply with { Warnings = warnings };
        return reply.Change == "created"
            ? TypedResults.Created(ApiRoutes.Sweep(grid.Definition.Name), reply)
            : TypedResults.Ok(reply);
    }

    private static (Grid Grid, ImmutableArray<string> Warnings) Expand(
        string text, string file, string[] overrides)
    {
        switch (DefinitionReader.Read(text, file, overrides))
        {
            case DefinitionResult.Valid valid:
                try
                {
                    return (Grid.Expand(valid.Definition), [.. valid.Warnings.Select(warning => warning.ToString())]);
                }
                catch (IntricateGridException intricate)
                {
                    throw Mistakes.Definition([new DefinitionError(file, 0, 0, intricate.Message)]).AsException();
                }
                catch (OverflowException)
                {
                    throw Mistakes.Definition([new DefinitionError(
                        file, 0, 0, "the grid has more cells than can be counted; leave out values")]).AsException();
                }

            case DefinitionResult.Refused refused:
                throw Mistakes.Definition(refused.Errors).AsException();
            case var other:
                throw new InvalidOperationException($"a reader gave {other}");
        }
    }

    private static async Task<string> ReadBody(HttpRequest request)
    {
        var isTyped = MediaTypeHeaderValue.TryParse(request.ContentType, out var type);
        if (!isTyped || !MediaTypes.Contains(type!.MediaType.Value, StringComparer.OrdinalIgnoreCase))
            throw Mistakes.MediaType(request.ContentType).AsException();
        try
        {
            var encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
            using var reader = new StreamReader(request.Body, encoding, detectEncodingFromByteOrderMarks: false);
            return await reader.ReadToEndAsync(request.HttpContext.RequestAborted);
        }
        catch (DecoderFallbackException)
        {
            throw Mistakes.Argument("The body is no text in UTF-8.", "Save the definition in that encoding.")
                .AsException();
        }
    }

    private static string NameOf(string? file) => string.IsNullOrWhiteSpace(file)
        ? "definition"
        : string.Concat(file.Where(letter => !char.IsControl(letter)).Take(FileNameMax));
}
