using Sweep.Messages.Definition;

namespace Sweep.Cli.CommandLine;

/// <summary>Finds the name that a typing mistake meant.</summary>
internal static class NearestName
{
    /// <summary>The name with the fewest edits to <paramref name="typed"/>; null when none is near enough to suggest.
    /// </summary>
    public static string? Of(string typed, IEnumerable<string> names) =>
        names.Select(name => (Name: name, Edits: EditDistance.Between(typed, name)))
            .Where(candidate => candidate.Edits <= Math.Max(1, candidate.Name.Length / 3))
            .OrderBy(candidate => candidate.Edits)
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .Select(candidate => candidate.Name)
            .FirstOrDefault();
}
