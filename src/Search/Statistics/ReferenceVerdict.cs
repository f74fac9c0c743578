namespace Sweep.Search;

/// <summary>Whether a published single run could be one of ours.</summary>
public enum ReferenceVerdict
{
    NotComparable,

    /// <summary>It lies within three standard deviations of our seeds' mean.</summary>
    Within,
    Outside,
}
