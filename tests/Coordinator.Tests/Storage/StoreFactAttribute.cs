using System.ComponentModel;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Sweep.Coordinator.Tests.Storage;

/// <summary>A test of the contract that all stores share; skipped for PostgreSQL where there is no server.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("Sweep.Coordinator.Tests.Storage.StoreFactDiscoverer", "Sweep.Coordinator.Tests")]
public sealed class StoreFactAttribute : FactAttribute;

/// <summary>Makes test cases that know which store they test.</summary>
public sealed class StoreFactDiscoverer(IMessageSink messages) : FactDiscoverer(messages)
{
    protected override IXunitTestCase CreateTestCase(
        ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        new StoreTestCase(DiagnosticMessageSink, discoveryOptions.MethodDisplayOrDefault(),
            discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod);
}

/// <summary>The attribute stands in the contract, so it is the class under test that says whether it can run.</summary>
public sealed class StoreTestCase : XunitTestCase
{
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete("For the test runner, which sends test cases between processes.")]
    public StoreTestCase()
    {
    }

    public StoreTestCase(
        IMessageSink messages, TestMethodDisplay display, TestMethodDisplayOptions options, ITestMethod method)
        : base(messages, display, options, method)
    {
    }

    protected override string? GetSkipReason(IAttributeInfo factAttribute) =>
        TestMethod.TestClass.Class.Name.EndsWith(nameof(PostgresStoreTests), StringComparison.Ordinal)
            ? PostgresServer.WhyThereIsNone : base.GetSkipReason(factAttribute);
}
