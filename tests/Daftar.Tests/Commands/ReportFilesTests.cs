using Daftar.Server.Commands;
using Daftar.Tests.Fixtures;
using static Daftar.Tests.Commands.DaftarCommand;

namespace Daftar.Tests.Commands;

/// <summary>Files of reports: where one cannot be written that is said before anybody waits, and what is in it reads right in every script and when there is nothing to tell.</summary>
public sealed class ReportFilesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("daftar-report").FullName;

    [Theory]
    [InlineData("--html", "nowhere/report.html", "there is no folder")]
    [InlineData("--csv", "nowhere/findings.csv", "there is no folder")]
    [InlineData("--html", "", "a folder; name a file in it.")]
    public async Task AReportThatCannotBeWrittenIsToldFirstWithWhatToDo(string option, string file, string said)
    {
        var path = Path.Combine(folder, file);

        var (code, output, error) = await RunAsync("check", Package("marks"), option, path);

        Assert.Equal(((int)ExitCode.Environment, ""), (code, output));
        Assert.StartsWith($"daftar: {option} {path}: {said}", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AReportIsNoPartOfWhatIsCheckedAndNeverTakesItsPlace()
    {
        var package = Package("marks");
        var file = Directory.GetFiles(package, "*", SearchOption.AllDirectories)[0];
        var before = await File.ReadAllTextAsync(file);
        var (page, sheet) = (Path.Combine(package, "report.html"), Path.Combine(package, "findings.csv"));

        var (_, output, _) = await RunAsync("check", package, "--html", page, "--csv", sheet);
        Assert.DoesNotContain("FILES-UNREFERENCED", output, StringComparison.Ordinal);
        Assert.True(File.Exists(page) && new FileInfo(sheet).Length > 0);

        foreach (string[] options in (string[][])[["--html", file], ["--csv", file], ["--html", page, "--csv", page]])
        {
            var (code, _, error) = await RunAsync(["check", file, .. options]);
            Assert.Equal((int)ExitCode.Environment, code);
            Assert.Contains("name a file of its own", error, StringComparison.Ordinal);
        }
        Assert.Equal(before, await File.ReadAllTextAsync(file));
        Assert.Contains("--html: name a file.", (await RunAsync("check", file, "--html", "")).Item3, StringComparison.Ordinal);
    }

    /// <summary>A browser would write the folder behind the file where its letters run from the right.</summary>
    [Fact]
    public async Task APathInLettersFromTheRightKeepsItsOrder()
    {
        var page = Path.Combine(folder, "report.html");

        await RunAsync("check", Package("marks", Path.Combine("މަސް", "1.xml"), filed: "2199-01-01"), "--html", page);

        var html = await File.ReadAllTextAsync(page);
        Assert.Contains("<code><bdi>", html, StringComparison.Ordinal);
        Assert.Contains("</bdi>/<bdi>1.xml:", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatNeedsNothingIsSaidInOneBreath()
    {
        var (_, output, _) = await RunAsync("check", Package("marks"));

        Assert.Contains("All 2 records need nothing.", output, StringComparison.Ordinal);
        Assert.DoesNotContain("about 0", output, StringComparison.Ordinal);
    }

    /// <summary>No bar without records, no counts of a package nobody opened, and no guess about what else nothing holds.</summary>
    [Theory]
    [InlineData("empty", "There is no document in it.", true)]
    [InlineData("broken.zip", "The package cannot be taken at all.", false)]
    public async Task NothingIsNotCounted(string name, string said, bool hasTiles)
    {
        var package = Path.Combine(folder, name);
        if (name.EndsWith(".zip", StringComparison.Ordinal))
        {
            await File.WriteAllTextAsync(package, "PK\u0003\u0004 cut short");
        }
        else
        {
            Directory.CreateDirectory(package);
        }
        var page = Path.Combine(folder, "report.html");

        await RunAsync("check", package, "--html", page);

        var html = await File.ReadAllTextAsync(page);
        Assert.Contains($"<p class=lead>{said}</p>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("class=whole", html, StringComparison.Ordinal);
        Assert.Equal(hasTiles, html.Contains("<ul class=tiles>", StringComparison.Ordinal));
        Assert.DoesNotContain("End of Central Directory", html, StringComparison.Ordinal);
    }

    private string Package(string name, string file = "marks.xml", string filed = "2024-01-02")
    {
        var path = Path.Combine(folder, name, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, Marks.Document("2026-03-14T09:30:00Z", Marks.Mark("4/2020/00000001", "Kopi", filed: filed), Marks.Mark("4/2020/00000002", "Teh", filed: filed)));
        return Path.Combine(folder, name);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
