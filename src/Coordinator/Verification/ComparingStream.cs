using System.Text;

namespace Sweep.Coordinator.Verification;

/// <summary>Takes the bytes that a file should have and compares them with those that it has, as they come.</summary>
internal sealed class ComparingStream(string path) : Stream
{
    private const int ShownMax = 120;

    private readonly FileStream _file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 16);
    private readonly List<byte> _line = [];
    private byte[] _buffer = [];
    private long _lineNumber = 1;
    private bool _isClosed;

    /// <summary>The first difference in words; null when there is none. Complete once the stream is closed.</summary>
    public string? Difference { get; private set; }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(ReadOnlySpan<byte> expected)
    {
        if (Difference is not null) return;
        if (_buffer.Length < expected.Length) _buffer = new byte[expected.Length];

        var length = _file.ReadAtLeast(_buffer.AsSpan(0, expected.Length), expected.Length, throwOnEndOfStream: false);
        var same = expected.CommonPrefixLength(_buffer.AsSpan(0, length));
        Follow(expected[..same]);
        if (same == expected.Length) return;

        var rest = expected[same..];
        var end = rest.IndexOf((byte)'\n');
        _line.AddRange(end < 0 ? rest : rest[..end]);
        var isCut = same == length;
        Difference = $"{path}: line {_lineNumber} {(isCut ? "is cut off or missing" : "differs")}; " +
            $"the journal gives: {Shown(_line)}";
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_isClosed)
        {
            _isClosed = true;
            if (Difference is null && _file.ReadByte() >= 0)
            {
                Difference = $"{path}: line {_lineNumber} and what follows are not from the journal.";
            }

            _file.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Follow(ReadOnlySpan<byte> same)
    {
        var last = same.LastIndexOf((byte)'\n');
        if (last >= 0)
        {
            _lineNumber += same.Count((byte)'\n');
            _line.Clear();
        }

        _line.AddRange(same[(last + 1)..]);
    }

    private static string Shown(List<byte> line)
    {
        var text = Encoding.UTF8.GetString([.. line]);
        return text.Length <= ShownMax ? text : text[..ShownMax] + "...";
    }
}
