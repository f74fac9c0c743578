using System.Text;

namespace Sweep.Cli.Rendering;

/// <summary>Breaks a sentence between words.</summary>
internal static class WordWrap
{
    /// <summary>Lines of at most <paramref name="columns"/> characters, where words allow; unchanged when null,
    /// and unchanged when the sentence is indented (a row of a table).</summary>
    public static string Fold(string sentence, int? columns)
    {
        if (columns is not { } limit || sentence.Length <= limit || sentence.StartsWith(' ')) return sentence;
        var text = new StringBuilder();
        var used = 0;
        foreach (var word in sentence.Split(' '))
        {
            if (used > 0 && used + 1 + word.Length > limit)
            {
                text.Append('\n');
                used = 0;
            }
            else if (used > 0)
            {
                text.Append(' ');
                used++;
            }

            text.Append(word);
            used += word.Length;
        }

        return text.ToString();
    }
}
