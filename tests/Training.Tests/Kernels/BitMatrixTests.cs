using Sweep.Training.Kernels;

namespace Sweep.Training.Tests.Kernels;

public unsafe class BitMatrixTests
{
    [Fact]
    public void Bit_i_of_row_j_becomes_bit_j_of_row_i()
    {
        var generator = new Generator(3);
        var rows = new ulong[64];
        foreach (ref var row in rows.AsSpan()) row = generator.Next();
        var transposed = rows.ToArray();

        fixed (ulong* start = transposed) BitMatrix.Transpose(start, start);

        for (var i = 0; i < 64; i++)
        {
            for (var j = 0; j < 64; j++) (transposed[i] >> j & 1).ShouldBe(rows[j] >> i & 1, $"row {i}, bit {j}");
        }
    }
}
