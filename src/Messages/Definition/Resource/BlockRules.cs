using System.Collections.Immutable;

namespace Sweep.Messages.Definition;

/// <summary>The rules of a block that span its fields, in CEL. None refuses what the reader accepts; what would need
/// the product itself (a value that exclude names, cells of linked axes) is the reader's alone.</summary>
internal static class BlockRules
{
    public static IEnumerable<ResourceRule> All() =>
        Optimizer().Concat(BlockResource.Names.SelectMany(axis => OfName(axis.Name)))
            .Concat(OptimizerCatalog.All.SelectMany(entry => entry.Rules.SelectMany(rule => OfOptions(entry, rule))));

    /// <summary>The name is swept or set somewhere in the block.</summary>
    public static string IsNamed(string block, string name) =>
        $"(has({block}.{name}) || {IsLinked(block, name)} "
        + $"|| (has({block}.include) && {block}.include.exists(c, has(c.{name}))))";

    private static string IsLinked(string block, string name) =>
        $"(has({block}.zip) && {block}.zip.exists(g, has(g.{name})))";

    private static IEnumerable<ResourceRule> Optimizer()
    {
        var axes = string.Join(" || ", BlockResource.Names.Select(axis => $"has(self.{axis.Name})"));
        yield return new($"has(self.optimizer) || (has(self.include) && !has(self.zip) && !({axes}))",
            "optimizer is missing: a block names one, unless it consists of include alone", ".optimizer");
        yield return new("has(self.optimizer) || !has(self.include) || self.include.all(c, has(c.optimizer))",
            "include: a cell names its optimizer where the block has none", ".include");
    }

    private static IEnumerable<ResourceRule> OfName(string name)
    {
        var isAxis = $"(has(self.{name}) || {IsLinked("self", name)})";
        yield return new($"!has(self.zip) || self.zip.filter(g, has(g.{name})).size() <= (has(self.{name}) ? 0 : 1)",
            $"zip: {name} is an axis of this block already", ".zip");
        yield return new($"!has(self.exclude) || {isAxis} || !self.exclude.exists(e, has(e.{name}))",
            $"exclude: {name} is no axis of this block", ".exclude");
        var owners = BlockResource.Owners(name);
        if (owners.Length == 0 || owners.Length == OptimizerCatalog.All.Length) yield break;

        var words = ResourceRule.Words(owners.Select(owner => owner.Name));
        var only = $"{name} is only for {string.Join(", ", owners.Select(owner => owner.Name))}";
        yield return new($"!has(self.optimizer) || self.optimizer in {words} || !{isAxis}", only, $".{name}");
        yield return new($"!has(self.include) || self.include.all(c, !has(c.{name}) || "
            + $"(has(c.optimizer) ? c.optimizer in {words} : !has(self.optimizer) || self.optimizer in {words}))",
            $"include: {only}", ".include");
    }

    /// <summary>A combination that the optimizer refuses, unless an exclude speaks of it.</summary>
    private static IEnumerable<ResourceRule> OfOptions(OptimizerEntry optimizer, OptionRule rule)
    {
        ImmutableArray<Condition> conditions =
            [.. rule.Conditions.Select(condition => Condition.Of(optimizer, condition.Option, condition.Holds))];
        var isLinked = string.Join(" || ", conditions.Select(condition => IsLinked("self", condition.Option)));
        var isCell = string.Join(" && ", conditions.Select(condition => condition.InList("self")));
        var isExcluded = string.Join(" && ", conditions.Select(condition => condition.MayExclude("e")));
        var field = $".{conditions[0].Option}";
        yield return new($"!has(self.optimizer) || self.optimizer != '{optimizer.Name}' || {isLinked} "
            + $"|| !({isCell}) || (has(self.exclude) && self.exclude.exists(e, {isExcluded}))", rule.Message, field);

        var isIncluded = string.Join(" && ", conditions.Select(condition => condition.InCell("c")));
        yield return new($"!has(self.include) || !self.include.exists(c, (has(c.optimizer) ? c.optimizer : "
            + $"(has(self.optimizer) ? self.optimizer : '')) == '{optimizer.Name}' && {isIncluded})",
            $"include: {rule.Message}", ".include");
    }

    /// <summary>One condition of a rule: the option is on or off, zero or not.</summary>
    private sealed record Condition(string Option, string Test, bool HoldsByDefault)
    {
        public static Condition Of(OptimizerEntry optimizer, string name, Func<ParameterValue, bool> holds)
        {
            var option = optimizer.Option(name)!;
            var test = option.Kind is ValueKind.Flag
                ? $"V == {(holds(new ParameterValue.Flag(true)) ? "true" : "false")}"
                : $"V {(holds(new ParameterValue.Number(0)) ? "==" : "!=")} 0.0";
            return new(name, test, holds(option.Default));
        }

        public string InList(string owner) =>
            $"(has({owner}.{Option}) ? {owner}.{Option}.exists(v, {Of("v")}) : {Standard})";

        public string MayExclude(string owner) =>
            $"(!has({owner}.{Option}) || {owner}.{Option}.exists(v, {Of("v")}))";

        public string InCell(string owner) => $"(has({owner}.{Option}) ? {Of($"{owner}.{Option}")} : {Standard})";

        private string Standard => HoldsByDefault ? "true" : "false";

        private string Of(string value) => Test.Replace("V", value, StringComparison.Ordinal);
    }
}
