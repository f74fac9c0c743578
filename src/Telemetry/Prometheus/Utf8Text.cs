using System.Buffers;
using System.Globalization;
using System.Text;

namespace Sweep.Telemetry.Prometheus;

/// <summary>A text that grows, in the encoding in which it leaves. Its memory is lent, until it is disposed of.
/// </summary>
internal sealed class Utf8Text(int capacity) : IDisposable
{
    private const int NumberLengthMax = 32;

    private byte[] bytes = ArrayPool<byte>.Shared.Rent(capacity);
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

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(bytes);
        bytes = [];
        length = 0;
    }

    private Span<byte> Room(int size)
    {
        if (bytes.Length - length < size)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(bytes.Length * 2, length + size));
            Written.Span.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(bytes);
            bytes = larger;
        }

        return bytes.AsSpan(length);
    }
}
