using System.Globalization;
using Sweep.Messages;

namespace Sweep.Cli.Rendering;

/// <summary>What is trained, in a few words: <c>mlp [100] on mnist, 3000 steps</c>.</summary>
internal static class TrainerText
{
    public static string Of(TrainerOptions trainer)
    {
        if (trainer.Dataset.Length == 0) return Plural.Of(trainer.Steps, $"{trainer.Model} step");
        var hidden = trainer.Hidden.IsDefaultOrEmpty ? "" : $" [{string.Join(',', trainer.Hidden)}]";
        return string.Create(
            CultureInfo.InvariantCulture, $"{trainer.Model}{hidden} on {trainer.Dataset}, {trainer.Steps} steps");
    }
}
