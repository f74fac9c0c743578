using System.Collections.Immutable;

namespace Sweep.Messages.Definition;

/// <summary>Collects what is wrong, so that a reader learns of everything at once.</summary>
internal sealed class DefinitionErrors
{
    private readonly List<DefinitionError> _errors = [];
    private readonly List<DefinitionError> _warnings = [];

    public int Count => _errors.Count;

    /// <summary>In the order of the file, overrides last, without repetitions (an alias may be read twice).</summary>
    public ImmutableArray<DefinitionError> Errors => InOrder(_errors);

    public ImmutableArray<DefinitionError> Warnings => InOrder(_warnings);

    public void Add(Place place, string message) => _errors.Add(At(place, message));

    public void Warn(Place place, string message) => _warnings.Add(At(place, message));

    private static DefinitionError At(Place place, string message) =>
        new(place.Source, place.Line, place.Column, message);

    private static ImmutableArray<DefinitionError> InOrder(List<DefinitionError> errors) =>
    [
        .. errors.Distinct().OrderBy(error => error.Line == 0)
            .ThenBy(error => error.Line).ThenBy(error => error.Column),
    ];
}
