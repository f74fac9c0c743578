using Sweep.Training.Data;

namespace Sweep.GpuNode.Tests.Workers;

/// <summary>Small data sets.</summary>
internal static class TestData
{
    public static LabelledData Open(string name) => name switch
    {
        "images" => Images(),
        "tiny" => Tiny(),
        _ => throw new DataSetException(DataErrorCodes.Missing, $"dataset '{name}' was not found; looked at /data"),
    };

    /// <summary>Two classes of images of 28 x 28: a bright upper or lower half under a pattern.</summary>
    private static LabelledData Images()
    {
        const int Side = 28;
        var (pixels, labels) = (new byte[93 * Side * Side], new byte[93]);
        for (var i = 0; i < pixels.Length; i++)
        {
            var (image, pixel) = (i / (Side * Side), i % (Side * Side));
            labels[image] = (byte)(image % 2);
            var isBright = pixel / (Side * Side / 2) == labels[image];
            pixels[i] = (byte)((isBright ? 100 : 0) + (i * 31 % 101));
        }

        var images = new LabelledImages(pixels, labels, Side * Side);
        return new LabelledData("images", images, images, 2);
    }

    /// <summary>Two classes of 4-pixel images, told apart by their first pixel.</summary>
    private static LabelledData Tiny()
    {
        var (pixels, labels) = (new byte[100 * 4], new byte[100]);
        for (var i = 0; i < labels.Length; i++)
        {
            labels[i] = (byte)(i % 2);
            pixels[i * 4] = (byte)(labels[i] * 200);
            pixels[(i * 4) + 1] = (byte)(i * 2);
        }

        var images = new LabelledImages(pixels, labels, 4);
        return new LabelledData("tiny", images, images, 2);
    }
}
