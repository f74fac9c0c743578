using System.Text;

namespace Sweep.Cli.References;

/// <summary>Reads CSV as RFC 4180 says; LF and CRLF, with or without a byte order mark. Lines without any text are
/// passed over.</summary>
internal sealed class CsvRecords
{
    private readonly string path;
    private readonly string text;
    private int place;
    private int line = 1;

    private CsvRecords(string path, string text) => (this.path, this.text) = (path, text);

    /// <exception cref="RefusedException">There is no such file, or a quote is never closed.</exception>
    public static IReadOnlyList<CsvRecord> Read(string path)
    {
        if (Directory.Exists(path)) throw new RefusedException($"{path} is a folder: --reference needs a CSV file.");
        if (!File.Exists(path))
            throw new RefusedException($"there is no file {path}: name the CSV file of --reference.");
        return [.. new CsvRecords(path, File.ReadAllText(path)).All()];
    }

    private IEnumerable<CsvRecord> All()
    {
        while (place < text.Length)
        {
            var record = Next();
            if (record.Fields.Any(field => field.Length > 0) || record.Fields.Count > 1) yield return record;
        }
    }

    private CsvRecord Next()
    {
        var begin = line;
        var fields = new List<string>();
        while (true)
        {
            fields.Add(place < text.Length && text[place] == '"' ? Quoted() : Plain());
            if (place >= text.Length) return new CsvRecord(begin, fields);
            if (text[place] == ',')
            {
                place++;
                continue;
            }

            if (text[place] == '\r') place++;
            if (place < text.Length && text[place] == '\n') place++;
            line++;
            return new CsvRecord(begin, fields);
        }
    }

    private string Plain()
    {
        var end = text.AsSpan(place).IndexOfAny(",\r\n");
        var field = end < 0 ? text[place..] : text.Substring(place, end);
        place += field.Length;
        return field.Trim();
    }

    private string Quoted()
    {
        var opened = line;
        var field = new StringBuilder();
        for (place++; place < text.Length; place++)
        {
            if (text[place] == '\n') line++;
            if (text[place] != '"') field.Append(text[place]);
            else if (place + 1 < text.Length && text[place + 1] == '"') field.Append(text[++place]);
            else break;
        }

        if (place >= text.Length)
            throw new RefusedException($"{path}:{opened}: the quote opened here is never closed.");
        place++;
        if (place < text.Length && !",\r\n".Contains(text[place], StringComparison.Ordinal))
            throw new RefusedException($"{path}:{line}: a comma is missing behind a closing quote.");
        return field.ToString();
    }
}
