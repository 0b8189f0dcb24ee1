namespace Daftar.Tests.Fixtures;

/// <summary>The full fault runs of <c>./daftar test --long</c>.</summary>
internal static class LongRun
{
    public static bool IsWanted { get; } = Environment.GetEnvironmentVariable("DAFTAR_TEST_LONG") is "1";

    /// <summary>Why long tests are skipped, or null where they are wanted.</summary>
    public static string? Skipped { get; } = IsWanted ? null : "A long one: ./daftar test --long runs it.";
}

/// <summary>A test that only the long run includes.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LongFactAttribute : FactAttribute
{
    public LongFactAttribute() => Skip = LongRun.Skipped!;
}
