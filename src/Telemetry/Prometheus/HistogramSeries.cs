namespace Sweep.Telemetry.Prometheus;

/// <summary>Counts since the process began, each bucket for itself.</summary>
internal sealed class HistogramSeries(double[] bounds) : Series
{
    /// <summary>Upper bounds, the last of them infinite.</summary>
    public double[] Bounds => bounds;

    public long[] Counts { get; } = new long[bounds.Length];

    public double Sum { get; set; }

    /// <summary>The latest of each bucket, as OpenMetrics writes it.</summary>
    public byte[]?[] Exemplars { get; } = new byte[bounds.Length][];

    /// <summary>The bucket that a measurement falls into.</summary>
    public int BucketOf(double value)
    {
        var place = 0;
        while (place < bounds.Length - 1 && !(value <= bounds[place])) place++;
        return place;
    }
}
