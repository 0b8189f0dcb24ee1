namespace Daftar.Tests.Fixtures;

/// <summary>
/// The temporary folder of one test run, in the place of the machine's: for the tests and for every program they start. What is left there at the end was left behind by a test or by the
/// program it tested, and fails the run, which removes it: a thousand runs on one machine fill its disk, and so does a program that leaves a folder with every command.
/// </summary>
internal static class RunFolder
{
    /// <summary>What processes leave that were killed, and many tests kill what they test: the runtime's own sockets.</summary>
    private static readonly string[] OfKilled = ["clr-debug-pipe-", "dotnet-diagnostic-"];

    private static readonly string Machine = Path.GetTempPath();
    private static string? own;

    /// <summary>Before the first test.</summary>
    public static void Begin()
    {
        own = PostgresClusters.NewFolder("temporary");
        Directory.CreateDirectory(own);
        // As the machine's own: programs that tests run as another user have to get in.
        File.SetUnixFileMode(own, (UnixFileMode)0b1_111_111_111);
        Environment.SetEnvironmentVariable("TMPDIR", own);
    }

    /// <summary>After the last: what is left is named, and removed.</summary>
    public static void End()
    {
        Environment.SetEnvironmentVariable("TMPDIR", Machine);
        if (own is null)
        {
            return;
        }
        var left = LeftIn(own).Concat(PostgresClusters.LeftFolders().Where(static folder => folder != own).Select(static folder => Path.GetFileName(folder))).ToList();
        Directory.Delete(own, recursive: true);
        if (left.Count > 0)
        {
            throw new InvalidOperationException(FormattableString.Invariant($"{left.Count} left behind in the temporary folder by this run: {string.Join(", ", left.Take(40))}"));
        }
    }

    /// <summary>What somebody should have removed.</summary>
    public static IEnumerable<string> LeftIn(string folder) => Directory.EnumerateFileSystemEntries(folder).Select(static path => Path.GetFileName(path)!)
        .Where(static name => !Array.Exists(OfKilled, known => name.StartsWith(known, StringComparison.Ordinal))).Order(StringComparer.Ordinal);

    /// <summary>Where what a failing test keeps for whoever looks at it survives the run.</summary>
    public static string Kept(string name) => Path.Combine(Machine, name);
}
