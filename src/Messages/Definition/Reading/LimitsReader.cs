namespace Sweep.Messages.Definition;

/// <summary>Reads the small parts of spec: objective, budget, divergence, scheduler and sampler.</summary>
internal sealed class LimitsReader(FieldReader spec, DefinitionErrors errors)
{
    public Objective ReadObjective()
    {
        var objective = spec.Inside("objective");
        var metric = objective?.Word("metric") ?? MetricNames.Accuracy;
        var goal = objective?.Word("goal") switch
        {
            "minimize" => Goal.Minimize,
            "maximize" => Goal.Maximize,
            _ => metric == MetricNames.Accuracy ? Goal.Maximize : Goal.Minimize,
        };
        return new Objective(metric, goal);
    }

    public BudgetOptions ReadBudget()
    {
        var budget = spec.Inside("budget");
        return new BudgetOptions
        {
            Trials = budget?.Whole("trials"),
            Failures = budget?.Whole("failures"),
            Time = budget?.Word("time") is { } time ? DurationText.Parse(time) : null,
            SameError = budget is null ? new BudgetOptions().SameError
                : budget.Limit("sameError", new BudgetOptions().SameError),
        };
    }

    public DivergenceOptions ReadDivergence()
    {
        // `off` is a flag to YAML 1.1 tools: kubectl sends false for it.
        switch (spec.Node("divergence"))
        {
            case YamlNode.Scalar { Text: "off" or "false" }: return new DivergenceOptions { Enabled = false };
            case YamlNode.Scalar { Text: "on" or "true" }: return new DivergenceOptions();
        }

        var standard = new DivergenceOptions();
        var divergence = spec.Inside("divergence");
        return new DivergenceOptions
        {
            Enabled = divergence?.Flag("enabled") ?? standard.Enabled,
            LossFactor = divergence?.Real("lossFactor") ?? standard.LossFactor,
            Reports = (int)(divergence?.Whole("reports") ?? standard.Reports),
            Grace = divergence?.Real("grace") ?? standard.Grace,
            GraceSteps = divergence?.Whole("graceSteps") ?? standard.GraceSteps,
        };
    }

    /// <summary>This version has one scheduler and one sampler: anything else is refused, never ignored.</summary>
    public void CheckOnlyType(string name, string only, string meaning)
    {
        if (spec.Node(name) is YamlNode.Mapping mapping
            && mapping.Entry("type")?.Value is YamlNode.Scalar { IsNull: false } type && type.Text != only)
        {
            errors.Add(type.Place,
                $"{name}.type {type.Description}, which this version does not have yet; use {only} ({meaning})");
        }
        else
        {
            spec.Inside(name)?.Word("type");
        }
    }
}
