using Xunit;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace MomBot.Data.Tests.Support;

/// <summary>
/// Runs a test on SQLite and on PostgreSQL; without a PostgreSQL the second is a visible skip, but never in CI.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("MomBot.Data.Tests.Support.EveryDatabaseDiscoverer", "MomBot.Data.Tests")]
public sealed class EveryDatabaseAttribute : TheoryAttribute;

/// <summary>The databases a store must work on.</summary>
public enum DatabaseKind
{
    Sqlite,
    Postgres,
}

/// <summary>Makes the two test cases of each such test.</summary>
public sealed class EveryDatabaseDiscoverer(IMessageSink diagnostics) : IXunitTestCaseDiscoverer
{
    public IEnumerable<IXunitTestCase> Discover(
        ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute)
    {
        var display = discoveryOptions.MethodDisplayOrDefault();
        var displayOptions = discoveryOptions.MethodDisplayOptionsOrDefault();
        yield return new XunitTestCase(diagnostics, display, displayOptions, testMethod, [DatabaseKind.Sqlite]);
        if (TestDatabase.PostgresIsThere || TestDatabase.PostgresIsRequired)
            yield return new XunitTestCase(diagnostics, display, displayOptions, testMethod, [DatabaseKind.Postgres]);
        else
        {
            yield return new XunitSkippedDataRowTestCase(diagnostics, display, displayOptions, testMethod,
                $"No PostgreSQL: set {TestDatabase.PostgresVariable} to a connection string to run this too.",
                [DatabaseKind.Postgres]);
        }
    }
}
