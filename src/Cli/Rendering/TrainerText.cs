using Sweep.Messages;

namespace Sweep.Cli.Rendering;

/// <summary>What is trained, in a few words: <c>mlp [100] on mnist, 3000 steps</c>.</summary>
internal static class TrainerText
{
    public static string Of(TrainerOptions trainer)
    {
        if (trainer.Dataset.Length == 0)
        {
            var unit = trainer.Length.Unit == LengthUnit.Epochs ? "epoch" : "step";
            return Plural.Of(trainer.Length.Count, $"{trainer.Model} {unit}");
        }

        var hidden = trainer.Hidden.IsDefaultOrEmpty ? "" : $" [{string.Join(',', trainer.Hidden)}]";
        return $"{trainer.Model}{hidden} on {trainer.Dataset}, {trainer.Length}";
    }
}
