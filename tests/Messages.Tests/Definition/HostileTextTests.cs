using System.Text;
using Sweep.Messages.Definition;
using static Sweep.Messages.Tests.Definition.Definitions;

namespace Sweep.Messages.Tests.Definition;

public sealed class HostileTextTests
{
    [Fact]
    public void Aliases_that_multiply_are_refused_before_they_fill_the_memory()
    {
        var text = new StringBuilder("a: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var level = 1; level < 30; level++)
        {
            var aliases = string.Join(", ", Enumerable.Repeat($"*a{level - 1}", 10));
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"b{level}: &a{level} [{aliases}]\n");
        }

        Errors(text.ToString()).Single().ShouldContain("more than 1000000 values up to here, aliases expanded");
    }

    [Fact]
    public void Deep_nesting_is_refused() =>
        Errors("a: " + new string('[', 100_000)).Single()
            .ShouldBe("sweep.yaml:1:36: this is nested deeper than 32 levels");

    [Fact]
    public void A_product_of_astronomic_size_is_refused_with_its_size()
    {
        var values = string.Join(", ", Enumerable.Range(1, 1000));
        var grid = $"[{{optimizer: adam, lr: [{values}], eps: [{values}], weight_decay: [{values}], "
            + $"batchSize: [{values}], steps: [{values}]}}]";

        Errors(WithGrid(grid)).Single().ShouldContain("grid[0] has 1e+15 cells, more than 1e+12");
    }

    [Fact]
    public void Excludes_that_cut_a_grid_into_endless_pieces_are_refused_and_do_not_hang()
    {
        var values = string.Join(", ", Enumerable.Range(0, 200));
        var names = new[] { "lr", "eps", "weight_decay", "initial_accumulator_value" };
        var axes = string.Join(", ", names.Select(name => $"{name}: [{values}]"));
        var excludes = Enumerable.Range(0, 100).Select(pattern => "{" + string.Join(", ", names.Select((name, axis) =>
            $"{name}: [{string.Join(", ", Picked(pattern, axis))}]")) + "}");

        Errors(WithGrid($"[{{optimizer: adagrad, {axes}, exclude: [{string.Join(", ", excludes)}]}}]")).Single()
            .ShouldContain("cut it into too many pieces to count");
    }

    private static IEnumerable<int> Picked(int pattern, int axis) => Enumerable.Range(0, 200).Where(value =>
        unchecked((uint)((pattern * 977) + (axis * 131) + value) * 2654435761u >> 13) % 4 != 0);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Damaged_files_are_refused_or_read_but_never_throw(uint seed)
    {
        var text = new StringBuilder(RepositoryFiles.Read("examples/optimizers.yaml"));
        ulong state = seed;
        for (var edit = 0; edit < 4; edit++)
        {
            var place = Below(text.Length - 20);
            switch (Below(4))
            {
                case 0: text.Remove(place, 1 + Below(19)); break;
                case 1: text.Insert(place, "[]{}:,-&*!|>'\"%@`#?\t\n\0 ~\\x"[Below(26)]); break;
                case 2: text.Insert(place, text.ToString(Below(text.Length - 40), 40)); break;
                default: text[place] = (char)Below(0x3000); break;
            }
        }

        Should.NotThrow(() => DefinitionReader.Read(text.ToString(), "damaged.yaml", []));

        int Below(int bound)
        {
            state = unchecked(state * 6364136223846793005 + 1442695040888963407);
            return (int)((state >> 33) % (ulong)bound);
        }
    }

    public static TheoryData<uint> Seeds() => [.. Enumerable.Range(1, 500).Select(seed => (uint)seed)];
}
