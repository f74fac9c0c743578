using System.Text;
using Sweep.Actors;

namespace Sweep.Fuzz;

/// <summary>Damages definitions: characters, lines, and what YAML offers to those who mean harm.</summary>
internal sealed class TextMutations(Prng random, IReadOnlyList<string> samples)
{
    private const int LengthMax = 1 << 16;

    private static readonly string[] Pieces =
    [
        "[", "]", "{", "}", ":", ": ", "- ", "&a ", "*a", "<<: *a", "!!int ", "!x ", "|", ">", "'", "\"", "%", "@", "`",
        "#", "?", "? ", "\t", "\n", "\r\n", "\0", "\\x", "~", "---\n", "...\n", "\u2028", "\uFEFF", "\u0085", "😀",
        "\uD800", "é", "null", "true", "NaN", ".inf", "-.inf", "1e400", "-0", "0x7fffffff", "1_000", "1e-400",
        "0.1e1e1", "9223372036854775808", "99999999999999999999999999999999", "2147483648", "4294967296", "1000000000",
        "-1", "1e12", "0", "1", "2", "7", "0.5", "1000", "[1, 2]", "[0.1, 0.1]", "[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]",
        "[[0.9, 0.99], [0.1]]",
        "optimizer", "lr", "exclude", "include", "zip", "betas", "seeds", "epochs", "include: [{optimizer: adam}]",
        "exclude: [{lr: 0.1}]", "zip: {lr: [1, 2], momentum: [0, 0.9]}", "{from: 0, to: 1, count: 1000000000}",
    ];

    public string Next()
    {
        var text = new StringBuilder(samples[Below(samples.Count)]);
        for (var edits = 1 + Below(1 + Below(6)); edits > 0; edits--) Mutate(text);
        return text.Length > LengthMax ? text.ToString(0, LengthMax) : text.ToString();
    }

    private void Mutate(StringBuilder text)
    {
        if (text.Length == 0) text.Append(samples[Below(samples.Count)]);
        var place = Below(text.Length);
        switch (Below(12))
        {
            case 0: text[place] = (char)(text[place] ^ (1 << Below(8))); break;
            case 1: text[place] = (char)Below(0x10000); break;
            case 2: text.Remove(place, Math.Min(1 + Below(20), text.Length - place)); break;
            case 3: text.Insert(place, Pieces[Below(Pieces.Length)]); break;
            case 4 or 5: ReplaceNumber(text, place); break;
            case 6: InsertManyTimes(text, place, Pieces[Below(Pieces.Length)]); break;
            case 7: text.Insert(place, PartOf(text, 400)); break;
            case 8: text.Insert(place, AliasBomb()); break;
            default: EditLines(text); break;
        }
    }

    private void InsertManyTimes(StringBuilder text, int place, string piece) =>
        text.Insert(place, string.Concat(Enumerable.Repeat(piece, 1 + Below(2000))));

    /// <summary>The digits that follow become another value: counts, sizes, seeds and rates.</summary>
    private void ReplaceNumber(StringBuilder text, int place)
    {
        while (place < text.Length && !char.IsAsciiDigit(text[place])) place++;
        var end = place;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] == '.')) end++;
        text.Remove(place, end - place).Insert(place, Pieces[Below(Pieces.Length)]);
    }

    private void EditLines(StringBuilder text)
    {
        var lines = text.ToString().Split('\n').ToList();
        var (first, second) = (Below(lines.Count), Below(lines.Count));
        switch (Below(5))
        {
            case 0: lines.RemoveAt(first); break;
            case 1: lines.Insert(second, lines[first]); break;
            case 2: (lines[first], lines[second]) = (lines[second], lines[first]); break;
            case 3: lines[first] = new string(' ', Below(12)) + lines[first].TrimStart(); break;
            default: lines.InsertRange(second, Enumerable.Repeat(lines[first], 1 + Below(100))); break;
        }

        text.Clear().AppendJoin('\n', lines);
    }

    private string AliasBomb()
    {
        var bomb = new StringBuilder("\na0: &a0 [x, x, x, x, x, x, x, x]\n");
        var depth = 1 + Below(20);
        for (var level = 1; level < depth; level++)
        {
            bomb.Append($"a{level}: &a{level} [*a{level - 1}, *a{level - 1}, *a{level - 1}, *a{level - 1}]\n");
        }

        return bomb.ToString();
    }

    private string PartOf(StringBuilder text, int lengthMax)
    {
        var start = Below(text.Length);
        return text.ToString(start, 1 + Below(Math.Min(lengthMax, text.Length - start)));
    }

    private int Below(int bound) => (int)random.NextBelow(bound);
}
