using System.Security.Cryptography;
using Sweep.Training.Data;
using Sweep.Training.Data.Digits;

namespace Sweep.Training.Tests.Data;

public sealed class DigitsTests
{
    private static readonly LabelledData Digits = DataSets.Open("digits", new());

    [Fact]
    public void Every_machine_draws_the_same_bytes()
    {
        Hash(Digits.Train).ShouldBe("4f446230da1bfc7aee6df05d3c3ecbd6aebf5ac624c250f4f1b54abebfa9ef59");
        Hash(Digits.Test).ShouldBe("37aedac072d82a4e8ef2d67e9f03995ab609d1df703b7aadc32ce3167956f753");
    }

    [Fact]
    public void The_data_set_has_mnists_shape()
    {
        (Digits.Train.Count, Digits.Test.Count, Digits.Train.Inputs, Digits.Classes).ShouldBe((20_000, 4_000, 784, 10));
        Digits.MajorityShare().ShouldBeLessThan(0.12);
    }

    [Fact]
    public void Another_seed_draws_other_images()
    {
        var other = DigitPainter.DrawDataSet(seed: 1);

        other.Train.Pixels.Span.SequenceEqual(Digits.Train.Pixels.Span).ShouldBeFalse();
    }

    [Fact]
    public void No_test_image_is_a_training_image()
    {
        var train = Images(Digits.Train).ToHashSet();

        Images(Digits.Test).ShouldAllBe(image => !train.Contains(image));
    }

    private static IEnumerable<string> Images(LabelledImages images) => Enumerable.Range(0, images.Count)
        .Select(i => Convert.ToBase64String(images.Pixels.Span.Slice(i * images.Inputs, images.Inputs)));

    private static string Hash(LabelledImages images) =>
        Convert.ToHexStringLower(SHA256.HashData([.. images.Pixels.Span, .. images.Labels.Span]));
}
