using System.Collections.Immutable;
using static Sweep.Messages.ParameterValue;

namespace Sweep.Messages.Definition;

/// <summary>The one table of optimizers: names, defaults and accepted values are those of torch.optim in PyTorch 2.
/// The reader, the schema, the documentation and the defaults of a trial all come from here.</summary>
public static class OptimizerCatalog
{
    private static readonly NumberRange NotNegative = NumberRange.AtLeast(0);
    private static readonly NumberRange Decay = new(0, 1) { IsMaxExcluded = true };

    private static readonly OptimizerOption Betas = new(
        "betas", new ValueKind.Pair(Decay, Decay), new Numbers([0.9, 0.999]),
        "Decay rates of the running means of the gradient and of its square (or maximum).");

    private static readonly OptimizerOption Amsgrad = Switch(
        "amsgrad", "Divide by the largest second moment so far instead of the present one (Reddi et al. 2018).");

    /// <summary>All optimizers, in the order of the documentation.</summary>
    public static ImmutableArray<OptimizerEntry> All { get; } =
    [
        new("sgd", "SGD",
        [
            Rate(0.001), Number("momentum", 0, "Share of the last step's direction that is kept."),
            new("dampening", new ValueKind.Real(NumberRange.Any), new Number(0), "Share of the gradient held back."),
            WeightDecay(0), Switch("nesterov", "Look ahead; needs momentum above 0 and dampening 0."),
        ])
        {
            Rules =
            [
                new([("nesterov", IsOn), ("momentum", IsZero)], "nesterov needs momentum above 0"),
                new([("nesterov", IsOn), ("dampening", value => !IsZero(value))], "nesterov needs dampening 0"),
            ],
        },
        new("adam", "Adam", [Rate(0.001), Betas, Epsilon(1e-8), WeightDecay(0), Amsgrad]),
        new("adamw", "AdamW", [Rate(0.001), Betas, Epsilon(1e-8), WeightDecay(0.01), Amsgrad]),
        new("adagrad", "Adagrad",
        [
            Rate(0.01), Number("lr_decay", 0, "The learning rate at step t is lr / (1 + (t - 1) lr_decay)."),
            WeightDecay(0), Number("initial_accumulator_value", 0, "Where the sums of squares begin."), Epsilon(1e-10),
        ]),
        new("adadelta", "Adadelta",
        [
            Rate(1), new("rho", new ValueKind.Real(new NumberRange(0, 1)), new Number(0.9),
                "Decay rate of the running means of squares."),
            Epsilon(1e-6), WeightDecay(0),
        ]),
        new("adamax", "Adamax", [Rate(0.002), Betas, Epsilon(1e-8), WeightDecay(0)]),
        new("nadam", "NAdam",
        [
            Rate(0.002), Betas, Epsilon(1e-8), WeightDecay(0),
            Number("momentum_decay", 0.004, "How fast the momentum schedule warms up."),
        ]),
        new("rmsprop", "RMSprop",
        [
            Rate(0.01), Number("alpha", 0.99, "Decay rate of the running mean of squares."), Epsilon(1e-8),
            WeightDecay(0), Number("momentum", 0, "Share of the last step's direction that is kept."),
            Switch("centered", "Divide by an estimate of the variance instead of the second moment."),
        ]),
        new("rprop", "Rprop",
        [
            Rate(0.01),
            new("etas", new ValueKind.Pair(new NumberRange(0, 1) { IsMinExcluded = true, IsMaxExcluded = true },
                NumberRange.Above(1)), new Numbers([0.5, 1.2]), "Factors of the step when the sign flips and stays."),
            new("step_sizes", new ValueKind.Pair(NotNegative, NotNegative) { IsAscending = true },
                new Numbers([1e-6, 50]), "Smallest and largest step."),
        ]),
    ];

    /// <summary>The names of all optimizers.</summary>
    public static ImmutableArray<string> Names { get; } = [.. All.Select(entry => entry.Name)];

    /// <summary>The names of all options of all optimizers, each once, in ordinal order.</summary>
    public static ImmutableArray<string> OptionNames { get; } =
        [.. All.SelectMany(entry => entry.Options).Select(option => option.Name)
            .Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The named optimizer, or null when there is none of that name.</summary>
    public static OptimizerEntry? Find(string name) => All.FirstOrDefault(entry => entry.Name == name);

    private static bool IsOn(ParameterValue value) => value is Flag { Value: true };

    private static bool IsZero(ParameterValue value) => value is Number { Value: 0 };

    private static OptimizerOption Rate(double standard) => Number("lr", standard, "Learning rate.");

    private static OptimizerOption Epsilon(double standard) =>
        Number("eps", standard, "Added to the denominator against division by zero.");

    private static OptimizerOption WeightDecay(double standard) =>
        Number("weight_decay", standard, "L2 penalty; adamw shrinks the weights apart from the gradient.");

    private static OptimizerOption Number(string name, double standard, string meaning) =>
        new(name, new ValueKind.Real(NotNegative), new Number(standard), meaning);

    private static OptimizerOption Switch(string name, string meaning) =>
        new(name, new ValueKind.Flag(), new Flag(false), meaning);
}
