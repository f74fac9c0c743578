using System.Collections.Immutable;
using Sweep.Messages;

namespace Sweep.Coordinator.Http.Trials;

/// <summary>Where every trial of a sweep stands, by number. Trials that were never started cost nothing. One thread
/// writes, any may read without waiting.</summary>
internal sealed class TrialTable
{
    private const byte HasObjective = 0x80;

    private readonly Dictionary<string, ushort> indexes = new(StringComparer.Ordinal);
    private volatile TrialChunk?[] chunks = [];
    private volatile string[] nodes = [];

    /// <summary>Trials of this chunk were started at least once; those of others are Pending.</summary>
    public bool HasChunkOf(long trial)
    {
        var all = chunks;
        var index = trial >> TrialChunk.Bits;
        return index < all.Length && all[index] is not null;
    }

    public TrialRow this[TrialId trial]
    {
        get
        {
            var all = chunks;
            var index = trial.Number >> TrialChunk.Bits;
            if (index >= all.Length || all[index] is not { } chunk) return default;
            var place = (int)(trial.Number & (TrialChunk.Length - 1));
            var state = Volatile.Read(ref chunk.States[place]);
            var node = chunk.Nodes[place];
            return new TrialRow(
                (TrialState)(state & ~HasObjective),
                chunk.Attempts[place],
                node == 0 ? null : nodes[node - 1],
                chunk.Steps[place],
                (state & HasObjective) == 0 ? null : chunk.Objectives[place]);
        }
    }

    public void Set(TrialId trial, TrialRow row)
    {
        var chunk = ChunkOf(trial);
        var place = (int)(trial.Number & (TrialChunk.Length - 1));
        chunk.Attempts[place] = (ushort)Math.Min(row.Attempts, ushort.MaxValue);
        chunk.Nodes[place] = IndexOf(row.Node);
        chunk.Steps[place] = row.Steps;
        chunk.Objectives[place] = row.Objective ?? 0;
        Volatile.Write(ref chunk.States[place], (byte)((byte)row.State | (row.Objective is null ? 0 : HasObjective)));
    }

    private TrialChunk ChunkOf(TrialId trial)
    {
        var index = (int)(trial.Number >> TrialChunk.Bits);
        var all = chunks;
        if (index >= all.Length)
        {
            Array.Resize(ref all, Math.Max(index + 1, all.Length * 2));
            chunks = all;
        }

        if (all[index] is { } known) return known;
        var chunk = new TrialChunk();
        Volatile.Write(ref all[index], chunk);
        return chunk;
    }

    private ushort IndexOf(string? node)
    {
        if (node is null) return 0;
        if (indexes.TryGetValue(node, out var index)) return index;
        if (nodes.Length == ushort.MaxValue) return 0; // So many names are somebody's mistake; a name may be missing.
        nodes = [.. nodes, node];
        return indexes[node] = (ushort)nodes.Length;
    }
}
