namespace Sweep.Messages.Definition;

/// <summary>Most entries of the lists of a Kubernetes resource. The API server reckons with full lists when it weighs
/// the rules, and refuses a schema whose rules could take too long.</summary>
public static class ResourceBounds
{
    public const int BlocksMax = 64;

    public const int AxisValuesMax = 128;

    public const int ZipGroupsMax = 4;

    public const int IncludedCellsMax = 128;

    public const int ExcludedPatternsMax = 64;

    /// <summary>Characters of seeds as a text.</summary>
    public const int SeedsLengthMax = 1024;

    /// <summary>Configurations that status shows; the coordinator has all of them.</summary>
    public const int BestMax = 10;
}
