using Sweep.Messages.Wire;

namespace Sweep.Messages.Tests.Wire;

public class WireNamesTests
{
    [Fact]
    public void Every_name_of_ours_comes_back_from_the_wire()
    {
        ShouldReturn(WireNames.Outcomes);
        ShouldReturn(WireNames.Failures);
        ShouldReturn(WireNames.Lengths);
        ShouldReturn(WireNames.Places);
    }

    [Fact]
    public void A_name_that_only_a_newer_program_knows_is_refused_and_so_is_none()
    {
        Should.Throw<FrameRefusedException>(() => WireNames.Outcomes.From((Sweep.Messages.Wire.Contracts.Outcome)99))
            .Message.ShouldStartWith("outcome 99 is one that");
        Should.Throw<FrameRefusedException>(() => WireNames.Failures.From(default))
            .Message.ShouldBe("a message has no failure class");
    }

    private static void ShouldReturn<TOwn, TWire>(NamePairs<TOwn, TWire> names)
        where TOwn : struct, Enum
        where TWire : struct, Enum
    {
        foreach (var own in Enum.GetValues<TOwn>()) names.From(names.Of(own)).ShouldBe(own);
        foreach (var wire in Enum.GetValues<TWire>().Where(wire => !wire.Equals(default(TWire))))
            names.Of(names.From(wire)).ShouldBe(wire);
    }
}
