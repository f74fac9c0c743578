using System.Text;

namespace Sweep.Messages.Wire;

/// <summary>Texts for people, which may be cut to what a contract allows.</summary>
internal static class Texts
{
    private const string Ellipsis = " ...";

    /// <summary>At most <paramref name="bytesMax"/> bytes of UTF-8.</summary>
    public static string Cut(string text, int bytesMax)
    {
        if (Encoding.UTF8.GetMaxByteCount(text.Length) <= bytesMax || Encoding.UTF8.GetByteCount(text) <= bytesMax)
        {
            return text;
        }

        var (length, bytes) = (0, Ellipsis.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (bytes + rune.Utf8SequenceLength > bytesMax) break;
            bytes += rune.Utf8SequenceLength;
            length += rune.Utf16SequenceLength;
        }

        return text[..length] + Ellipsis;
    }
}
