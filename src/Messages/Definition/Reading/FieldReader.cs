using System.Collections.Immutable;

namespace Sweep.Messages.Definition;

/// <summary>Reads the fields of one mapping by its table: unknown and missing ones are errors. A getter returns null
/// when the field is absent or when its error has been recorded.</summary>
internal sealed class FieldReader
{
    private readonly YamlNode.Mapping _mapping;
    private readonly ImmutableArray<DefinitionField> _fields;
    private readonly DefinitionErrors _errors;
    private readonly ValueReader _values;

    private FieldReader(
        YamlNode.Mapping mapping, string path, ImmutableArray<DefinitionField> fields, DefinitionErrors errors)
    {
        (_mapping, Path, _fields, _errors, _values) = (mapping, path, fields, errors, new ValueReader(errors));
        var meant = ReportUnknown();
        foreach (var field in fields.Where(field => field.IsRequired && mapping.Entry(field.Name) is null))
        {
            if (!meant.Contains(field.Name)) ReportMissing(field);
        }

        for (var index = 0; index < fields.Length; index++)
        {
            var other = fields[..index].FirstOrDefault(earlier => earlier.Name == fields[index].Alternative);
            if (other is not null) CheckAlternatives(other, fields[index], meant);
        }
    }

    public string Path { get; }

    public Place Place => _mapping.Place;

    /// <summary>A reader of the mapping; null, with an error, when the node is something else.</summary>
    public static FieldReader? Of(
        YamlNode node, string path, ImmutableArray<DefinitionField> fields, DefinitionErrors errors)
    {
        if (node is YamlNode.Mapping mapping) return new FieldReader(mapping, path, fields, errors);

        var names = string.Join(", ", fields.Where(field => !field.IsForeign).Select(field => field.Name));
        var what = path.Length == 0 ? "the definition" : path;
        errors.Add(node.Place, $"{what} {node.Description}, expected a mapping with the fields {names}");
        return null;
    }

    /// <summary>A reader of a field that is a mapping itself.</summary>
    public FieldReader? Inside(string name) =>
        Node(name) is { } node ? Of(node, PathOf(name), Field(name).Fields, _errors) : null;

    public YamlNode? Node(string name) => _mapping.Entry(name)?.Value;

    /// <summary>Where the field's key stands, or the mapping when it is absent.</summary>
    public Place PlaceOf(string name) => _mapping.Entry(name)?.Place ?? _mapping.Place;

    /// <summary>Fields of spec are named without the prefix, as in <c>--set</c>.</summary>
    public string PathOf(string name) => Path.Length == 0 || Path == "spec" ? name : $"{Path}.{name}";

    public ParameterValue? Value(string name) =>
        Node(name) is { } node ? _values.Read(node, Field(name).Kind!, PathOf(name)) : null;

    public long? Whole(string name) => (long?)Real(name);

    public double? Real(string name) => (Value(name) as ParameterValue.Number)?.Value;

    public string? Word(string name) => (Value(name) as ParameterValue.Word)?.Value;

    /// <summary>Null when there is no limit; <paramref name="standard"/> when nothing is said.</summary>
    public int? Limit(string name, int? standard) => Value(name) switch
    {
        ParameterValue.Number number => (int)number.Value,
        ParameterValue.Word => null,
        _ => standard,
    };

    public bool? Flag(string name) => (Value(name) as ParameterValue.Flag)?.Value;

    private DefinitionField Field(string name) => _fields.First(field => field.Name == name);

    private void ReportMissing(DefinitionField field)
    {
        var what = field.Kind is { } kind ? $": {kind.Expected}" : "";
        var instead = field.Alternative is { } other ? $" (or {other})" : "";
        _errors.Add(_mapping.Place, $"{PathOf(field.Name)} is missing; add it{instead}{what}");
    }

    /// <summary>Exactly one of the two must be there.</summary>
    private void CheckAlternatives(DefinitionField one, DefinitionField two, HashSet<string> meant)
    {
        if (meant.Contains(one.Name) || meant.Contains(two.Name)) return;

        var given = _mapping.Entries.Where(entry => entry.Key == one.Name || entry.Key == two.Name).ToList();
        if (given.Count == 0) ReportMissing(one);
        if (given.Count < 2) return;

        var (first, second) = (given[0].Key, given[1].Key);
        _errors.Add(given[1].Place, $"{Path} has {first} already, and {first} and {second} exclude each other; "
            + $"change {first}, or remove it");
    }

    /// <summary>Reports keys that are no fields; gives the names that were probably meant by them.</summary>
    private HashSet<string> ReportUnknown()
    {
        var meant = new HashSet<string>(StringComparer.Ordinal);
        var names = _fields.Where(field => !field.IsForeign).Select(field => field.Name).ToList();
        foreach (var entry in _mapping.Entries.Where(entry => _fields.All(field => field.Name != entry.Key)))
        {
            var owner = Path.Length == 0 ? "the definition" : Path;
            var hint = entry.Key == "<<"
                ? "; merge keys are not supported, so write the fields out"
                : NearestName.Hint(entry.Key, names, "its fields are");
            _errors.Add(entry.Place, $"{owner} has no field '{entry.Key}'{hint}");
            if (NearestName.Of(entry.Key, names) is { } near) meant.Add(near);
        }

        return meant;
    }
}
