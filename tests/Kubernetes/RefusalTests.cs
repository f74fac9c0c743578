using Sweep.Messages.Definition;
using Sweep.Messages.Tests;

namespace Sweep.Kubernetes;

/// <summary>What the API server refuses, what the reader refuses; the two agree but for what is listed.</summary>
[Collection(ApiServerCollection.Name)]
public sealed class RefusalTests(ApiServer server)
{
    // A test that writes the document anew must not undo what another wrote.
    private readonly string _document = RepositoryFiles.Read(RefusalTable.Document);

    [KubernetesFact]
    public async Task The_server_and_the_reader_refuse_each_row_and_the_server_names_the_field()
    {
        var filled = await RefusalTable.Fill(_document, "refused by both", async (line, definition) =>
        {
            DefinitionReader.Read(definition, "sweep.yaml", [])
                .ShouldBeOfType<DefinitionResult.Refused>($"the reader accepts {line}");
            return await Refused(line, definition);
        });

        RefusalTable.Cases(_document, "refused by both").Count.ShouldBeGreaterThanOrEqualTo(40);
        RepositoryFiles.ShouldHold(RefusalTable.Document, filled);
    }

    [KubernetesFact]
    public async Task What_only_a_cluster_refuses_is_listed_and_validate_says_so_beforehand()
    {
        var filled = await RefusalTable.Fill(_document, "refused by a cluster", async (line, definition) =>
        {
            DefinitionReader.Read(definition, "sweep.yaml", [])
                .ShouldBeOfType<DefinitionResult.Valid>($"the reader refuses {line}");
            ResourceCheck.Errors(definition, "sweep.yaml", []).ShouldNotBeEmpty($"validate --kube accepts {line}");
            return await Refused(line, definition);
        });

        RepositoryFiles.ShouldHold(RefusalTable.Document, filled);
    }

    [KubernetesFact]
    public async Task What_only_the_reader_refuses_is_listed()
    {
        var filled = await RefusalTable.Fill(_document, "refused by the reader", async (line, definition) =>
        {
            var answer = await server.TryCreate(definition);
            answer.IsAccepted.ShouldBeTrue($"the server refuses {line}: {answer.Body}");
            var refused = DefinitionReader.Read(definition, "sweep.yaml", [])
                .ShouldBeOfType<DefinitionResult.Refused>($"the reader accepts {line}");
            return string.Join('\n', refused.Errors.Select(error => error.Message));
        });

        RepositoryFiles.ShouldHold(RefusalTable.Document, filled);
    }

    [KubernetesFact]
    public async Task What_validate_accepts_for_a_cluster_the_server_accepts()
    {
        foreach (var (line, definition) in RefusalTable.Cases(_document, "accepted by both"))
        {
            DefinitionReader.Read(definition, "sweep.yaml", []).ShouldBeOfType<DefinitionResult.Valid>(line);
            ResourceCheck.Errors(definition, "sweep.yaml", []).ShouldBeEmpty(line);
            var answer = await server.TryCreate(definition);
            answer.IsAccepted.ShouldBeTrue($"{line}: {answer.Body}");
        }
    }

    [KubernetesFact(NeedsKubectl = true, IsLong = true)]
    public void The_real_kubectl_shows_each_refusal()
    {
        foreach (var (line, definition) in RefusalTable.Cases(_document, "refused by both"))
        {
            var (exitCode, output) = Kubectl.Run(
                server, definition, "create", "--dry-run=server", "--validate=strict", "-f", "-");

            exitCode.ShouldBe(1, line);
            output.ShouldMatch("spec\\.|metadata\\.|apiVersion|no matches for kind", line);
        }
    }

    private async Task<string> Refused(string line, string definition)
    {
        var answer = await server.TryCreate(definition);
        answer.IsAccepted.ShouldBeFalse($"the server accepts {line}");
        var refusals = string.Join('\n', answer.Refusals());
        refusals.ShouldMatch("spec|metadata|apiVersion|kind", $"{line} is refused without the name of a field");
        return refusals;
    }
}
