namespace Sweep.Search;

/// <summary>What a trial gets without learning anything.</summary>
/// <param name="Loss">Cross-entropy of guessing, in nats: ln(classes). NaN when the model has no such level.</param>
/// <param name="Accuracy">The majority class's share of the test set, 0 to 1. NaN when there is none.</param>
public sealed record GuessLevel(double Loss, double Accuracy)
{
    /// <summary>For models without classes: the rule <c>never-learned</c> then never applies.</summary>
    public static GuessLevel None { get; } = new(double.NaN, double.NaN);
}
