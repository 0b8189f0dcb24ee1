using System.Text.Json;
using Daftar.Server.Commands;
using Daftar.Tests.Fixtures;
using static Daftar.Tests.Commands.DaftarCommand;

namespace Daftar.Tests.Commands;

/// <summary>A data manager turns a package into ST.96 or ST.97 and reads what that cost.</summary>
public sealed class ConvertCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("daftar-convert").FullName;

    private string Out => Path.Combine(folder, "out");

    private static string Sample(string path) => Path.Combine(Repository.Root, "samples", path);

    [Fact]
    public async Task TheSummarySaysWhatWasWrittenWhatConformsAndWhatIsLost()
    {
        var (code, output, error) = await RunAsync("convert", Sample("st66/mark-word.xml"), "--out", Out, "--loss", Path.Combine(folder, "loss.csv"), "--records", Path.Combine(folder, "records.csv"));

        Assert.Equal("", error);
        Assert.Contains("1 records read, 1 written in 1 documents", output, StringComparison.Ordinal);
        Assert.Contains("What the elements do not carry", output, StringComparison.Ordinal);
        Assert.Equal(output.Contains("STANDARD-PART-MISSING", StringComparison.Ordinal) ? (int)ExitCode.Findings : 0, code);
        Assert.True(File.Exists(Path.Combine(Out, "mark-word.xml")));
        var loss = await File.ReadAllLinesAsync(Path.Combine(folder, "loss.csv"));
        Assert.StartsWith("read from,right,field,is,times,records,not read back by Daftar either,why", loss[0].TrimStart('\uFEFF'), StringComparison.Ordinal);
        Assert.All(loss.Skip(1), static line => Assert.StartsWith("st66,trademark,", line, StringComparison.Ordinal));
        Assert.Equal(2, (await File.ReadAllLinesAsync(Path.Combine(folder, "records.csv"))).Length);
    }

    [Fact]
    public async Task WhatWasConvertedIsReadAgainAndAMachineGetsTheCounts()
    {
        var (_, json, _) = await RunAsync("convert", Sample("st66/mark-word.xml"), "--out", Out, "--json");
        var (code, read, _) = await RunAsync("read", Out, "--json");

        var package = JsonDocument.Parse(json).RootElement.GetProperty("packages")[0];
        Assert.Equal((1, 1, 0), (package.GetProperty("records").GetInt32(), package.GetProperty("written").GetInt32(), package.GetProperty("unread").GetInt32()));
        Assert.Equal(0, code);
        Assert.Equal(1, JsonDocument.Parse(read).RootElement[0].GetProperty("entries").GetInt32());
    }

    [Theory]
    [InlineData("in", "in"), InlineData("in", "in/below"), InlineData("in/mark.xml", "in")]
    public async Task NothingIsWrittenOverWhatItIsMadeOf(string package, string into)
    {
        var source = Path.Combine(folder, "in", "mark.xml");
        Directory.CreateDirectory(Path.GetDirectoryName(source)!);
        File.Copy(Sample("st66/mark-word.xml"), source);

        var (code, _, error) = await RunAsync("convert", Path.Combine(folder, package), "--out", Path.Combine(folder, into));

        Assert.Equal((int)ExitCode.Usage, code);
        Assert.Contains("would be written over", error, StringComparison.Ordinal);
        Assert.Equal(await File.ReadAllBytesAsync(Sample("st66/mark-word.xml")), await File.ReadAllBytesAsync(source));
        Assert.Equal([source], Directory.GetFiles(folder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task NorThroughALink()
    {
        var source = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "in")).FullName, "mark.xml");
        File.Copy(Sample("st66/mark-word.xml"), source);
        Directory.CreateSymbolicLink(Out, Path.Combine(folder, "in"));
        Directory.CreateSymbolicLink(Path.Combine(folder, "other"), Path.Combine(folder, "in"));

        foreach (var (package, into) in ((string, string)[])[("in", Out), ("in", Path.Combine(Out, "below")), ("other", Path.Combine(folder, "in"))])
        {
            var (code, _, error) = await RunAsync("convert", Path.Combine(folder, package), "--out", into);
            Assert.Equal((int)ExitCode.Usage, code);
            Assert.Contains("would be written over", error, StringComparison.Ordinal);
        }
        Assert.Equal(await File.ReadAllBytesAsync(Sample("st66/mark-word.xml")), await File.ReadAllBytesAsync(source));
        Assert.Equal([source], Directory.GetFiles(Path.Combine(folder, "in"), "*", SearchOption.AllDirectories));
    }

    /// <summary>A link inside the target that leads back to the package.</summary>
    [Fact]
    public async Task ALinkInTheTargetLeadsNowhereElse()
    {
        var source = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "in", "a")).FullName, "mark.xml");
        File.Copy(Sample("st66/mark-word.xml"), source);
        Directory.CreateDirectory(Out);
        Directory.CreateSymbolicLink(Path.Combine(Out, "a"), Path.Combine(folder, "in", "a"));

        var (code, _, error) = await RunAsync("convert", Path.Combine(folder, "in"), "--out", Out);

        Assert.Equal((int)ExitCode.Environment, code);
        Assert.Contains("leads out of the folder", error, StringComparison.Ordinal);
        Assert.Equal(await File.ReadAllBytesAsync(Sample("st66/mark-word.xml")), await File.ReadAllBytesAsync(source));
        Assert.Single(Directory.GetFiles(Path.Combine(folder, "in"), "*", SearchOption.AllDirectories));
    }

    /// <summary>/proc takes no folder from anybody, and /dev/full has never room.</summary>
    [Theory]
    [InlineData("/proc/daftar", "st96"), InlineData(null, "st96"), InlineData(null, "st97")]
    public async Task WhereNothingCanBeWrittenIsSaidWithWhatToDo(string? into, string form)
    {
        if (into is null)
        {
            Directory.CreateDirectory(into = Out);
            File.CreateSymbolicLink(Path.Combine(Out, "marks.xml.part"), "/dev/full");
            File.CreateSymbolicLink(Path.Combine(Out, "marks.json.part"), "/dev/full");
        }
        var (code, _, error) = await RunAsync("convert", Sample("st96/marks.xml"), "--out", into, "--to", form);

        Assert.Equal((int)ExitCode.Environment, code);
        Assert.StartsWith("daftar: " + into, error, StringComparison.Ordinal);
        Assert.Contains("with room enough", error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(Out, "marks.xml")) || File.Exists(Path.Combine(Out, "marks.json")));
    }

    [Fact]
    public async Task AFileIsNoFolder()
    {
        await File.WriteAllTextAsync(Out, "mine");

        var (code, _, error) = await RunAsync("convert", Sample("st66/mark-word.xml"), "--out", Out);

        Assert.Equal((int)ExitCode.Usage, code);
        Assert.Contains("that is a file", error, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(Out));
    }

    [Fact]
    public async Task PackagesOfOneNameDoNotWriteOverEachOther()
    {
        foreach (var place in (string[])["a", "b"])
        {
            Directory.CreateDirectory(Path.Combine(folder, place, "2026-06"));
            File.Copy(Sample("st66/mark-word.xml"), Path.Combine(folder, place, "2026-06", "mark.xml"));
        }
        var (_, _, error) = await RunAsync("convert", Path.Combine(folder, "a", "2026-06"), Path.Combine(folder, "b", "2026-06"), "--out", Out);

        Assert.Equal("", error);
        Assert.True(File.Exists(Path.Combine(Out, "2026-06", "mark.xml")) && File.Exists(Path.Combine(Out, "2026-06-2", "mark.xml")));
    }

    [Fact]
    public async Task OfNothingNothingIsSaidToBeCarried()
    {
        var empty = Directory.CreateDirectory(Path.Combine(folder, "empty")).FullName;

        var (_, output, _) = await RunAsync("convert", empty, "--out", Out);

        Assert.Contains("0 records read", output, StringComparison.Ordinal);
        Assert.DoesNotContain("carried", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task JsonAndADocumentForEveryRecord()
    {
        var (_, _, error) = await RunAsync("convert", Sample("st96/marks.xml"), "--to", "st97", "--out", Out, "--each");

        Assert.Equal("", error);
        var files = Directory.GetFiles(Path.Combine(Out, "marks"), "*.json");
        Assert.True(files.Length > 1);
        Assert.All(files, static file => Assert.Equal("trademarkTransaction", JsonDocument.Parse(File.ReadAllBytes(file)).RootElement.EnumerateObject().Single().Name));
    }

    [Fact]
    public async Task JsonIsReadAgainAsWhateverWasConverted()
    {
        await RunAsync("convert", Sample("st96/marks.xml"), "--to", "st97", "--out", Out);
        var (_, before, _) = await RunAsync("read", Sample("st96/marks.xml"), "--count", "100", "--json");
        var (code, after, _) = await RunAsync("read", Out, "--count", "100", "--json");

        Assert.Equal(0, code);
        Assert.Equal(Records(before), Records(after));

        // Who would guess that a record stood before the break?
        var cut = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "cut")).FullName, "marks.json");
        var json = await File.ReadAllTextAsync(Path.Combine(Out, "marks.json"));
        await File.WriteAllTextAsync(cut, json[..(json.LastIndexOf("applicationNumberText", StringComparison.Ordinal) + 10)]);
        var (broken, told, _) = await RunAsync("read", cut);
        Assert.Equal((int)ExitCode.Findings, broken);
        Assert.Contains("JSON-CUT-SHORT", told, StringComparison.Ordinal);
        Assert.DoesNotContain(": 0 entries", told, StringComparison.Ordinal);

        static string[] Records(string answer) => [.. JsonDocument.Parse(answer).RootElement[0].GetProperty("records").EnumerateArray().Select(static one => $"{one.GetProperty("record").GetProperty("identifierBag")} {(one.GetProperty("record").TryGetProperty("markVerbalElementText", out var words) ? words.ToString() : "")}")];
    }

    [Fact]
    public async Task WhatCannotBeReadIsFoundAndTheRestIsWritten()
    {
        var package = Directory.CreateDirectory(Path.Combine(folder, "in")).FullName;
        File.Copy(Sample("st66/mark-word.xml"), Path.Combine(package, "mark.xml"));
        await File.WriteAllTextAsync(Path.Combine(package, "broken.xml"), (await File.ReadAllTextAsync(Sample("st66/mark-word.xml"))).Replace("</TradeMark>", "</TradeMork>", StringComparison.Ordinal));

        var (code, output, _) = await RunAsync("convert", package, "--out", Out);

        Assert.Equal((int)ExitCode.Findings, code);
        Assert.Contains("1 written", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFolderMustBeNamed() => Assert.Equal((int)ExitCode.Usage, (await RunAsync("convert", Sample("st66/mark-word.xml"))).Code);

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
