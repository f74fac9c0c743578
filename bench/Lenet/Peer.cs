using System.Diagnostics;
using System.Globalization;

namespace Sweep.Bench;

/// <summary>PyTorch in a process of its own, which trains so many batches whenever it is asked to.</summary>
internal sealed class Peer : IDisposable
{
    private readonly Process process;

    public Peer(string mnist)
    {
        process = Process.Start(new ProcessStartInfo(
            "/usr/bin/python3", [Path.Combine(Root(), "bench/pytorch/lenet_epoch.py"), mnist])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment = { ["OMP_NUM_THREADS"] = "1", ["OPENBLAS_NUM_THREADS"] = "1" },
        })!;
        Version = ReadLine();
    }

    public string Version { get; }

    /// <summary>What the batches took, without the start of the process and the decoding of the data.</summary>
    public Span Train(int batches)
    {
        process.StandardInput.WriteLine(batches);
        process.StandardInput.Flush();
        var answer = ReadLine().Split(' ');
        if (int.Parse(answer[2], CultureInfo.InvariantCulture) != batches)
            throw new InvalidDataException($"PyTorch trained {answer[2]} batches and not {batches}.");
        return new Span(Seconds(answer[0]), Seconds(answer[1]));
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }

    private static TimeSpan Seconds(string text) =>
        TimeSpan.FromSeconds(double.Parse(text, CultureInfo.InvariantCulture));

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Sweep.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("Run this inside of the repository.");
        }

        return folder.FullName;
    }

    private string ReadLine() =>
        process.StandardOutput.ReadLine() ?? throw new EndOfStreamException("PyTorch ended; see its words above.");
}
