using System.Text.Json;

namespace Sweep.Search.Tests.Statistics;

/// <summary>Against numbers that reference.py computed with 50 digits.</summary>
public sealed class ReferenceNumbersTests
{
    private static readonly JsonElement Reference = JsonDocument.Parse(
        File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Statistics", "reference.json"))).RootElement;

    public static TheoryData<int> Samples => Places("samples");

    public static TheoryData<int> Pairs => Places("pairs");

    public static TheoryData<int> Independents => Places("welch");

    public static TheoryData<int> Families => Places("holm");

    [Theory]
    [MemberData(nameof(Samples))]
    public void Mean_deviation_and_interval_are_those_of_the_reference(int place)
    {
        var expected = Reference.GetProperty("samples")[place];
        var values = Doubles(expected, "values");

        var actual = SeedStatistics.Of(values);

        actual.N.ShouldBe(values.Length);
        ShouldBeClose(actual.Mean, expected, "mean");
        ShouldBeClose(actual.Sd, expected, "sd");
        ShouldBeClose(actual.Ci95?.Low, expected, "low");
        ShouldBeClose(actual.Ci95?.High, expected, "high");
        actual.Min.ShouldBe(values.Min());
        actual.Max.ShouldBe(values.Max());
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void The_paired_test_is_that_of_the_reference(int place)
    {
        var expected = Reference.GetProperty("pairs")[place];

        var actual = PairedTest.Of(Doubles(expected, "differences")).ShouldNotBeNull();

        ShouldBeClose(actual.MeanDifference, expected, "mean", 1e-9);
        ShouldBeClose(actual.T, expected, "t", 1e-9);
        ShouldBeClose(actual.P, expected, "p", 1e-9);
    }

    [Theory]
    [MemberData(nameof(Independents))]
    public void Welchs_test_is_that_of_the_reference(int place)
    {
        var expected = Reference.GetProperty("welch")[place];

        var actual = WelchTest.Of(
            SeedStatistics.Of(Doubles(expected, "first")), SeedStatistics.Of(Doubles(expected, "second")))
            .ShouldNotBeNull();

        ShouldBeClose(actual.Difference, expected, "difference", 1e-6);
        ShouldBeClose(actual.Freedom, expected, "freedom", 1e-6);
        ShouldBeClose(actual.Ci95.Low, expected, "low", 1e-6);
        ShouldBeClose(actual.Ci95.High, expected, "high", 1e-6);
        ShouldBeClose(actual.P, expected, "p", 1e-6);
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void Holm_rejects_what_the_reference_rejects(int place)
    {
        var expected = Reference.GetProperty("holm")[place];

        var actual = Holm.Rejected(Doubles(expected, "p"), 0.05);

        actual.ShouldBe(expected.GetProperty("rejected").EnumerateArray().Select(e => e.GetBoolean()));
    }

    private static void ShouldBeClose(double? actual, JsonElement expected, string name, double relative = 1e-12)
    {
        var value = expected.GetProperty(name).GetDouble();
        actual.ShouldNotBeNull().ShouldBe(value, Math.Abs(value) * relative, name);
    }

    private static double[] Doubles(JsonElement element, string name) =>
        [.. element.GetProperty(name).EnumerateArray().Select(e => e.GetDouble())];

    private static TheoryData<int> Places(string name) =>
        [.. Enumerable.Range(0, Reference.GetProperty(name).GetArrayLength())];
}
