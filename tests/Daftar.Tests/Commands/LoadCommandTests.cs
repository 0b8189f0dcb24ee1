using System.Text.Json;
using Daftar.Server.Commands;
using Daftar.Store;
using Daftar.Tests.Fixtures;
using static Daftar.Tests.Commands.DaftarCommand;

namespace Daftar.Tests.Commands;

/// <summary>Loading and checking as an operator and an office do it, with invented marks.</summary>
public sealed class LoadCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("daftar-load").FullName;

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task APackageIsLoadedItsAccountIsShownAndTheExitCodeTells(PostgresVersion version)
    {
        var database = await PostgresFixture.NewConnectionStringAsync(version);
        var package = Write("two.xml", ("999000001", "INVENTED ONE"), ("999000002", "INVENTED TWO"));
        var (code, output, error) = await RunAsync("load", package, "--database", database, "--data", folder);
        Assert.Equal((0, ""), (code, error));
        Assert.Matches(@"new +2\b", output);
        Assert.Matches(@"= received +2\b", output);

        (code, output, _) = await RunAsync("load", package, "--database", database, "--data", folder, "--json");
        Assert.Equal(0, code);
        Assert.True(JsonDocument.Parse(output).RootElement[0].GetProperty("wasKnown").GetBoolean());

        package = Write("one-bad.xml", ("999000003", "INVENTED THREE"), ("", "NAMELESS"));
        (code, output, _) = await RunAsync("load", package, "--database", database, "--data", folder);
        Assert.Equal((int)ExitCode.Findings, code);
        Assert.Matches(@"new +1\b", output);
        Assert.Matches(@"set aside +1\b", output);
        Assert.Contains("RECORD-NUMBER-MISSING", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatWasAlteredIsFoundOut()
    {
        var database = await PostgresFixture.NewConnectionStringAsync(PostgresVersion.Npm18);
        await RunAsync("load", Write("one.xml", ("999000005", "INVENTED FIVE")), "--database", database, "--data", folder);
        var (code, output, _) = await RunAsync("verify", "--database", database);
        Assert.Equal(0, code);
        Assert.Contains("1 entries with 1 snapshots, 1 originals read", output, StringComparison.Ordinal);

        await using (var register = await RegisterDatabase.OpenAsync(Settings.Defaults.With(Settings.Database, database), new Progress<string>(), default))
        {
            await using var command = register.Database.Source.CreateCommand("update snapshot set produced = produced - interval '1 year'");
            await command.ExecuteNonQueryAsync();
        }

        (code, output, _) = await RunAsync("verify", "--chains-only", "--database", database);
        Assert.Equal((int)ExitCode.Findings, code);
        Assert.Contains("the chain breaks at snapshot 1", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task APackageThatIsNoneDoesNotKeepTheNextFromBeingLoaded()
    {
        var database = await PostgresFixture.NewConnectionStringAsync(PostgresVersion.Npm18);
        var broken = Path.Combine(folder, "broken.zip");
        await File.WriteAllBytesAsync(broken, [(byte)'P', (byte)'K', 3, 4, 0, 0, 0, 0]);
        var (code, output, error) = await RunAsync("load", broken, Write("good.xml", ("999000004", "INVENTED FOUR")), "--database", database, "--data", folder);
        Assert.Equal((int)ExitCode.Findings, code);
        Assert.Contains("broken.zip: ZIP-UNREADABLE", error, StringComparison.Ordinal);
        Assert.Matches(@"new +1\b", output);
    }

    [Fact]
    public async Task APackageThatCannotBeReadIsRefusedAndTheNextIsLoaded()
    {
        var database = await PostgresFixture.NewConnectionStringAsync(PostgresVersion.Npm18);
        var good = Write("good.xml", ("999000005", "INVENTED FIVE"));

        // A file that is there and gives nothing, whoever asks: root, too.
        var (code, output, error) = await RunAsync("load", "/proc/self/mem", good, "--json", "--database", database, "--data", folder);

        Assert.Equal((int)ExitCode.Findings, code);
        Assert.Contains("/proc/self/mem: PACKAGE-UNREADABLE", error, StringComparison.Ordinal);
        var answers = JsonDocument.Parse(output).RootElement;
        Assert.Equal(("PACKAGE-UNREADABLE", 1), (answers[0].GetProperty("code").GetString(), answers[1].GetProperty("account").GetProperty("new").GetInt32()));
        (code, output, error) = await RunAsync("check", "/proc/self/mem", good);
        Assert.Equal((int)ExitCode.Findings, code);
        Assert.Contains("PACKAGE-UNREADABLE", error, StringComparison.Ordinal);
        Assert.Contains("good.xml: 1 record would be received", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SeveralPackagesOfAFullExtractionAreOneDelivery()
    {
        var database = await PostgresFixture.NewConnectionStringAsync(PostgresVersion.Npm18);
        string[] where = ["--database", database, "--data", folder];
        await RunAsync(["load", Write("known.xml", ("999000001", "ONE"), ("999000002", "TWO"), ("999000003", "THREE")), .. where]);
        var one = Write("part-1.xml", ("999000001", "ONE"));
        var two = Write("part-2.xml", ("999000002", "TWO"));

        var (code, output, error) = await RunAsync(["load", one, two, "--kind", "full", "--remove-omitted", .. where]);

        Assert.Equal((0, ""), (code, error));
        Assert.Contains("delivery together-", output, StringComparison.Ordinal);
        Assert.Single(output.Split('\n'), line => line.Contains("entries of this collection are absent", StringComparison.Ordinal));
        Assert.Contains("  1 entries of this collection are absent from the full extraction: 1 of them were removed", output, StringComparison.Ordinal);
        Assert.Equal(["999000003"], await Deleted(database));
        // Run again, as after an interruption: the same delivery.
        (_, output, _) = await RunAsync(["load", two, one, "--kind", "full", "--remove-omitted", "--json", .. where]);
        Assert.All(JsonDocument.Parse(output).RootElement.EnumerateArray(), answer => Assert.True(answer.GetProperty("wasKnown").GetBoolean()));
    }

    [Theory]
    [InlineData]
    [InlineData("--delivery", "2026", "--last")]
    public async Task ADeliveryOfWhichAPackageIsRefusedIsNotJudged(params string[] delivery)
    {
        var database = await PostgresFixture.NewConnectionStringAsync(PostgresVersion.Npm18);
        string[] where = ["--database", database, "--data", folder];
        await RunAsync(["load", Write("known.xml", ("999000001", "ONE"), ("999000002", "TWO"), ("999000003", "THREE")), .. where]);
        var one = Path.Combine(folder, "part-1.zip");
        await File.WriteAllBytesAsync(one, [(byte)'P', (byte)'K', 3, 4, 0, 0, 0, 0]);
        var two = Write("part-2.xml", ("999000002", "TWO"));

        var (code, output, error) = await RunAsync(["load", one, two, "--kind", "full", "--remove-omitted", .. delivery, .. where]);

        Assert.Equal((int)ExitCode.Findings, code);
        Assert.Contains("is not complete, for 1 of 2 packages were refused", error, StringComparison.Ordinal);
        Assert.DoesNotContain("are absent", output, StringComparison.Ordinal);
        Assert.Empty(await Deleted(database));
        // Mended and run again.
        File.Move(Write("part-1.xml", ("999000001", "ONE")), one, overwrite: true);
        (code, _, error) = await RunAsync(["load", one, two, "--kind", "full", "--remove-omitted", .. delivery, .. where]);
        Assert.Equal((0, ""), (code, error));
        Assert.Equal(["999000003"], await Deleted(database));
    }

    [Fact]
    public async Task ATruncatedExtractionRemovesNothingAndSaysSo()
    {
        var database = await PostgresFixture.NewConnectionStringAsync(PostgresVersion.Npm18);
        string[] where = ["--database", database, "--data", folder];
        var marks = Marks.Many(5);
        var whole = Path.Combine(folder, "whole.xml");
        await File.WriteAllTextAsync(whole, Marks.Document("2026-01-10T10:00:00Z", marks));
        await RunAsync(["load", whole, "--kind", "full", .. where]);
        var cut = Path.Combine(folder, "cut.xml");
        var text = Marks.Document("2026-02-10T10:00:00Z", marks);
        await File.WriteAllTextAsync(cut, text[..text.IndexOf(marks[2], StringComparison.Ordinal)]);

        var (code, output, _) = await RunAsync(["load", cut, "--kind", "full", "--remove-omitted", .. where]);

        Assert.Equal((int)ExitCode.Findings, code);
        Assert.Contains("cut.xml (loaded with findings)", output, StringComparison.Ordinal);
        Assert.Contains("Nothing was removed: 1 document or zip of the delivery could not be read to the end", output, StringComparison.Ordinal);
        Assert.Contains("  3 entries of this collection are absent from the full extraction: none was removed", output, StringComparison.Ordinal);
        Assert.Empty(await Deleted(database));

        var three = Path.Combine(folder, "three.xml");
        await File.WriteAllTextAsync(three, Marks.Document("2026-03-10T10:00:00Z", marks[..3]));
        (code, output, _) = await RunAsync(["load", three, "--kind", "full", "--remove-omitted", "--json", .. where]);
        Assert.Equal(0, code);
        var account = JsonDocument.Parse(output).RootElement[0].GetProperty("account");
        Assert.Equal((2, 2), (account.GetProperty("omitted").GetInt32(), account.GetProperty("removed").GetInt32()));
        (_, output, _) = await RunAsync(["packages", .. where]);
        Assert.Matches(@"held +set aside +removed +name", output);
        Assert.Matches(@" 2 +three\.xml", output);
    }

    [Theory]
    [InlineData("", "XML-NO-ELEMENT")]
    [InlineData("hello world", "XML-NO-ELEMENT")]
    [InlineData("<letter>Dear office</letter>", "DOCUMENT-UNRECOGNISED")]
    [InlineData("<tmk:Trademarks xmlns:tmk='http://www.wipo.int/standards/XMLSchema/ST96/Trademark'><tmk:Mark/></tmk:Trademarks>", "DOCUMENT-WITHOUT-RECORD")]
    [InlineData("<tmk:TrademarkTransaction xmlns:tmk='http://www.wipo.int/standards/XMLSchema/ST96/Trademark'/>", "DOCUMENT-WITHOUT-RECORD")]
    [InlineData("<tmk:TrademarkTransaction xmlns:tmk='http://www.wipo.int/standards/XMLSchema/ST96/Trademark'><a>\n</a>", "XML-CUT-SHORT")]
    // the end of the transaction and that of what stands open in it
    [InlineData("<tmk:TrademarkTransaction xmlns:tmk='http://www.wipo.int/standards/XMLSchema/ST96/Trademark'><a>\n<b></a>", "XML-CUT-SHORT", "2 times")]
    [InlineData(null, "PACKAGE-EMPTY")]
    public async Task WhatHoldsNoRecordIsNotCalledDone(string? xml, string finding, string times = "1 time")
    {
        var database = await PostgresFixture.NewConnectionStringAsync(PostgresVersion.Npm18);
        var package = Path.Combine(folder, "nothing.xml");
        if (xml is null)
        {
            Directory.CreateDirectory(package);
        }
        else
        {
            await File.WriteAllTextAsync(package, xml);
        }

        var (checkCode, checkOutput, _) = await RunAsync("check", package);
        var (code, output, _) = await RunAsync("load", package, "--database", database, "--data", folder);

        Assert.Equal(((int)ExitCode.Findings, (int)ExitCode.Findings), (checkCode, code));
        Assert.Matches(finding + "  warn  " + times, checkOutput);
        Assert.Matches(finding + " +warn +" + times[0], output);
        Assert.Contains("(loaded with findings)", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnEmptyFolderIsAnotherPackageThanAnEmptyFile()
    {
        var database = await PostgresFixture.NewConnectionStringAsync(PostgresVersion.Npm18);
        var file = Path.Combine(folder, "empty.xml");
        await File.WriteAllTextAsync(file, "");
        await RunAsync("load", file, "--database", database, "--data", folder);

        var (code, output, _) = await RunAsync("load", Directory.CreateDirectory(Path.Combine(folder, "empty")).FullName, "--database", database, "--data", folder, "--json");

        Assert.Equal((int)ExitCode.Findings, code);
        Assert.False(JsonDocument.Parse(output).RootElement[0].GetProperty("wasKnown").GetBoolean());
    }

    /// <summary>As the shell gives <c>daftar load out/*</c>. Given alone, the README is what is meant.</summary>
    [Fact]
    public async Task EverythingThatGenerateWroteIsLoadedAndItsReadmePassedOver()
    {
        var database = await PostgresFixture.NewConnectionStringAsync(PostgresVersion.Npm18);
        var made = Path.Combine(folder, "out");
        await RunAsync("generate", "--applications", "12", "--offices", "PH", "--rights", "trademark", "--updates", "0", "--out", made);
        var everything = Directory.GetFileSystemEntries(made).Order(StringComparer.Ordinal).ToArray();
        Assert.Contains(everything, static path => Path.GetFileName(path) == "README.md");

        var (code, output, error) = await RunAsync(["load", .. everything, "--json", "--database", database, "--data", folder]);

        Assert.Equal((int)ExitCode.Ok, code);
        Assert.DoesNotContain("README", output + error, StringComparison.Ordinal);
        Assert.Equal(everything.Length - 1, JsonDocument.Parse(output).RootElement.GetArrayLength());
        (code, output, _) = await RunAsync("check", Path.Combine(made, "README.md"));
        Assert.Equal((int)ExitCode.Findings, code);
        Assert.Contains("README.md", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnOfficeChecksItsPackageWithoutADatabase()
    {
        var package = Write("one-bad.xml", ("999000003", "INVENTED THREE"), ("", "NAMELESS"));
        var (code, output, _) = await RunAsync("check", package);
        Assert.Equal((int)ExitCode.Findings, code);
        Assert.Contains("one-bad.xml: 2 records would be received, 1 of them set aside, 0 held", output, StringComparison.Ordinal);
        Assert.Contains("one-bad.xml:", output, StringComparison.Ordinal);
        Assert.Contains("expected: ", output, StringComparison.Ordinal);

        (code, _, _) = await RunAsync("check", Write("good.xml", ("999000004", "INVENTED FOUR")), "--quiet");
        Assert.Equal(0, code);
    }

    [Theory]
    [InlineData("no such file or folder", "load", "/nonexistent/2026-06.zip")]
    [InlineData("two capital letters", "load", "/", "--authority", "ph")]
    [InlineData("id of an authority", "load", "/", "--authority", "Philippines")]
    [InlineData("give --delivery ID too", "load", "/", "--last")]
    [InlineData("give --last too", "load", "/", "--remove-omitted", "--kind", "full", "--delivery", "2026")]
    [InlineData("give --kind full too", "load", "/", "--remove-omitted", "--kind", "update")]
    [InlineData("'monthly'", "load", "/", "--kind", "monthly")]
    public async Task WhatMakesNoSenseIsRefusedBeforeAnythingStarts(string remedy, params string[] args)
    {
        var (code, output, error) = await RunAsync(args);
        Assert.Equal((int)ExitCode.Usage, code);
        Assert.Empty(output);
        Assert.Contains(remedy, error, StringComparison.Ordinal);
    }

    [Fact]
    public void SettingsReachTheIntake()
    {
        var options = Daftar.Intake.LoadSettings.From(Settings.Defaults.With(Settings.IntakeZipRatio, 50).With(Settings.IntakeXmlDepth, 20).With(Settings.IntakeBatch, 500));
        Assert.Equal((50, 20, 500), (options.Limits.Ratio, options.Limits.Xml.Depth, options.BatchRecords));
        var defaults = Daftar.Intake.LoadSettings.From(Settings.Defaults);
        Assert.Equal(new Daftar.Intake.LoadOptions(), defaults);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static async Task<string[]> Deleted(string database)
    {
        await using var register = await RegisterDatabase.OpenAsync(Settings.Defaults.With(Settings.Database, database), new Progress<string>(), default);
        await using var command = register.Database.Source.CreateCommand("select coalesce(array_agg(i.written order by i.written), '{}') from entry e join identifier i on i.entry = e.id where e.deleted");
        return (string[])(await command.ExecuteScalarAsync())!;
    }

    private string Write(string name, params (string Number, string Words)[] marks) => InventedMarks.Write(folder, name, marks);
}
