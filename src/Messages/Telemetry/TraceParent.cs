using System.Diagnostics;
using System.Globalization;

namespace Sweep.Messages.Telemetry;

/// <summary>A span's place in its trace, as W3C Trace Context writes it: <c>00-TRACE-SPAN-FLAGS</c>.</summary>
public static class TraceParent
{
    /// <summary>Empty for no span.</summary>
    public static string Write(ActivityContext context) => context == default
        ? ""
        : string.Create(CultureInfo.InvariantCulture,
            $"00-{context.TraceId}-{context.SpanId}-{(int)context.TraceFlags:x2}");

    /// <summary>The default when the text is empty or not of the form: no work depends on a trace.</summary>
    public static ActivityContext Read(string text) =>
        ActivityContext.TryParse(text, null, isRemote: true, out var context) ? context : default;
}
