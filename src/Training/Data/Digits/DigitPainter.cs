namespace Sweep.Training.Data.Digits;

/// <summary>Draws the data set <c>digits</c>: handwritten-looking digits, 28 x 28 grey, from a seed. Each image has a
/// generator of its own, forked by its number, so the bits depend neither on the threads nor on how many are drawn.
/// </summary>
internal sealed class DigitPainter
{
    internal const int Side = 28;
    internal const int Classes = 10;
    internal const int TrainCount = 20_000;
    internal const int TestCount = 4_000;

    private const int LinesPerSpan = 4;
    private const double JitterMax = 0.06;

    private readonly Canvas _canvas = new(Side);

    /// <summary>The whole data set.</summary>
    public static LabelledData DrawDataSet(int seed)
    {
        var generator = Generator.FromSeed(seed);
        var train = DrawImages(generator.Fork("digits to train"), TrainCount);
        var test = DrawImages(generator.Fork("digits to test"), TestCount);
        return new(DataSets.Digits, train, test, Classes);
    }

    private static LabelledImages DrawImages(Generator generator, int count)
    {
        const int Chunk = 250;
        var pixels = new byte[count * Side * Side];
        var labels = new byte[count];
        Parallel.For(0, (count + Chunk - 1) / Chunk, chunk =>
        {
            var painter = new DigitPainter();
            for (var image = chunk * Chunk; image < Math.Min(count, (chunk + 1) * Chunk); image++)
            {
                var own = generator.Fork($"image {image}");
                labels[image] = (byte)own.Below(Classes);
                painter.Paint(labels[image], ref own, pixels.AsSpan(image * Side * Side, Side * Side));
            }
        });
        return new(pixels, labels, Side * Side);
    }

    private void Paint(int digit, ref Generator generator, Span<byte> pixels)
    {
        _canvas.Clear();
        var variants = DigitSkeletons.All[digit];
        var hand = Handwriting.Draw(ref generator, Side);
        var pen = new Pen(generator.Between(0.7, 1.8), generator.Between(-0.35, 0.35));
        foreach (var stroke in variants[generator.Below(variants.Length)]) DrawStroke(stroke, hand, pen, ref generator);

        if (generator.Chance(0.3)) DrawStray(ref generator);
        if (generator.Chance(0.35)) WipeBar(ref generator);
        Develop(ref generator, pixels);
    }

    /// <summary>A Catmull-Rom curve through the stroke's points after each was moved a little.</summary>
    private void DrawStroke(PenStroke stroke, Handwriting hand, Pen pen, ref Generator generator)
    {
        Span<PenPoint> points = stackalloc PenPoint[stroke.Points.Length];
        for (var i = 0; i < points.Length; i++)
        {
            var point = stroke.Points[i];
            points[i] = hand.Place(new(
                point.X + generator.Between(-JitterMax, JitterMax),
                point.Y + generator.Between(-JitterMax, JitterMax)));
        }

        var spans = points.Length - 1;
        for (var span = 0; span < spans; span++)
        {
            var (from, to) = (points[span], points[span + 1]);
            var curve = new PenCurve(
                Before: span == 0 || stroke.IsCorner[span] ? from : points[span - 1], From: from, To: to,
                After: span == spans - 1 || stroke.IsCorner[span + 1] ? to : points[span + 2]);
            var last = from;
            for (var line = 1; line <= LinesPerSpan; line++)
            {
                var share = (double)line / LinesPerSpan;
                var next = curve.At(share);
                _canvas.Draw(last, next, pen.RadiusAt((span + share) / spans));
                last = next;
            }
        }
    }

    /// <summary>A slip of the pen beside the digit or across it.</summary>
    private void DrawStray(ref Generator generator)
    {
        var from = Anywhere(ref generator);
        var to = new PenPoint(from.X + generator.Between(-7, 7), from.Y + generator.Between(-7, 7));
        _canvas.Draw(from, to, generator.Between(0.3, 0.9));
    }

    /// <summary>A fold of the paper where the ink did not take.</summary>
    private void WipeBar(ref Generator generator)
    {
        var from = Anywhere(ref generator);
        var to = Anywhere(ref generator);
        _canvas.Wipe(from, to, generator.Between(0.4, 1.4));
    }

    private static PenPoint Anywhere(ref Generator generator) =>
        new(generator.Between(3, Side - 3), generator.Between(3, Side - 3));

    /// <summary>Pale or dark ink with a grain, and specks; most of the paper stays empty, as MNIST's does.</summary>
    private void Develop(ref Generator generator, Span<byte> pixels)
    {
        var darkness = generator.Between(0.55, 1);
        var grain = generator.Between(0, 0.5);
        for (var i = 0; i < pixels.Length; i++)
        {
            var ink = _canvas.Ink[i];
            pixels[i] = ink > 0 ? (byte)(255 * ink * darkness * (1 - grain * generator.Between(0, 1)) + 0.5) : (byte)0;
        }

        for (var specks = generator.Below(16); specks > 0; specks--)
            pixels[generator.Below(pixels.Length)] = (byte)generator.Below(200);
    }

    private readonly record struct Pen(double Radius, double Pressure)
    {
        /// <summary>The pressure grows or falls over the stroke.</summary>
        public double RadiusAt(double share) => Radius * (1 + Pressure * (share - 0.5) * 2);
    }
}
