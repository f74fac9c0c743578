using System.Diagnostics;
using Sweep.Messages.Telemetry;

namespace Sweep.Coordinator.Tracing;

/// <summary>Stands for a span that has another place in time: it is current, and is never told to anybody.</summary>
internal static class EnteredSpan
{
    public static IDisposable Of(ActivityContext context)
    {
        var span = new Activity(SpanNames.Attempt)
            .SetParentId(context.TraceId, context.SpanId, context.TraceFlags)
            .Start();
        ChosenSpanId.Set(span, context.SpanId);
        span.ActivityTraceFlags = context.TraceFlags;
        return span;
    }
}
