namespace Sweep.Messages.Definition;

/// <summary>What is known about a set of cells that share their first rows.</summary>
internal enum CellFate
{
    Kept,
    Dropped,
    Open,
}

/// <summary>The patterns of all clauses in one numbering, clause by clause and group by group, so that an ascending
/// list of the patterns that can still hold a cell is all that a judgement needs.</summary>
internal sealed class ClauseTable
{
    private readonly List<Member> _members = [];
    private readonly List<int> _groupCounts = [];

    public ClauseTable(IEnumerable<DropClause> clauses)
    {
        foreach (var clause in clauses)
        {
            var number = _groupCounts.Count;
            _groupCounts.Add(clause.All.Length);
            for (var group = 0; group < clause.All.Length; group++) Add(clause.All[group], number, group);
            Add(clause.Unless, number, clause.All.Length);
        }
    }

    public int Count => _members.Count;

    public RowPattern Pattern(int id) => _members[id].Pattern;

    /// <summary>Judges the cells whose first <paramref name="depth"/> rows leave these patterns possible, and removes
    /// from the list the patterns whose clause can no longer hold.</summary>
    public CellFate Judge(int depth, List<int> possible)
    {
        var kept = 0;
        for (var start = 0; start < possible.Count;)
        {
            var end = start + 1;
            while (end < possible.Count && _members[possible[end]].Clause == _members[possible[start]].Clause) end++;
            var fate = JudgeClause(depth, possible, start, end);
            if (fate == CellFate.Dropped) return fate;

            for (; start < end; start++)
            {
                if (fate == CellFate.Open) possible[kept++] = possible[start];
            }
        }

        possible.RemoveRange(kept, possible.Count - kept);
        return kept == 0 ? CellFate.Kept : CellFate.Open;
    }

    private CellFate JudgeClause(int depth, List<int> possible, int start, int end)
    {
        var groupCount = _groupCounts[_members[possible[start]].Clause];
        var (found, certain, isUnlessPossible) = (0, 0, false);
        for (var index = start; index < end;)
        {
            var group = _members[possible[index]].Group;
            var isCertain = false;
            for (; index < end && _members[possible[index]].Group == group; index++)
            {
                isCertain |= _members[possible[index]].Pattern.LastRestricted < depth;
            }

            if (group == groupCount)
            {
                if (isCertain) return CellFate.Kept;
                isUnlessPossible = true;
            }
            else
            {
                found++;
                certain += isCertain ? 1 : 0;
            }
        }

        if (found < groupCount) return CellFate.Kept;
        return certain == groupCount && !isUnlessPossible ? CellFate.Dropped : CellFate.Open;
    }

    private void Add(IEnumerable<RowPattern> patterns, int clause, int group) =>
        _members.AddRange(patterns.Select(pattern => new Member(pattern, clause, group)));

    private readonly record struct Member(RowPattern Pattern, int Clause, int Group);
}
