using System.Globalization;

namespace Sweep.Messages.Definition;

/// <summary>One thing that is wrong with a definition: where, what, why, and what to write instead.</summary>
/// <param name="File">The file as the user named it, or the override, e.g. <c>--set trainer.stpes=3</c>.</param>
/// <param name="Line">Counted from 1; 0 when the error has no place inside of the file.</param>
/// <param name="Column">Counted from 1; 0 when the error has no place inside of the file.</param>
/// <param name="Message">One sentence or two, without a line break.</param>
public sealed record DefinitionError(string File, int Line, int Column, string Message)
{
    /// <summary><c>file:line:column: message</c>, as editors and terminals link it.</summary>
    public override string ToString() => Line == 0
        ? $"{File}: {Message}"
        : string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}:{Column}: {Message}");
}
