using System.Reflection;
using Xunit.Sdk;

namespace Daftar.Tests.Fixtures;

/// <summary>
/// Runs a theory on one kind of server: <c>[Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]</c>; the test's first parameter is the version.
/// Where Debian's server is not installed the row is skipped and says so.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class OnPostgresAttribute : DataAttribute
{
    private readonly PostgresVersion version;
    private readonly object[] more;

    public OnPostgresAttribute(PostgresVersion version, params object[] more)
    {
        this.version = version;
        this.more = more;
        Skip = PostgresClusters.WhyNot(version)!;
    }

    public PostgresVersion Version => version;

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[version, .. more]];
}
