using System.Globalization;
using System.Text;

namespace Sweep.Telemetry.Prometheus;

/// <summary>A text that grows, in the encoding in which it leaves.</summary>
internal sealed class Utf8Text(int capacity)
{
    private const int NumberLengthMax = 32;

    private byte[] bytes = new byte[capacity];
    private int length;

    public ReadOnlyMemory<byte> Written => bytes.AsMemory(0, length);

    public void Add(ReadOnlySpan<byte> text)
    {
        text.CopyTo(Room(text.Length));
        length += text.Length;
    }

    public void Add(string text) =>
        length += Encoding.UTF8.GetBytes(text, Room(Encoding.UTF8.GetMaxByteCount(text.Length)));

    public void Add(long number)
    {
        number.TryFormat(Room(NumberLengthMax), out var written, default, CultureInfo.InvariantCulture);
        length += written;
    }

    /// <summary>The shortest text that reads as the same number.</summary>
    public void Add(double number)
    {
        if (double.IsNaN(number)) Add("NaN"u8);
        else if (double.IsPositiveInfinity(number)) Add("+Inf"u8);
        else if (double.IsNegativeInfinity(number)) Add("-Inf"u8);
        else
        {
            number.TryFormat(Room(NumberLengthMax), out var written, default, CultureInfo.InvariantCulture);
            length += written;
        }
    }

    private Span<byte> Room(int size)
    {
        if (bytes.Length - length < size) Array.Resize(ref bytes, Math.Max(bytes.Length * 2, length + size));
        return bytes.AsSpan(length);
    }
}
