using System.Numerics;
using Sweep.Training.Cpu;

namespace Sweep.Training.Tests.Cpu;

public unsafe class PackedImagesTests
{
    [Theory]
    [InlineData(64, 0.2)]
    [InlineData(90, 0.4)]
    [InlineData(784, 0.19)]
    [InlineData(7, 1)]
    public void Unpacked_images_are_what_was_packed(int inputs, double density)
    {
        var images = RandomData.Create(inputs, 5, density).Labelled.Train;
        using var packed = new PackedImages(images);
        var block = new byte[64];

        for (var sample = 0; sample < images.Count; sample++)
        {
            var image = images.Pixels.Span.Slice(sample * inputs, inputs);
            var masks = packed.Record(sample);
            var bytes = (byte*)(masks + InputMasks.Blocks(inputs));
            for (var first = 0; first < inputs; first += 64)
            {
                fixed (byte* target = block) PackedImages.Expand(bytes, *masks, target);
                bytes += BitOperations.PopCount(*masks++);
                var rest = Math.Min(64, inputs - first);
                block[..rest].ShouldBe(image.Slice(first, rest).ToArray());
                block[rest..].ShouldAllBe(value => value == 0);
            }
        }
    }
}
