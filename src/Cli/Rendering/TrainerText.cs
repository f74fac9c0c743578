using System.Globalization;
using Sweep.Messages;

namespace Sweep.Cli.Rendering;

/// <summary>What is trained, in a few words: <c>mlp [100] on mnist, 3000 steps</c>.</summary>
internal static class TrainerText
{
    public static string Of(TrainerOptions trainer)
    {
        var hidden = trainer.Hidden.IsDefaultOrEmpty ? "" : $" [{string.Join(',', trainer.Hidden)}]";
        var data = trainer.Dataset.Length > 0 ? $" on {trainer.Dataset}" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{trainer.Model}{hidden}{data}, {trainer.Steps} steps");
    }
}
