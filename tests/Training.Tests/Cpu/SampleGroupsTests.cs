using Sweep.Training.Cpu;

namespace Sweep.Training.Tests.Cpu;

public class SampleGroupsTests
{
    [Fact]
    public void Samples_of_one_class_stand_side_by_side_in_the_order_that_they_came_in()
    {
        byte[] labels = [2, 0, 255, 2, 0, 1];
        int[] samples = [5, 3, 2, 0, 4, 1];

        SampleGroups.Group(samples, labels, new int[6]);

        samples.ShouldBe([4, 1, 5, 3, 0, 2]);
    }
}
