using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sweep.Coordinator.Http.Problems;
using Sweep.Coordinator.Http.Security;
using Sweep.Coordinator.Results;
using Sweep.Messages.Api;

namespace Sweep.Coordinator.Http.Results;

/// <summary>Routes of a sweep's result files and its journal.</summary>
internal static class ResultRoutes
{
    private const string One = ApiRoutes.Sweeps + "/{name}";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(One + "/results", (CoordinatorAccess coordinator, string name) =>
                ResultDownload.Of(coordinator, name, ResultDocuments.Summary))
            .For(Access.Viewer, "Compares the configurations: the content of summary.json.", 404)
            .Produces(StatusCodes.Status200OK, contentType: "application/json");
        routes.MapGet(One + "/results/{file}", (CoordinatorAccess coordinator, string name, string file) =>
                ResultFiles.Names.Contains(file)
                    ? ResultDownload.Of(coordinator, name, file)
                    : throw Mistakes.NoRoute($"results/{file}").AsException())
            .For(Access.Viewer, "Gives a result file as 'sweep run' writes it.", 404)
            .Produces(StatusCodes.Status200OK, contentType: "text/csv");
        routes.MapGet(One + "/journal", JournalLines.Of)
            .For(Access.Viewer, "Gives facts of the journal, a JSON object per line.", 400, 404)
            .Produces(StatusCodes.Status200OK, contentType: JournalLines.ContentType);
    }
}
