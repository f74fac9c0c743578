namespace Sweep.Training.Data;

/// <summary>A training set and a test set with the same image shape and classes.</summary>
/// <param name="Name">The folder's name, or <c>digits</c>.</param>
/// <param name="Classes">Number of classes, from the labels of both sets.</param>
public sealed record LabelledData(string Name, LabelledImages Train, LabelledImages Test, int Classes)
{
    /// <summary>Batches of the training set, of which the last may be smaller.</summary>
    public long StepsPerEpoch(int batchSize) => (Train.Count + (long)batchSize - 1) / batchSize;

    /// <summary>Share of the test set that its most frequent class has: the accuracy of guessing that class.</summary>
    public double MajorityShare()
    {
        var counts = new int[Classes];
        foreach (var label in Test.Labels.Span) counts[label]++;
        return (double)counts.Max() / Test.Count;
    }
}
