namespace Sweep.Training.Data.Digits;

/// <summary>A span of a Catmull-Rom curve: from one point to the next, bent by the neighbours of both.</summary>
internal readonly record struct PenCurve(PenPoint Before, PenPoint From, PenPoint To, PenPoint After)
{
    /// <summary>The place at a share of the span, 0 to 1.</summary>
    public PenPoint At(double share)
    {
        var (share2, share3) = (share * share, share * share * share);
        var before = 0.5 * (2 * share2 - share - share3);
        var from = 0.5 * (2 - 5 * share2 + 3 * share3);
        var to = 0.5 * (share + 4 * share2 - 3 * share3);
        var after = 0.5 * (share3 - share2);
        return new(
            before * Before.X + from * From.X + to * To.X + after * After.X,
            before * Before.Y + from * From.Y + to * To.Y + after * After.Y);
    }
}
