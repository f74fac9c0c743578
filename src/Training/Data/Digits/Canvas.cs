namespace Sweep.Training.Data.Digits;

/// <summary>A square grey image that round pens draw on, anti-aliased by the distance to the pen's path.</summary>
internal sealed class Canvas(int side)
{
    private readonly double[] _ink = new double[side * side];

    /// <summary>Ink per pixel, 0 to 1, row-major.</summary>
    public Span<double> Ink => _ink;

    public void Clear() => Array.Clear(_ink);

    /// <summary>Draws a straight line; overlapping lines of one colour do not add up.</summary>
    public void Draw(PenPoint from, PenPoint to, double radius)
    {
        var (left, right, top, bottom) = Bounds(from, to, radius);
        for (var y = top; y < bottom; y++)
        {
            var row = y * side;
            for (var x = left; x < right; x++)
            {
                var coverage = Coverage(from, to, radius, new(x + 0.5, y + 0.5));
                if (coverage > _ink[row + x]) _ink[row + x] = coverage;
            }
        }
    }

    /// <summary>Wipes a straight line out.</summary>
    public void Wipe(PenPoint from, PenPoint to, double radius)
    {
        var (left, right, top, bottom) = Bounds(from, to, radius);
        for (var y = top; y < bottom; y++)
        {
            var row = y * side;
            for (var x = left; x < right; x++)
                _ink[row + x] *= 1 - Coverage(from, to, radius, new(x + 0.5, y + 0.5));
        }
    }

    private (int Left, int Right, int Top, int Bottom) Bounds(PenPoint from, PenPoint to, double radius)
    {
        var reach = radius + 1;
        var left = Clamp(Math.Min(from.X, to.X) - reach);
        var right = Clamp(Math.Max(from.X, to.X) + reach);
        var top = Clamp(Math.Min(from.Y, to.Y) - reach);
        var bottom = Clamp(Math.Max(from.Y, to.Y) + reach);
        return (left, right, top, bottom);
    }

    private int Clamp(double coordinate) => (int)Math.Clamp(coordinate, 0, side);

    /// <summary>1 inside of the pen's path, 0 outside, and linear over the pixel between.</summary>
    private static double Coverage(PenPoint from, PenPoint to, double radius, PenPoint pixel)
    {
        var (alongX, alongY) = (to.X - from.X, to.Y - from.Y);
        var (awayX, awayY) = (pixel.X - from.X, pixel.Y - from.Y);
        var length = alongX * alongX + alongY * alongY;
        var share = length > 0 ? Math.Clamp((awayX * alongX + awayY * alongY) / length, 0, 1) : 0;
        var (x, y) = (awayX - share * alongX, awayY - share * alongY);
        return Math.Clamp(radius + 0.5 - Math.Sqrt(x * x + y * y), 0, 1);
    }
}
