using System.Diagnostics;
using System.Reflection;

namespace Sweep.Coordinator.Tracing;

/// <summary>Gives a span the id that others already name as their parent. The runtime draws ids at random and offers no
/// other way, and a root that ends in another process than it began in must have the id that the first one gave out.
/// </summary>
internal static class ChosenSpanId
{
    private static readonly FieldInfo? Field = typeof(Activity).GetField(
        "_spanId", BindingFlags.Instance | BindingFlags.NonPublic);

    /// <summary>In a runtime that keeps ids elsewhere, spans have random ones: a trace then lacks its root, and is
    /// still held together by its id. A test holds that ours is none of those.</summary>
    public static void Set(Activity span, ActivitySpanId id)
    {
        if (Field?.FieldType == typeof(string)) Field.SetValue(span, id.ToHexString());
    }
}
