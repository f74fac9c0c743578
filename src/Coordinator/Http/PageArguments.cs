using System.Globalization;
using Sweep.Coordinator.Http.Problems;

namespace Sweep.Coordinator.Http;

/// <summary>How long a page is, and how a client's numbers are read.</summary>
internal static class PageArguments
{
    public const int LimitMax = 1000;

    private const int LimitDefault = 100;

    /// <exception cref="ProblemException">It is out of range.</exception>
    public static int Limit(int? asked) => asked switch
    {
        null => LimitDefault,
        >= 1 and <= LimitMax => asked.Value,
        _ => throw Mistakes.Argument(
            string.Create(CultureInfo.InvariantCulture, $"limit={asked} is no length of a page."),
            string.Create(CultureInfo.InvariantCulture, $"Ask for 1 to {LimitMax}, and go on by the cursor."))
            .AsException(),
    };

    public static ProblemException NoCursor(string cursor) => Mistakes.Argument(
        $"cursor={cursor} is not one that this list gave in this order.",
        "Take 'next' of the page before, with the same order; leave it out for the first page.").AsException();
}
