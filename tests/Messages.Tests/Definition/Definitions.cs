using System.Collections.Immutable;
using Sweep.Messages.Definition;

namespace Sweep.Messages.Tests.Definition;

internal static class Definitions
{
    public static SweepDefinition Valid(string text, params string[] overrides) => Result(text, overrides).Definition;

    public static DefinitionResult.Valid Result(string text, params string[] overrides) =>
        DefinitionReader.Read(text, "sweep.yaml", overrides) switch
        {
            DefinitionResult.Valid valid => valid,
            DefinitionResult.Refused refused => throw new InvalidDataException(string.Join('\n', refused.Errors)),
            var other => throw new InvalidOperationException(other.ToString()),
        };

    /// <summary>The errors as they are printed.</summary>
    public static ImmutableArray<string> Errors(string text, params string[] overrides) =>
        DefinitionReader.Read(text, "sweep.yaml", overrides) is DefinitionResult.Refused refused
            ? [.. refused.Errors.Select(error => error.ToString())]
            : [];

    /// <summary>A valid definition with this grid and these further lines of spec.</summary>
    public static string WithGrid(string grid, params string[] lines) =>
        WithTrainer("{model: mlp, steps: 100}", grid, lines);

    /// <summary>The same with this trainer.</summary>
    public static string WithTrainer(string trainer, string grid, params string[] lines) =>
        $$"""
        apiVersion: sweep.dev/v1alpha1
        kind: Sweep
        metadata: {name: example}
        spec:
          trainer: {{trainer}}
          grid: {{grid}}
        {{string.Join('\n', lines.Select(line => "  " + line))}}
        """;
}
