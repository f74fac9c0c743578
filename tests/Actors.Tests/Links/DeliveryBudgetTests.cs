using Sweep.Actors.Host.Links;

namespace Sweep.Actors.Tests.Links;

public class DeliveryBudgetTests
{
    [Fact]
    public void Who_finds_it_used_up_waits_until_all_that_it_asks_for_is_free()
    {
        var budget = new DeliveryBudget(10);
        budget.EnterAsync(8).IsCompleted.ShouldBeTrue();
        var waiting = budget.EnterAsync(4);

        budget.Leave(1);
        waiting.IsCompleted.ShouldBeFalse();
        budget.Leave(1);

        waiting.IsCompleted.ShouldBeTrue();
    }

    [Fact]
    public void A_small_request_does_not_overtake_a_large_one_that_waits()
    {
        var budget = new DeliveryBudget(10);
        budget.EnterAsync(8);
        var large = budget.EnterAsync(10);

        var small = budget.EnterAsync(1);
        small.IsCompleted.ShouldBeFalse();
        budget.Leave(8);

        large.IsCompleted.ShouldBeTrue();
        small.IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public void More_than_all_of_it_can_never_be_had() =>
        Should.Throw<ArgumentOutOfRangeException>(() => new DeliveryBudget(3).EnterAsync(4));
}
