using Sweep.Cli.CommandLine;

namespace Sweep.Cli.Tests.CommandLine;

public sealed class NearestNameTests
{
    [Theory]
    [InlineData("rnu", "run")]
    [InlineData("valdiate", "validate")]
    [InlineData("explan", "explain")]
    [InlineData("xyz", null)]
    [InlineData("", null)]
    public void A_slip_is_recognised_and_a_guess_is_not_made(string typed, string? meant) =>
        NearestName.Of(typed, ["run", "validate", "plan", "results", "explain", "verify"]).ShouldBe(meant);
}
