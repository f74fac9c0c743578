using System.Globalization;

namespace Sweep.Training.Data.Digits;

/// <summary>How people write the ten digits: several skeletons each, as strokes of the pen. Written in a box of 100 x
/// 100 with x to the right and y down: points are <c>x,y</c>, the pen is lifted at <c>|</c>, and <c>^</c> marks a sharp
/// corner where the curve through the points breaks.</summary>
internal static class DigitSkeletons
{
    private static readonly string[][] Written =
    [
        [
            "50,4 24,18 14,50 24,82 50,96 76,82 86,50 76,18 50,4",
            "54,4 36,24 30,52 36,80 50,96 66,78 70,50 66,22 54,4",
            "66,10 38,8 18,34 16,66 38,94 66,88 84,56 78,22 52,12",
        ],
        [
            "50,4 50,50 50,96",
            "30,28 ^54,4 53,50 52,96",
            "32,26 ^54,4 53,50 52,94 | 28,95 52,94 76,95",
            "62,4 50,50 40,96",
        ],
        [
            "18,26 34,7 62,5 80,24 72,46 46,70 ^18,94 50,94 84,94",
            "20,24 50,4 78,22 66,54 34,90 18,82 30,70 58,90 86,90",
            "22,10 60,8 78,22 66,42 26,58 ^20,94 50,92 82,93",
            "24,18 54,4 72,20 60,48 42,72 ^26,94 54,90 76,96",
        ],
        [
            "22,14 50,4 76,18 68,40 ^44,47 74,58 80,80 54,96 20,86",
            "20,7 50,8 ^78,8 ^46,42 76,54 80,78 54,96 20,86",
            "26,10 56,4 70,22 50,44 30,46 54,46 78,68 58,94 22,90",
        ],
        [
            "60,4 36,38 ^16,66 50,65 86,64 | 64,40 63,68 62,96",
            "26,6 22,30 ^20,54 50,55 82,53 | 74,8 72,50 70,96",
            "66,96 66,50 ^66,4 40,36 ^14,70 50,70 90,69",
            "30,6 ^24,50 48,56 72,44 | 74,6 70,50 58,96",
        ],
        [
            "78,7 54,8 ^30,8 ^25,46 54,38 80,60 70,88 42,96 18,85",
            "30,10 ^24,48 54,41 80,64 64,93 20,88 | 28,10 56,8 82,6",
            "80,6 46,12 28,30 40,46 66,58 70,80 46,95 20,84",
        ],
        [
            "70,5 40,26 20,60 30,90 58,96 80,76 66,54 40,56 22,72",
            "44,4 28,40 24,72 40,95 66,92 74,70 56,56 34,64 26,78",
            "60,4 30,34 18,72 44,96 70,86 66,62 44,60 24,80",
        ],
        [
            "15,9 48,9 ^82,10 60,50 42,96",
            "15,10 50,9 ^82,10 62,48 40,96 | 34,52 54,51 74,50",
            "18,26 ^20,9 50,11 ^82,8 58,44 50,96",
            "16,14 40,6 62,14 84,8 64,40 44,70 34,96",
        ],
        [
            "50,48 26,34 30,11 52,4 74,14 72,34 50,48 22,66 24,88 50,96 76,88 78,66 50,48",
            "74,18 50,4 27,20 48,46 76,72 52,96 22,78 48,50 74,18",
            "70,12 44,4 30,22 50,44 70,66 60,92 36,92 32,68 52,46 72,26 70,12",
        ],
        [
            "78,30 60,5 30,12 22,36 42,54 70,42 78,28 75,62 64,96",
            "76,10 40,5 22,28 36,52 64,46 ^76,10 75,50 74,96",
            "76,26 50,4 24,22 34,48 62,48 76,24 76,60 58,92 28,90",
            "66,20 44,6 28,26 40,50 62,44 ^68,14 62,56 46,96",
        ],
    ];

    /// <summary>The skeletons of each digit.</summary>
    public static readonly IReadOnlyList<PenStroke[][]> All =
        [.. Written.Select(variants => variants.Select(Parse).ToArray())];

    private static PenStroke[] Parse(string skeleton) => [.. skeleton.Split(" | ").Select(ParseStroke)];

    private static PenStroke ParseStroke(string stroke)
    {
        var words = stroke.Split(' ');
        var points = words.Select(word => word.TrimStart('^').Split(',')).Select(pair => new PenPoint(
            int.Parse(pair[0], CultureInfo.InvariantCulture) / 100.0 - 0.5,
            int.Parse(pair[1], CultureInfo.InvariantCulture) / 100.0 - 0.5));
        return new([.. points], [.. words.Select(word => word[0] == '^')]);
    }
}
