using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Sweep.Fuzz;

/// <summary>Feeds inputs, one for each seed, to a reader, and holds it to what it documents: an answer or a refusal, in
/// bounded memory and without hanging. The input that breaks this is told with its seed and how to replay it.</summary>
internal sealed class FuzzRun(string name, int count)
{
    /// <summary>Only a reader that loops without end takes so long for one input.</summary>
    private static readonly TimeSpan HangAfter = TimeSpan.FromMinutes(3);

    private long _largestBytes;
    private ulong _largestSeed;

    public int RefusedCount { get; private set; }

    public int AcceptedCount { get; private set; }

    /// <summary>Only the input of SWEEP_FUZZ_SEED runs.</summary>
    public bool IsReplay { get; } = Environment.GetEnvironmentVariable("SWEEP_FUZZ_SEED") is not null;

    /// <summary>Runs seed 0, 1, ..., or only that of SWEEP_FUZZ_SEED.</summary>
    public void Run(Func<ulong, FuzzInput> inputOf)
    {
        if (Environment.GetEnvironmentVariable("SWEEP_FUZZ_SEED") is { } only)
        {
            RunOne(ulong.Parse(only, CultureInfo.InvariantCulture), inputOf);
            return;
        }

        var total = int.Parse(
            Environment.GetEnvironmentVariable($"SWEEP_FUZZ_{name.ToUpperInvariant()}")
            ?? count.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        for (var seed = 0UL; seed < (ulong)total; seed++) RunOne(seed, inputOf);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name}: {total} inputs, {AcceptedCount} accepted, {RefusedCount} refused, "
            + $"at most {_largestBytes} bytes allocated (seed {_largestSeed})"));
    }

    private void RunOne(ulong seed, Func<ulong, FuzzInput> inputOf)
    {
        var input = inputOf(seed);
        using var watchdog = new Timer(_ => Environment.FailFast("an endless loop: " + Describe(seed, input)), null,
            HangAfter, Timeout.InfiniteTimeSpan);
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            if (input.IsAccepted()) AcceptedCount++;
            else RefusedCount++;
        }
        catch (Exception undocumented)
        {
            throw new UnreachableException(Describe(seed, input), undocumented);
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        if (allocated > _largestBytes) (_largestBytes, _largestSeed) = (allocated, seed);
        allocated.ShouldBeLessThan(input.AllocatedBytesMax, "too much memory: " + Describe(seed, input));
    }

    private string Describe(ulong seed, FuzzInput input)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"seed {seed} of {name}, {input.Bytes.Length} bytes in base64: ");
        text.AppendLine(Convert.ToBase64String(input.Bytes));
        text.Append(CultureInfo.InvariantCulture,
            $"replay: SWEEP_FUZZ_SEED={seed} dotnet test tests/Fuzz --filter {name}");
        return text.ToString();
    }
}
