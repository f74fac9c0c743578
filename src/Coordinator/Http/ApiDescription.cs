using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Sweep.Coordinator.Http.Security;
using Sweep.Messages;
using Sweep.Messages.Api;

namespace Sweep.Coordinator.Http;

/// <summary>The interface as an OpenAPI document, made from the routes themselves.</summary>
internal static class ApiDescription
{
    private const string Document = "v1";
    private const string Token = "token";

    public static void Add(IServiceCollection services, bool hasSecrets) => services.AddOpenApi(Document, options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "Sweep's coordinator",
                Version = ProgramVersion.Current,
                Description = "Hyperparameter sweeps: submit, watch, control. docs/api.md tells it to people.",
            };
            document.Servers = [];
            if (hasSecrets) Secure(document);
            return Task.CompletedTask;
        });
    });

    public static void Map(IEndpointRouteBuilder routes) => routes.MapOpenApi(ApiRoutes.Description)
        .WithMetadata(Access.Viewer, new AnswersAlways());

    private static void Secure(OpenApiDocument document)
    {
        document.AddComponent(Token, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "A token of 'sweep token create'; nodes use the join secret.",
        });
        document.Security = [new OpenApiSecurityRequirement
        {
            [new OpenApiSecuritySchemeReference(Token, document)] = [],
        }];
    }
}
