using Sweep.Training.Cpu;

namespace Sweep.Training.Tests.Cpu;

public class DataOrderTests
{
    [Fact]
    public void An_epoch_takes_every_sample_once_and_ends_with_a_smaller_batch()
    {
        var order = new DataOrder(new byte[10], new Generator(1));

        int[][] batches = [order.Next(4).ToArray(), order.Next(4).ToArray(), order.Next(4).ToArray()];

        batches.Select(batch => batch.Length).ShouldBe([4, 4, 2]);
        batches.SelectMany(batch => batch).Order().ShouldBe(Enumerable.Range(0, 10));
    }

    [Fact]
    public void Each_epoch_has_an_order_of_its_own()
    {
        var order = new DataOrder(new byte[100], new Generator(1));

        var first = order.Next(100).ToArray();
        var second = order.Next(100).ToArray();

        second.ShouldNotBe(first);
        second.Order().ShouldBe(first.Order());
    }

    [Fact]
    public void An_order_goes_on_from_its_epochs_generator_and_its_cursor()
    {
        var order = new DataOrder(new byte[100], new Generator(1));
        for (var batch = 0; batch < 7; batch++) order.Next(30);

        var resumed = new DataOrder(new byte[100], new Generator(order.EpochState), order.Cursor);

        for (var batch = 0; batch < 9; batch++) resumed.Next(30).ToArray().ShouldBe(order.Next(30).ToArray());
    }

    [Fact]
    public void What_comes_is_what_was_announced()
    {
        var order = new DataOrder(new byte[10], new Generator(1));
        order.Next(4);

        var announced = order.Upcoming(4).ToArray();

        order.Next(4).ToArray().ShouldBe(announced);
    }
}
