using System.Diagnostics;
using Sweep.Training.Simd;

namespace Sweep.Training.Tests.Cpu;

/// <summary>A process without parts of its processor's instructions trains the same bits.</summary>
public class HardwareTests
{
    [Theory]
    [InlineData("DOTNET_EnableAVX512", 256)]
    [InlineData("DOTNET_EnableAVX2", 128)]
    [InlineData("DOTNET_EnableHWIntrinsic", 128)]
    public async Task A_lane_has_the_same_bits_without(string switchedOff, int bitsMost)
    {
        var width = (VectorWidth)Math.Min(bitsMost, (int)VectorWidths.Best);

        var printed = await Run(switchedOff);

        printed.ShouldBe($"{width} {TestProgram.Train()}");
    }

    private static async Task<string> Run(string switchedOff)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["exec", typeof(TestProgram).Assembly.Location])
        {
            RedirectStandardOutput = true,
            Environment = { [switchedOff] = "0" },
        };
        using var process = Process.Start(start)!;
        var printed = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0);
        return printed.Trim();
    }
}
