namespace Sweep.Training.Data.Digits;

/// <summary>One writer's hand: how a skeleton is bent, slanted, turned, stretched and placed. All of it is made of
/// sums, products and quotients, whose bits IEEE 754 fixes, so that every machine draws the same images.</summary>
internal readonly struct Handwriting
{
    private readonly PenPoint _right;
    private readonly PenPoint _down;
    private readonly PenPoint _centre;

    private Handwriting(PenPoint right, PenPoint down, PenPoint centre) =>
        (_right, _down, _centre) = (right, down, centre);

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
            right: new(cosine * width, sine * width),
            down: new((-cosine * slant - sine) * height, (cosine - sine * slant) * height),
            centre);
    }

    /// <summary>From the skeleton's box to pixels.</summary>
    public PenPoint Place(PenPoint point) => new(
        _centre.X + _right.X * point.X + _down.X * point.Y,
        _centre.Y + _right.Y * point.X + _down.Y * point.Y);
}
