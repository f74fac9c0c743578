using System.Collections.Immutable;

namespace Sweep.Messages.Definition;

/// <summary>What reading a definition gives: a valid sweep, or everything that is wrong at once.</summary>
public abstract record DefinitionResult
{
    private DefinitionResult() { }

    /// <param name="Definition">Checked: it can be expanded and run.</param>
    /// <param name="Warnings">What the author probably did not mean, such as a value given twice.</param>
    public sealed record Valid(SweepDefinition Definition, ImmutableArray<DefinitionError> Warnings) : DefinitionResult;

    /// <param name="Errors">At least one, in the order of the file, overrides last.</param>
    public sealed record Refused(ImmutableArray<DefinitionError> Errors) : DefinitionResult;
}
