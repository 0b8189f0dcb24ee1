using System.Globalization;

namespace Daftar.Tests.Fixtures;

/// <summary>The full fault runs of <c>./daftar test --long</c>.</summary>
internal static class LongRun
{
    public static bool IsWanted { get; } = Environment.GetEnvironmentVariable("DAFTAR_TEST_LONG") is "1";

    /// <summary>
    /// Where random input begins: a failure of the ordinary run is there again the next time, for whoever looks; the long run seeks what nobody has met.
    /// <c>DAFTAR_TEST_SEED=N</c> begins elsewhere. Tests print it (decision 54).
    /// </summary>
    public static int Seed() => int.TryParse(Environment.GetEnvironmentVariable("DAFTAR_TEST_SEED"), NumberStyles.None, CultureInfo.InvariantCulture, out var wanted) ? wanted : IsWanted ? Random.Shared.Next(1_000_000_000) : 20_261_122;

    /// <summary>FsCheck from <see cref="Seed"/>.</summary>
    public static FsCheck.Config Times(int times) => FsCheck.Config.QuickThrowOnFailure.WithMaxTest(times).WithReplay(new FsCheck.Replay(new FsCheck.Rnd((ulong)Seed(), 20_261_123), default));

    /// <summary>Why long tests are skipped, or null where they are wanted.</summary>
    public static string? Skipped { get; } = IsWanted ? null : "A long one: ./daftar test --long runs it.";
}

/// <summary>A test that only the long run includes.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LongFactAttribute : FactAttribute
{
    public LongFactAttribute() => Skip = LongRun.Skipped!;
}
