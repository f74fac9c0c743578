using System.Collections.Immutable;
using System.Text;
using Sweep.Messages;
using Sweep.Messages.Definition;

namespace Sweep.Search;

/// <summary>Writes the configurations of one segment; what does not vary is formatted once.</summary>
internal sealed class CellText
{
    private readonly CellSegment _segment;
    private readonly ImmutableArray<KeyPart> _key;
    private readonly ImmutableArray<NamedPart> _named;

    public CellText(CellSegment segment)
    {
        _segment = segment;
        var places = segment.Dimensions.SelectMany((dimension, depth) => dimension.Names.Select((name, column) =>
            (name, depth, column))).ToDictionary(place => place.name, StringComparer.Ordinal);
        _key = [.. KeyParts(segment, places.Values.Select(place => (place.name, place.depth, place.column)))];
        _named =
        [
            .. segment.Named.Select(named => new NamedPart(named, -1, -1))
                .Concat(places.Values.Select(place =>
                    new NamedPart(KeyValuePair.Create(place.name, segment.Constants[ParameterOrder.Optimizer]),
                        place.depth, place.column)))
                .OrderBy(part => part.Constant.Key, ParameterOrder.Comparer),
        ];
    }

    /// <summary>The key of a segment that is a single cell.</summary>
    public static string KeyOf(CellSegment cell) => string.Concat(KeyParts(cell, []).Select(part => part.Constant));

    public Configuration At(ReadOnlySpan<int> rows)
    {
        var key = new StringBuilder(256);
        foreach (var part in _key)
        {
            key.Append(part.Constant);
            if (part.Varied is { } varied) key.Append(varied[rows[part.Depth]]);
        }

        var named = ImmutableArray.CreateBuilder<KeyValuePair<string, ParameterValue>>(_named.Length);
        foreach (var part in _named)
        {
            named.Add(part.Depth < 0 ? part.Constant : KeyValuePair.Create(
                part.Constant.Key, _segment.Dimensions[part.Depth].Rows[rows[part.Depth]][part.Column]));
        }

        return new Configuration(named.MoveToImmutable(), key.ToString());
    }

    private static IEnumerable<KeyPart> KeyParts(
        CellSegment segment, IEnumerable<(string Name, int Depth, int Column)> varied)
    {
        var places = varied.ToDictionary(place => place.Name, StringComparer.Ordinal);
        var constant = new StringBuilder();
        foreach (var name in segment.Constants.Keys.Concat(places.Keys).Order(ParameterOrder.Comparer))
        {
            if (name != ParameterOrder.Optimizer) constant.Append(' ');
            constant.Append(name).Append('=');
            if (!places.TryGetValue(name, out var place))
            {
                constant.Append(segment.Constants[name].Canonical);
                continue;
            }

            var rows = segment.Dimensions[place.Depth].Rows;
            string[] values = [.. rows.Select(row => row[place.Column].Canonical)];
            yield return new KeyPart(constant.ToString(), values, place.Depth);
            constant.Clear();
        }

        yield return new KeyPart(constant.ToString(), null, -1);
    }

    private sealed record KeyPart(string Constant, string[]? Varied, int Depth);

    private readonly record struct NamedPart(KeyValuePair<string, ParameterValue> Constant, int Depth, int Column);
}
