using Sweep.Training.Kernels;

namespace Sweep.Training.Tests.Kernels;

public class PixelValuesTests
{
    [Fact]
    public unsafe void Every_pixel_is_divided_exactly()
    {
        var pixels = Enumerable.Range(0, 256 + 5).Select(pixel => (byte)pixel).ToArray();
        var values = new float[pixels.Length];

        fixed (byte* source = pixels)
        fixed (float* target = values)
        fixed (float* table = PixelValues.Table())
        {
            PixelValues.Convert(source, target, pixels.Length, table);
        }

        values.ShouldBe(pixels.Select(pixel => pixel / 255f));
    }
}
