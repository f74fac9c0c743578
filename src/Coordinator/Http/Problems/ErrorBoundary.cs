using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Sweep.Coordinator.Journal;

namespace Sweep.Coordinator.Http.Problems;

/// <summary>Every error leaves as a problem document; what no one foresaw is logged under a number.</summary>
internal sealed partial class ErrorBoundary(ServerLimits limits, ILogger log)
{
    private long bugs;

    public async Task Guard(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
            if (!context.Response.HasStarted && Unanswered(context) is { } silent) await silent.Write(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody listens any more.
        }
        catch (ProblemException refused)
        {
            await refused.Problem.Write(context);
        }
        catch (BadHttpRequestException refused)
        {
            await Of(refused).Write(context);
        }
        catch (JournalException failure)
        {
            LogStorage(log, failure.Message);
            await Faults.Unavailable($"The store cannot be read: {failure.Message}").Write(context);
        }
        catch (Exception bug)
        {
            var number = Interlocked.Increment(ref bugs).ToString("D4", CultureInfo.InvariantCulture);
            LogBug(log, bug, number, $"{context.Request.Method} {context.Request.Path}");
            await Faults.Bug(number).Write(context);
        }
    }

    /// <summary>Routing itself answers an unknown path or method with a bare status.</summary>
    private static ProblemDraft? Unanswered(HttpContext context) => context.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => Mistakes.NoRoute(context.Request.Path),
        StatusCodes.Status405MethodNotAllowed => Mistakes.Method(context.Request.Method, context.Request.Path),
        StatusCodes.Status415UnsupportedMediaType => Mistakes.MediaType(context.Request.ContentType),
        _ => null,
    };

    private ProblemDraft Of(BadHttpRequestException refused) =>
        refused.StatusCode == StatusCodes.Status413PayloadTooLarge
            ? Mistakes.TooLarge(limits.BodyBytesMax)
            : Mistakes.Argument(refused.Message, "docs/api.md tells what the route takes.");

    [LoggerMessage(Level = LogLevel.Error, Message = "bug {Number} in {Request}")]
    private static partial void LogBug(ILogger log, Exception bug, string number, string request);

    [LoggerMessage(Level = LogLevel.Warning, Message = "a request met a fault of the store: {Reason}")]
    private static partial void LogStorage(ILogger log, string reason);
}
