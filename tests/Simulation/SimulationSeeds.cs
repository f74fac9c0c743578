using System.Globalization;

namespace Sweep.Simulation;

/// <summary>Which seeds run: SWEEP_SIMULATION_SEEDS says how many, from 0 on (200); SWEEP_SIMULATION_SEED replays one.
/// </summary>
internal static class SimulationSeeds
{
    private const int PerCase = 20;

    private static readonly ulong? TheOne = Read("SWEEP_SIMULATION_SEED");

    private static readonly ulong Count = Read("SWEEP_SIMULATION_SEEDS") ?? 200;

    public static TheoryData<ulong> FirstOfEachCase()
    {
        if (TheOne is { } seed) return [seed];
        var firsts = new TheoryData<ulong>();
        for (var first = 0UL; first < Count; first += PerCase) firsts.Add(first);
        return firsts;
    }

    public static IEnumerable<ulong> OfCase(ulong first)
    {
        var end = TheOne is null ? Math.Min(first + PerCase, Count) : first + 1;
        for (var seed = first; seed < end; seed++) yield return seed;
    }

    private static ulong? Read(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text
            ? ulong.Parse(text, CultureInfo.InvariantCulture)
            : null;
}
