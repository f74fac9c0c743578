using System.Collections.Immutable;

namespace Sweep.Messages.Definition;

/// <summary>A YAML value with the place where it was written. Immutable, so that aliases can share it.</summary>
internal abstract record YamlNode(Place Place)
{
    /// <summary>Values in this tree, with every alias counted as often as it is used.</summary>
    public abstract long Size { get; }

    /// <summary>What this is, for an error text.</summary>
    public abstract string Description { get; }

    /// <param name="Place">Where it begins.</param>
    /// <param name="Text">The text without quotes.</param>
    /// <param name="IsQuoted">Quoted or a block text: it is no number, flag or null, whatever it looks like.</param>
    public sealed record Scalar(Place Place, string Text, bool IsQuoted) : YamlNode(Place)
    {
        public override long Size => 1;

        public bool IsNull => !IsQuoted && Text is "" or "~" or "null" or "Null" or "NULL";

        public override string Description => IsNull ? "has no value"
            : IsQuoted ? $"is the text '{Shortened}'" : $"is {Shortened}";

        private string Shortened
        {
            get
            {
                var line = Text.ReplaceLineEndings(" ");
                return line.Length <= 60 ? line : line[..57] + "...";
            }
        }
    }

    public sealed record Sequence(Place Place, ImmutableArray<YamlNode> Items) : YamlNode(Place)
    {
        public override long Size { get; } = 1 + Items.Sum(item => item.Size);

        public override string Description => Items.IsEmpty ? "is an empty list" : "is a list";
    }

    public sealed record Mapping(Place Place, ImmutableArray<MappingEntry> Entries) : YamlNode(Place)
    {
        public override long Size { get; } = 1 + Entries.Sum(entry => entry.Value.Size);

        public override string Description => "is a mapping";

        public MappingEntry? Entry(string key) => Entries.FirstOrDefault(entry => entry.Key == key);
    }
}

/// <summary>One <c>key: value</c>.</summary>
internal sealed record MappingEntry(string Key, Place Place, YamlNode Value);
