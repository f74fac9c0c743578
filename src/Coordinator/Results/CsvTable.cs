using System.Buffers;
using System.Text;

namespace Sweep.Coordinator.Results;

/// <summary>Writes rows as RFC 4180 says, with LF between them: UTF-8 without a byte order mark, fields quoted only
/// when they must be.</summary>
internal sealed class CsvTable : IDisposable
{
    private static readonly SearchValues<char> Special = SearchValues.Create("\",\r\n");

    private readonly StreamWriter _writer;

    public CsvTable(Stream stream, params IEnumerable<string> header)
    {
        _writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16);
        Row(header);
    }

    public void Row(params IEnumerable<string> fields)
    {
        var isFirst = true;
        foreach (var field in fields)
        {
            if (!isFirst) _writer.Write(',');
            isFirst = false;
            Field(field);
        }

        _writer.Write('\n');
    }

    public void Dispose() => _writer.Dispose();

    private void Field(string field)
    {
        if (!field.AsSpan().ContainsAny(Special))
        {
            _writer.Write(field);
            return;
        }

        _writer.Write('"');
        _writer.Write(field.Replace("\"", "\"\"", StringComparison.Ordinal));
        _writer.Write('"');
    }
}
