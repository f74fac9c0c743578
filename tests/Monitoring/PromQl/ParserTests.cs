namespace Sweep.Monitoring.PromQl;

/// <summary>Goal: a wrong name or label does not pass the check of rules and dashboards.</summary>
public sealed class ParserTests
{
    [Fact]
    public void Precedence_is_that_of_PromQL()
    {
        var expression = Parser.Parse("a / b > 1 and c unless on (x) d or vector(0)");

        var or = expression.ShouldBeOfType<Expression.Binary>();
        or.Operator.ShouldBe("or");
        or.Left.ShouldBeOfType<Expression.Binary>().Operator.ShouldBe("unless");
        expression.Parts().OfType<Expression.Selector>().Select(selector => selector.Metric)
            .ShouldBe(["a", "b", "c", "d"]);
    }

    [Theory]
    [InlineData("up", "instance,job")]
    [InlineData("sum by (sweep) (max by (sweep, state) (sweep_trials{state=\"running\"}))", "sweep")]
    [InlineData("sum without (state) (sweep_state:sweep_trials:max)", "sweep")]
    [InlineData("histogram_quantile(0.9, sum by (le) (rate(sweep_queue_wait_seconds_bucket[5m])))", "")]
    [InlineData("sum by (rule) (sweep_trials_diverged_total) or on () vector(0)", "rule")]
    [InlineData("absent(up{job=\"x\"})", "job")]
    [InlineData("sum(up) / (count(up) > 0)", "")]
    public void Labels_of_a_result_follow_from_its_expression(string text, string labels) =>
        string.Join(',', LabelInference.Of(Parser.Parse(text), KnownSeries.LabelsOf).Order()).ShouldBe(labels);

    [Theory]
    [InlineData("sweep_trial", "nothing tells sweep_trial")]
    [InlineData("sweep_queue_wait_seconds", "nothing tells sweep_queue_wait_seconds")]
    [InlineData("sweep_trials{node=\"a\"}", "sweep_trials has no label node")]
    [InlineData("sum by (rule) (sweep_trials)", "what is aggregated has no label rule")]
    [InlineData("sum by (sweep) (sweep_trials) / sum(sweep_trials)", "/: {sweep} never matches {}")]
    [InlineData("sum(up) and on (node) up", "the left side of and has no label node")]
    [InlineData("histogram_quantile(0.9, sum(rate(sweep_queue_wait_seconds_bucket[5m])))", "has no label le")]
    public void An_expression_that_can_return_nothing_is_refused(string text, string reason) =>
        Should.Throw<FormatException>(() => LabelInference.Of(Parser.Parse(text), KnownSeries.LabelsOf))
            .Message.ShouldContain(reason);

    [Theory]
    [InlineData("sum(")]
    [InlineData("a b")]
    [InlineData("a{b}")]
    [InlineData("a[5m")]
    public void What_is_not_understood_is_refused(string text) =>
        Should.Throw<FormatException>(() => Parser.Parse(text));
}
