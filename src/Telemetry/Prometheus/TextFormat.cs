namespace Sweep.Telemetry.Prometheus;

/// <summary>A text in which a scrape is answered.</summary>
internal abstract class TextFormat
{
    public static TextFormat Plain { get; } = new PlainFormat();

    public static TextFormat OpenMetrics { get; } = new OpenMetricsFormat();

    public abstract string ContentType { get; }

    /// <param name="target">Labels that say what process this is.</param>
    /// <param name="streams">In the order of their families.</param>
    public void Write(Utf8Text text, string target, IEnumerable<MetricStream> streams)
    {
        WriteTarget(text, target);
        foreach (var family in streams.GroupBy(stream => stream.Family, StringComparer.Ordinal))
        {
            // A family has one kind. Another stream of its name says something else, and would make all unreadable.
            var alike = family.Where(stream => stream.Kind == family.First().Kind && stream.Series.Count > 0).ToList();
            if (alike.Count == 0) continue;
            WriteHead(text, alike[0]);
            var told = alike.Count > 1 ? new HashSet<string>(StringComparer.Ordinal) : null;
            foreach (var stream in alike) WriteStream(text, stream, told);
        }

        WriteEnd(text);
    }

    protected abstract void WriteTarget(Utf8Text text, string target);

    protected abstract void WriteHead(Utf8Text text, MetricStream stream);

    protected abstract void WriteBound(Utf8Text text, double bound);

    protected abstract void WriteExemplar(Utf8Text text, byte[]? exemplar);

    protected abstract void WriteEnd(Utf8Text text);

    protected static string WordOf(PrometheusKind kind) => kind switch
    {
        PrometheusKind.Counter => "counter",
        PrometheusKind.Histogram => "histogram",
        _ => "gauge",
    };

    private void WriteStream(Utf8Text text, MetricStream stream, HashSet<string>? told)
    {
        var name = PrometheusName.SampleOf(stream.Family, stream.Kind);
        foreach (var series in stream.Series)
        {
            // The same labels twice would make a scraper drop one of them, or all.
            if (told is not null && !told.Add(Convert.ToBase64String(series.Labels))) continue;
            if (series is HistogramSeries histogram) WriteHistogram(text, name, histogram);
            else WriteNumber(text, name, (NumberSeries)series);
        }
    }

    private void WriteNumber(Utf8Text text, string name, NumberSeries series)
    {
        WriteName(text, name, "", series);
        text.Add(series.Value);
        WriteExemplar(text, series.Exemplar);
        text.Add("\n"u8);
    }

    private void WriteHistogram(Utf8Text text, string name, HistogramSeries series)
    {
        var count = 0L;
        for (var place = 0; place < series.Bounds.Length; place++)
        {
            count += series.Counts[place];
            text.Add(name);
            text.Add("_bucket{"u8);
            text.Add(series.Labels);
            text.Add(series.Labels.Length > 0 ? ",le=\""u8 : "le=\""u8);
            WriteBound(text, series.Bounds[place]);
            text.Add("\"} "u8);
            text.Add(count);
            WriteExemplar(text, series.Exemplars[place]);
            text.Add("\n"u8);
        }

        WriteName(text, name, "_sum", series);
        text.Add(series.Sum);
        text.Add("\n"u8);
        WriteName(text, name, "_count", series);
        text.Add(count);
        text.Add("\n"u8);
    }

    private static void WriteName(Utf8Text text, string name, string ending, Series series)
    {
        text.Add(name);
        text.Add(ending);
        if (series.Labels.Length > 0)
        {
            text.Add("{"u8);
            text.Add(series.Labels);
            text.Add("}"u8);
        }

        text.Add(" "u8);
    }
}
