using System.Runtime.CompilerServices;

namespace Sweep.Training.Simd;

/// <summary>A place in a row. The distance from its start is a constant wherever tiles are nested, and stays apart from
/// the start, so that it becomes part of a load's address and costs no addition.</summary>
internal readonly unsafe struct Place(float* start, nint distance = 0)
{
    private readonly float* start = start;
    private readonly nint distance = distance;

    public float* Address
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => start + distance;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Place Behind(int floats) => new(start, distance + floats);
}
