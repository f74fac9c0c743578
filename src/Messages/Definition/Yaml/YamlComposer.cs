using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Sweep.Messages.Definition;

/// <summary>Builds the tree of one YAML document from the parser's events, with limits on nesting and on what aliases
/// expand to. Duplicate keys are errors of the list; what cannot be read further is an exception.</summary>
internal sealed class YamlComposer
{
    private const int DepthMax = 32;

    private readonly Dictionary<AnchorName, YamlNode?> _anchors = [];
    private readonly Parser _parser;
    private readonly string _source;
    private readonly long _sizeMax;
    private readonly bool _hasPlaces;
    private readonly DefinitionErrors _errors;
    private long _size;

    private YamlComposer(YamlText text, DefinitionErrors errors)
    {
        _parser = new Parser(new StringReader(text.Text));
        _source = text.Source;
        _sizeMax = text.SizeMax;
        _hasPlaces = text.HasPlaces;
        _errors = errors;
    }

    /// <summary>The tree of the only document of the text.</summary>
    /// <exception cref="YamlRefusedException">No YAML, none or several documents, or a limit passed.</exception>
    public static YamlNode Compose(YamlText text, DefinitionErrors errors)
    {
        var composer = new YamlComposer(text, errors);
        try
        {
            return composer.ComposeStream();
        }
        catch (YamlException exception)
        {
            throw new YamlRefusedException(
                composer.PlaceOf(exception.Start), SyntaxExplanation.Of(text.Text, exception));
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException or FormatException
            or OverflowException or IndexOutOfRangeException)
        {
            // The scanner of YamlDotNet 16 gives up on some malformed texts with these instead of a YamlException.
            throw new YamlRefusedException(composer.PlaceOf(composer._parser.Current?.End ?? Mark.Empty),
                "this is no valid YAML from here on; check the indentation, brackets and quotes of what follows");
        }
    }

    private YamlNode ComposeStream()
    {
        Next<StreamStart>();
        if (!_parser.TryConsume<DocumentStart>(out _))
        {
            throw new YamlRefusedException(new Place(_source, _hasPlaces ? 1 : 0, _hasPlaces ? 1 : 0),
                "there is no definition here, the text is empty; begin with apiVersion: sweep.dev/v1alpha1");
        }

        var root = ComposeNode(0);
        Next<DocumentEnd>();
        if (_parser.TryConsume<DocumentStart>(out var second))
        {
            throw new YamlRefusedException(PlaceOf(second.Start),
                "a second document begins here; one file holds one sweep, so put it into a file of its own");
        }

        return root;
    }

    private YamlNode ComposeNode(int depth)
    {
        var place = PlaceOf(_parser.Current!.Start);
        if (depth > DepthMax) throw new YamlRefusedException(place, $"this is nested deeper than {DepthMax} levels");
        if (_parser.TryConsume<AnchorAlias>(out var alias)) return Counted(Resolve(alias.Value, place), place);

        var anchor = _parser.Current is NodeEvent @event ? @event.Anchor : AnchorName.Empty;
        RefuseTag(place);
        if (!anchor.IsEmpty) _anchors[anchor] = null;
        YamlNode node = _parser.Current switch
        {
            SequenceStart => ComposeSequence(place, depth),
            MappingStart => ComposeMapping(place, depth),
            _ => ComposeScalar(place),
        };
        if (!anchor.IsEmpty) _anchors[anchor] = node;
        return node is YamlNode.Scalar ? Counted(node, place) : node;
    }

    private YamlNode.Scalar ComposeScalar(Place place)
    {
        var scalar = Next<Scalar>();
        return new YamlNode.Scalar(place, scalar.Value, scalar.Style != ScalarStyle.Plain);
    }

    private YamlNode.Sequence ComposeSequence(Place place, int depth)
    {
        Next<SequenceStart>();
        var items = ImmutableArray.CreateBuilder<YamlNode>();
        while (!_parser.TryConsume<SequenceEnd>(out _)) items.Add(ComposeNode(depth + 1));
        return new YamlNode.Sequence(place, items.ToImmutable());
    }

    private YamlNode.Mapping ComposeMapping(Place place, int depth)
    {
        Next<MappingStart>();
        var entries = ImmutableArray.CreateBuilder<MappingEntry>();
        var seen = new Dictionary<string, Place>(StringComparer.Ordinal);
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var keyPlace = PlaceOf(_parser.Current!.Start);
            if (ComposeNode(depth + 1) is not YamlNode.Scalar key)
            {
                throw new YamlRefusedException(keyPlace, "a key must be a plain word, but this is a list or a mapping");
            }

            var value = ComposeNode(depth + 1);
            if (seen.TryAdd(key.Text, keyPlace)) entries.Add(new MappingEntry(key.Text, keyPlace, value));
            else _errors.Add(keyPlace, $"the key '{key.Text}' is here twice{Before(seen[key.Text])}; keep one of them");
        }

        return new YamlNode.Mapping(place, entries.ToImmutable());
    }

    private YamlNode Resolve(AnchorName name, Place place)
    {
        if (!_anchors.TryGetValue(name, out var node))
        {
            throw new YamlRefusedException(place, $"the alias *{name} has no anchor &{name} before it");
        }

        return node ?? throw new YamlRefusedException(place, $"the alias *{name} stands inside of its own anchor");
    }

    private YamlNode Counted(YamlNode node, Place place)
    {
        _size += node.Size;
        if (_size <= _sizeMax) return node;

        throw new YamlRefusedException(place, FormattableString.Invariant(
            $"the definition has more than {_sizeMax} values up to here, aliases expanded; make it smaller"));
    }

    private void RefuseTag(Place place)
    {
        if (_parser.Current is NodeEvent { Tag.IsEmpty: false } tagged)
        {
            throw new YamlRefusedException(
                place, $"the tag {tagged.Tag} has no meaning here; write the value without it");
        }
    }

    private T Next<T>()
        where T : ParsingEvent => _parser.Consume<T>();

    private Place PlaceOf(Mark mark) =>
        _hasPlaces ? new Place(_source, (int)mark.Line, (int)mark.Column) : new Place(_source, 0, 0);

    private static string Before(Place first) =>
        first.Line == 0 ? "" : FormattableString.Invariant($" (first in line {first.Line})");
}
