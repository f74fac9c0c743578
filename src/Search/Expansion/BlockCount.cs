namespace Sweep.Search;

/// <summary>How many configurations one block of the grid gives, and where the others of its product went:
/// <c>Configurations = Product - Excluded + Included - Duplicates</c>.</summary>
/// <param name="Product">Cells of the product of the block's axes.</param>
/// <param name="Excluded">Cells of the product that <c>exclude</c> removes.</param>
/// <param name="Included">Cells that <c>include</c> names.</param>
/// <param name="Duplicates">Cells that were there already: in an earlier block, in the product or earlier in include.
/// </param>
/// <param name="Configurations">What is left.</param>
public sealed record BlockCount(long Product, long Excluded, long Included, long Duplicates, long Configurations);
