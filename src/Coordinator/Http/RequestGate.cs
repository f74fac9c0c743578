using Microsoft.AspNetCore.Http;
using Sweep.Coordinator.Http.Problems;

namespace Sweep.Coordinator.Http;

/// <summary>Counts what is worked on at once; more is refused, so that a burst costs neither memory nor the time of
/// others. Streams and links have counts of their own.</summary>
internal sealed class RequestGate(ServerLimits limits)
{
    private int requests;
    private int streams;
    private int links;

    public async Task Check(HttpContext context, RequestDelegate next)
    {
        var kind = context.GetEndpoint()?.Metadata.GetMetadata<LongLived>();
        if (!TryEnter(kind))
        {
            context.Response.Headers.RetryAfter = "1";
            await Faults.Busy(kind?.What ?? "requests").Write(context);
            return;
        }

        try
        {
            await next(context);
        }
        finally
        {
            Interlocked.Decrement(ref Count(kind));
        }
    }

    private bool TryEnter(LongLived? kind)
    {
        ref var count = ref Count(kind);
        var limit = kind == LongLived.Stream ? limits.StreamsMax
            : kind == LongLived.Link ? limits.LinksMax : limits.RequestsMax;
        if (Interlocked.Increment(ref count) <= limit) return true;
        Interlocked.Decrement(ref count);
        return false;
    }

    private ref int Count(LongLived? kind)
    {
        if (kind == LongLived.Stream) return ref streams;
        return ref kind == LongLived.Link ? ref links : ref requests;
    }
}
