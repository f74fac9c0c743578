using Sweep.Messages.Definition;

namespace Sweep.Messages.Tests.Definition;

public sealed class ResourceDefinitionTests
{
    [Fact]
    public void The_committed_resource_definition_is_the_generated_one() =>
        RepositoryFiles.ShouldHold("deploy/k8s/base/crd.yaml", ResourceDefinition.Generate());
}
