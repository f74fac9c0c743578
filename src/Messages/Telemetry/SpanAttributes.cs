namespace Sweep.Messages.Telemetry;

/// <summary>What spans say of their attempt.</summary>
public static class SpanAttributes
{
    /// <summary>The name of its definition; known to the coordinator alone.</summary>
    public const string Sweep = "sweep.name";

    /// <summary>As messages between programs have it.</summary>
    public const string SweepId = "sweep.id";

    /// <summary>As messages between programs have it; people's number, unless the sweep was extended.</summary>
    public const string Trial = "sweep.trial";

    public const string Attempt = "sweep.attempt";

    public const string Node = "sweep.node";

    public const string Device = "sweep.device";

    public const string Optimizer = "sweep.optimizer";

    public const string Seed = "sweep.seed";

    public const string Outcome = "sweep.outcome";

    /// <summary>The rule that ended a diverging trial.</summary>
    public const string Rule = "sweep.rule";

    public const string FailureClass = "sweep.failure_class";

    public const string Step = "sweep.step";

    public const string Loss = "sweep.loss";

    public const string Accuracy = "sweep.accuracy";

    /// <summary>Of an evaluation.</summary>
    public const string Seconds = "sweep.seconds";
}
