using System.Collections.Immutable;

namespace Sweep.Messages.Definition;

/// <summary>Which names may stand in a block or a cell of certain optimizers, and what each accepts.</summary>
internal sealed class NameTable(ImmutableArray<OptimizerEntry> optimizers, BlockContext block)
{
    private static readonly ImmutableArray<string> Structure = ["optimizer", "zip", "include", "exclude"];

    // Arguments of torch.optim that choose an implementation or an objective, not a hyperparameter.
    private static readonly ImmutableArray<string> Elsewhere =
        ["foreach", "fused", "capturable", "differentiable", "maximize", "decoupled_weight_decay"];

    /// <summary>What the name accepts; null, with an error, when it may not stand here.</summary>
    public ValueKind? Kind(string name, Place place, string path)
    {
        if (TrainerAxes.Kind(name) is { } trainerKind)
        {
            if (TrainerAxes.Refusal(name, block.Trainer) is not { } refusal) return trainerKind;

            block.Add(place, $"{path}: {refusal}");
            return null;
        }

        // An optimizer that is itself an error has no options to check against: accept what any optimizer has.
        var checkedAgainst = optimizers.IsEmpty ? OptimizerCatalog.All : optimizers;
        var lacking = checkedAgainst.Where(entry => entry.Option(name) is null).ToList();
        if (lacking.Count == 0 || (optimizers.IsEmpty && lacking.Count < checkedAgainst.Length))
        {
            return checkedAgainst.Select(entry => entry.Option(name)).First(option => option is not null)!.Kind;
        }

        block.Add(place, $"{path}: {Reason(name, lacking)}");
        return null;
    }

    private string Reason(string name, List<OptimizerEntry> lacking)
    {
        if (name == "<<") return "merge keys (<<) are not supported, so write the fields out";
        if (Elsewhere.Contains(name)) return $"PyTorch's {name} is no hyperparameter here, so remove it";
        if (DefinitionFields.Trainer.Any(field => field.Name == name))
        {
            return $"{name} is no axis; set it in trainer (of its fields only " +
                $"{string.Join(", ", TrainerAxes.All.Select(axis => axis.Name))} can be swept)";
        }

        if (optimizers.IsEmpty)
        {
            return $"no optimizer has the option '{name}'"
                + NearestName.Hint(name, OptimizerCatalog.OptionNames.Concat(Structure), "the options of all are");
        }

        if (lacking.Count < optimizers.Length)
        {
            return $"{string.Join(", ", lacking.Select(entry => entry.Name))} has no option '{name}', and a block with "
                + "several optimizers takes only options that all of them have; give it a block of its own";
        }

        return ReasonOfOne(name, lacking[0]);
    }

    private static string ReasonOfOne(string name, OptimizerEntry optimizer)
    {
        var options = optimizer.Options.Select(option => option.Name).ToList();
        var owners = OptimizerCatalog.All.Where(entry => entry.Option(name) is not null).Select(e => e.Name).ToList();
        if (owners.Count > 0)
        {
            return $"{optimizer.Name} has no option '{name}' "
                + $"({string.Join(", ", owners)} {(owners.Count == 1 ? "has" : "have")}"
                + $" it); {optimizer.Name}'s options are {string.Join(", ", options)}";
        }

        var near = NearestName.Of(name, options.Concat(Structure).Concat(TrainerAxes.All.Select(axis => axis.Name)));
        return $"{optimizer.Name} has no option '{name}'" + (near is not null
            ? $"; did you mean '{near}'?"
            : $"; its options are {string.Join(", ", options)}");
    }
}
