using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Sweep.Monitoring.PromQl;

/// <summary>Reads the part of PromQL that our rules and dashboards use; anything else is an error. promtool reads the
/// same expressions too; this one is here for the names and labels in them.</summary>
internal sealed partial class Parser
{
    private static readonly string[][] Levels =
        [["or"], ["and", "unless"], ["==", "!=", "<=", "<", ">=", ">"], ["+", "-"], ["*", "/"]];

    private static readonly string[] Aggregations = ["sum", "max", "min", "avg", "count", "topk"];

    private readonly string text;
    private readonly List<string> tokens;
    private int next;

    private Parser(string text)
    {
        this.text = text;
        tokens = [.. Token().Matches(text).Select(match => match.Value.Trim()).Where(token => token != "")];
    }

    private string Peek => next < tokens.Count ? tokens[next] : "";

    public static Expression Parse(string text)
    {
        var parser = new Parser(text);
        var expression = parser.Operators(0);
        if (parser.Peek != "") throw parser.Unexpected();
        return expression;
    }

    private Expression Operators(int level)
    {
        if (level == Levels.Length) return Ranged();
        var left = Operators(level + 1);
        while (Levels[level].Contains(Peek))
        {
            var name = Take();
            Skip("bool");
            ImmutableArray<string>? on = Skip("on") ? Names() : null;
            left = new Expression.Binary(name, left, Operators(level + 1), on);
        }

        return left;
    }

    /// <summary>What may stand behind a selector: a window, an offset.</summary>
    private Expression Ranged()
    {
        var inner = Single();
        if (Skip("["))
        {
            Take();
            Expect("]");
        }

        if (Skip("offset")) Take();
        return inner;
    }

    private Expression Single()
    {
        Skip("-");
        if (Skip("("))
        {
            var inner = Operators(0);
            Expect(")");
            return inner;
        }

        var token = Take();
        if (char.IsAsciiDigit(token[0]) || token == "Inf") return new Expression.Number();
        if (token[0] == '"') return new Expression.Text(token[1..^1]);
        if (!Name().IsMatch(token)) throw Unexpected();
        if (Aggregations.Contains(token)) return Aggregation();
        return Peek == "(" ? new Expression.Call(token, Arguments()) : new Expression.Selector(token, Matchers());
    }

    private Expression.Aggregation Aggregation()
    {
        var isWithout = Peek == "without";
        var labels = Skip("by") || Skip("without") ? Names() : [];
        var arguments = Arguments();
        return new(labels, isWithout, arguments[^1]);
    }

    private ImmutableArray<Expression> Arguments()
    {
        var arguments = ImmutableArray.CreateBuilder<Expression>();
        Expect("(");
        while (!Skip(")"))
        {
            arguments.Add(Operators(0));
            Skip(",");
        }

        return arguments.DrainToImmutable();
    }

    private ImmutableArray<string> Matchers()
    {
        var labels = ImmutableArray.CreateBuilder<string>();
        if (!Skip("{")) return [];
        while (!Skip("}"))
        {
            labels.Add(Take());
            if (Take() is not ("=" or "!=" or "=~" or "!~")) throw Unexpected();
            Take();
            Skip(",");
        }

        return labels.DrainToImmutable();
    }

    private ImmutableArray<string> Names()
    {
        var names = ImmutableArray.CreateBuilder<string>();
        Expect("(");
        while (!Skip(")"))
        {
            names.Add(Take());
            Skip(",");
        }

        return names.DrainToImmutable();
    }

    private string Take() => next < tokens.Count ? tokens[next++] : throw Unexpected();

    private bool Skip(string token)
    {
        if (Peek != token) return false;
        next++;
        return true;
    }

    private void Expect(string token)
    {
        if (!Skip(token)) throw Unexpected();
    }

    private FormatException Unexpected() => new($"'{Peek}' after {next} tokens of: {text}");

    /// <summary>Strings, names and durations (variables of Grafana too), operators; whatever else, one sign at a time.
    /// </summary>
    [GeneratedRegex("""
        "[^"]*"|[A-Za-z0-9_:$.]+|[=!<>]=|[=!]~|\s+|.
        """)]
    private static partial Regex Token();

    [GeneratedRegex("^[A-Za-z_:][A-Za-z0-9_:]*$")]
    private static partial Regex Name();
}
