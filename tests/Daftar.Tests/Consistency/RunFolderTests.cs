using Daftar.Tests.Fixtures;

namespace Daftar.Tests.Consistency;

/// <summary>Where the temporary files of a test run are, and what of them counts as left behind.</summary>
public sealed class RunFolderTests
{
    [Fact]
    public void TestsAndProgramsTheyStartWorkInTheFolderOfTheRun()
    {
        Assert.StartsWith("/tmp/daftar-tests-", Path.GetTempPath(), StringComparison.Ordinal);
        Assert.Equal(Path.GetTempPath().TrimEnd('/'), Environment.GetEnvironmentVariable("TMPDIR"));
    }

    [Fact]
    public void AFolderOfAProgramIsLeftBehindAndASocketOfOneThatWasKilledIsNot()
    {
        var folder = Directory.CreateTempSubdirectory("daftar-left-");
        try
        {
            folder.CreateSubdirectory("daftar-package-x");
            File.WriteAllText(Path.Combine(folder.FullName, "tmp1.tmp"), "");
            File.WriteAllText(Path.Combine(folder.FullName, "dotnet-diagnostic-1-2-socket"), "");
            File.WriteAllText(Path.Combine(folder.FullName, "clr-debug-pipe-1-2-in"), "");

            Assert.Equal(["daftar-package-x", "tmp1.tmp"], RunFolder.LeftIn(folder.FullName));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
