using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Sweep.Telemetry.Tests.Prometheus;

/// <summary>Reads either format, and is stricter than scrapers are: each departure from what the formats' texts ask for
/// throws.</summary>
internal sealed partial class ExpositionReader
{
    private readonly bool isOpenMetrics;
    private readonly List<Sample> samples = [];
    private readonly HashSet<string> keys = [];
    private readonly HashSet<string> families = [];
    private readonly Dictionary<string, string> kinds = [];
    private string family = "";

    private ExpositionReader(bool isOpenMetrics) => this.isOpenMetrics = isOpenMetrics;

    public static IReadOnlyList<Sample> Read(string text, bool isOpenMetrics)
    {
        var reader = new ExpositionReader(isOpenMetrics);
        text.ShouldEndWith("\n");
        var lines = text[..^1].Split('\n');
        if (isOpenMetrics) lines[^1].ShouldBe("# EOF");
        foreach (var line in isOpenMetrics ? lines[..^1] : lines) reader.Take(line);
        reader.CheckHistograms();
        return reader.samples;
    }

    private void Take(string line)
    {
        if (line.StartsWith("# ", StringComparison.Ordinal)) TakeHead(line);
        else TakeSample(line);
    }

    private void TakeHead(string line)
    {
        var parts = line.Split(' ', 4);
        parts.Length.ShouldBe(4, line);
        var (word, name, rest) = (parts[1], parts[2], parts[3]);
        Name().IsMatch(name).ShouldBeTrue(line);
        if (name != family) families.Add(name).ShouldBeTrue($"{name} comes twice");
        family = name;
        samples.ShouldNotContain(sample => FamilyOf(sample.Name) == name, $"{line} comes after its samples");
        switch (word)
        {
            case "TYPE":
                string[] known = ["counter", "gauge", "histogram"];
                (isOpenMetrics ? [.. known, "info"] : known).ShouldContain(rest);
                kinds.TryAdd(name, rest).ShouldBeTrue(line);
                break;
            case "UNIT" when isOpenMetrics:
                name.ShouldEndWith("_" + rest);
                break;
            case "HELP":
                Unescaped(rest, isOpenMetrics ? "\\n\"" : "\\n");
                break;
            default:
                throw new FormatException(line);
        }
    }

    private void TakeSample(string line)
    {
        var match = SampleLine().Match(line);
        match.Success.ShouldBeTrue(line);
        var labels = LabelsOf(match.Groups["labels"].Value, line);
        var exemplar = match.Groups["exemplar"];
        var sample = new Sample(match.Groups["name"].Value, labels, NumberOf(match.Groups["value"].Value))
        {
            Exemplar = exemplar.Success ? exemplar.Value : null,
        };
        FamilyOf(sample.Name).ShouldBe(family, line);
        if (exemplar.Success) (isOpenMetrics && Exemplar().IsMatch(exemplar.Value)).ShouldBeTrue(line);
        keys.Add(sample.Key).ShouldBeTrue($"{sample.Key} comes twice");
        if (kinds[family] == "counter") (sample.Value >= 0).ShouldBeTrue(line);
        samples.Add(sample);
    }

    private string FamilyOf(string name)
    {
        if (isOpenMetrics && name == "target_info") return "target";
        if (kinds.GetValueOrDefault(family) == "histogram")
            return HistogramEnding().Replace(name, "");
        if (isOpenMetrics && kinds.GetValueOrDefault(family) == "counter")
            return name.EndsWith("_total", StringComparison.Ordinal) ? name[..^6] : throw new FormatException(name);
        return name;
    }

    private static ImmutableSortedDictionary<string, string> LabelsOf(string text, string line)
    {
        var labels = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        for (var rest = text; rest.Length > 0;)
        {
            var match = Label().Match(rest);
            match.Success.ShouldBeTrue(line);
            labels.Add(match.Groups["name"].Value, Unescaped(match.Groups["value"].Value, "\\n\""));
            rest = rest[match.Length..];
        }

        return labels.ToImmutable();
    }

    private static string Unescaped(string text, string allowed)
    {
        var plain = new StringBuilder();
        for (var place = 0; place < text.Length; place++)
        {
            var sign = text[place];
            if (sign == '\\')
            {
                sign = text[++place];
                allowed.ShouldContain(sign, text);
                if (sign == 'n') sign = '\n';
            }

            plain.Append(sign);
        }

        return plain.ToString();
    }

    private static double NumberOf(string text) => text switch
    {
        "NaN" => double.NaN,
        "+Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        _ => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
    };

    private void CheckHistograms()
    {
        foreach (var name in kinds.Where(kind => kind.Value == "histogram").Select(kind => kind.Key))
        {
            var buckets = samples.Where(sample => sample.Name == name + "_bucket")
                .GroupBy(sample => (sample with { Name = name, Labels = sample.Labels.Remove("le") }).Key);
            foreach (var series in buckets)
            {
                series.Select(bucket => NumberOf(bucket.Labels["le"])).ShouldBeInOrder();
                series.Select(bucket => bucket.Value).ShouldBeInOrder();
                series.Last().Labels["le"].ShouldBe("+Inf");
                var count = series.First() with { Name = name + "_count", Labels = series.First().Labels.Remove("le") };
                samples.Single(sample => sample.Key == count.Key).Value.ShouldBe(series.Last().Value);
            }
        }
    }

    [GeneratedRegex("^[a-zA-Z_:][a-zA-Z0-9_:]*$")]
    private static partial Regex Name();

    [GeneratedRegex(
        """^(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)(\{(?<labels>([a-zA-Z_][a-zA-Z0-9_]*="(\\.|[^"\\])*",?)*)\})?"""
        + """ (?<value>NaN|[+-]Inf|[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?)(?<exemplar> \#.*)?$""")]
    private static partial Regex SampleLine();

    [GeneratedRegex("""^(?<name>[a-zA-Z_][a-zA-Z0-9_]*)="(?<value>(\\.|[^"\\])*)"(,(?=[a-zA-Z_])|$)""")]
    private static partial Regex Label();

    [GeneratedRegex("""^ # \{(trace_id="[0-9a-f]{32}",span_id="[0-9a-f]{16}")?\} [0-9.eE+-]+ [0-9.]+$""")]
    private static partial Regex Exemplar();

    [GeneratedRegex("_(bucket|sum|count)$")]
    private static partial Regex HistogramEnding();
}
