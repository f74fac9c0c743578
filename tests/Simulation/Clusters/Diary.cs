using Sweep.Actors.Simulation;

namespace Sweep.Simulation.Clusters;

/// <summary>The last things that were said and recorded, for whoever reads of a failure.</summary>
internal sealed class Diary(Simulator simulator)
{
    private const int CountMax = 200;

    private readonly Queue<(TimeSpan At, object Who, string Verb, object? What)> _notes = new();

    public void Note(object who, string verb, object? what = null)
    {
        if (_notes.Count == CountMax) _notes.Dequeue();
        _notes.Enqueue((simulator.Now, who, verb, what));
    }

    public override string ToString() =>
        string.Join('\n', _notes.Select(note => $"{note.At:c} {note.Who} {note.Verb} {note.What}"));
}
