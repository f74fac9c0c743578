using Microsoft.AspNetCore.Http;
using Sweep.Coordinator.Results;

namespace Sweep.Coordinator.Http.Results;

/// <summary>Renders a result file aside, so that a slow client holds neither the journal nor memory, and never gets
/// half a file.</summary>
internal static class ResultDownload
{
    public static IResult Of(CoordinatorAccess coordinator, string name, string file)
    {
        var sweep = coordinator.Views.Named(name);
        var content = Scratch();
        try
        {
            using (var journal = coordinator.Ports.OpenJournal(sweep.Id))
            {
                ResultDocuments.Render(sweep.Plan, journal, wanted =>
                    wanted == file ? new Unclosed(content) : Stream.Null);
            }

            content.Position = 0;
        }
        catch
        {
            content.Dispose();
            throw;
        }

        var type = file.EndsWith(".csv", StringComparison.Ordinal) ? "text/csv; charset=utf-8" : "application/json";
        return TypedResults.Stream(content, type);
    }

    /// <summary>A file without a name that others could find, gone when it is closed.</summary>
    private static FileStream Scratch() => new(
        Path.Combine(Path.GetTempPath(), $"sweep-{Path.GetRandomFileName()}"),
        new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
            BufferSize = 1 << 16,
        });

    /// <summary>The tables close their streams; this one is read afterwards.</summary>
    private sealed class Unclosed(Stream inner) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => inner.Length;

        public override long Position
        {
            get => inner.Position;
            set => throw new NotSupportedException("a table is written from its beginning to its end");
        }

        public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);

        public override void Write(ReadOnlySpan<byte> buffer) => inner.Write(buffer);

        public override void Flush() => inner.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("write only");

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("write only");

        public override void SetLength(long value) => throw new NotSupportedException("write only");
    }
}
