namespace Sweep.Training;

/// <summary>An optimizer and its options, with PyTorch's names and meanings. Each optimizer is its own record, so an
/// option that an optimizer does not have cannot be written down. Defaults are PyTorch's.</summary>
public abstract record OptimizerOptions
{
    private OptimizerOptions() { }

    public required double Lr { get; init; }

    public double WeightDecay { get; init; }

    /// <summary>torch.optim.SGD.</summary>
    public sealed record Sgd : OptimizerOptions
    {
        public double Momentum { get; init; }

        public double Dampening { get; init; }

        public bool Nesterov { get; init; }
    }

    /// <summary>torch.optim.Adam (Kingma and Ba 2015; amsgrad: Reddi et al. 2018).</summary>
    public sealed record Adam : OptimizerOptions
    {
        public double Beta1 { get; init; } = 0.9;

        public double Beta2 { get; init; } = 0.999;

        public double Eps { get; init; } = 1e-8;

        public bool Amsgrad { get; init; }
    }

    /// <summary>torch.optim.AdamW: weight decay apart from the gradient (Loshchilov and Hutter 2019); give
    /// <see cref="WeightDecay"/> 0.01 for PyTorch's default.</summary>
    public sealed record AdamW : OptimizerOptions
    {
        public double Beta1 { get; init; } = 0.9;

        public double Beta2 { get; init; } = 0.999;

        public double Eps { get; init; } = 1e-8;

        public bool Amsgrad { get; init; }
    }

    /// <summary>torch.optim.Adagrad (Duchi et al. 2011).</summary>
    public sealed record Adagrad : OptimizerOptions
    {
        public double LrDecay { get; init; }

        public double InitialAccumulatorValue { get; init; }

        public double Eps { get; init; } = 1e-10;
    }

    /// <summary>torch.optim.Adadelta (Zeiler 2012).</summary>
    public sealed record Adadelta : OptimizerOptions
    {
        public double Rho { get; init; } = 0.9;

        public double Eps { get; init; } = 1e-6;
    }

    /// <summary>torch.optim.Adamax (Kingma and Ba 2015, section 7).</summary>
    public sealed record Adamax : OptimizerOptions
    {
        public double Beta1 { get; init; } = 0.9;

        public double Beta2 { get; init; } = 0.999;

        public double Eps { get; init; } = 1e-8;
    }

    /// <summary>torch.optim.NAdam (Dozat 2016).</summary>
    public sealed record Nadam : OptimizerOptions
    {
        public double Beta1 { get; init; } = 0.9;

        public double Beta2 { get; init; } = 0.999;

        public double Eps { get; init; } = 1e-8;

        public double MomentumDecay { get; init; } = 4e-3;
    }

    /// <summary>torch.optim.RMSprop (Hinton's lecture 6e; centered: Graves 2013).</summary>
    public sealed record Rmsprop : OptimizerOptions
    {
        public double Alpha { get; init; } = 0.99;

        public double Eps { get; init; } = 1e-8;

        public double Momentum { get; init; }

        public bool Centered { get; init; }
    }

    /// <summary>torch.optim.Rprop (Riedmiller and Braun 1993); it has no weight decay.</summary>
    public sealed record Rprop : OptimizerOptions
    {
        public double EtaMinus { get; init; } = 0.5;

        public double EtaPlus { get; init; } = 1.2;

        public double StepSizeMin { get; init; } = 1e-6;

        public double StepSizeMax { get; init; } = 50;
    }
}
