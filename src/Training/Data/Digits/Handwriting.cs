namespace Sweep.Training.Data.Digits;

/// <summary>One writer's hand: how a skeleton is bent, slanted, turned, stretched and placed. All of it is made of
/// sums, products and quotients, whose bits IEEE 754 fixes, so that every machine draws the same images.</summary>
internal readonly struct Handwriting
{
    private readonly double _xx;
    private readonly double _xy;
    private readonly double _yx;
    private readonly double _yy;
    private readonly PenPoint _centre;

    private Handwriting(double xx, double xy, double yx, double yy, PenPoint centre) =>
        (_xx, _xy, _yx, _yy, _centre) = (xx, xy, yx, yy, centre);

    /// <summary>Draws a hand for an image of the given side, in pixels.</summary>
    public static Handwriting Draw(ref Generator generator, int side)
    {
        var height = generator.Between(0.58, 0.80) * side;
        var width = height * generator.Between(0.65, 1.0);
        var slant = generator.Between(-0.15, 0.40);
        var tangent = generator.Between(-0.1, 0.1);
        var centre = new PenPoint(
            0.5 * side + generator.Between(-2, 2), 0.5 * side + generator.Between(-1.75, 1.75));

        // The rational form of a rotation by twice the arc tangent: no sine, whose last bit differs between libraries.
        var cosine = (1 - tangent * tangent) / (1 + tangent * tangent);
        var sine = 2 * tangent / (1 + tangent * tangent);
        return new(
            cosine * width,
            (-cosine * slant - sine) * height,
            sine * width,
            (cosine - sine * slant) * height,
            centre);
    }

    /// <summary>From the skeleton's box to pixels.</summary>
    public PenPoint Place(PenPoint point) => new(
        _centre.X + _xx * point.X + _xy * point.Y,
        _centre.Y + _yx * point.X + _yy * point.Y);
}
