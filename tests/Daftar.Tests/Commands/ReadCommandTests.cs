using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Daftar.Server.Commands;
using Daftar.Tests.Fixtures;
using static Daftar.Tests.Commands.DaftarCommand;

namespace Daftar.Tests.Commands;

/// <summary>Someone looks at what Daftar makes of a document, and at what it has no field for.</summary>
public sealed class ReadCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("daftar-read").FullName;

    [Fact]
    public async Task TheFirstEntryIsShownAndTheOthersAreCounted()
    {
        var (code, output, error) = await RunAsync("read", Marks("1", "2", "3"));

        Assert.Equal((0, ""), (code, error));
        Assert.Contains("marks.xml:5: st96", output, StringComparison.Ordinal);
        Assert.Contains("Mark 1 ☕", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Mark 2", output, StringComparison.Ordinal);
        Assert.Contains("3 entries (3 trademark), 0 records or documents not read; 0 with something no field holds", output, StringComparison.Ordinal);
    }

    /// <summary>Several entries of one transaction begin where they begin, and not all where it does.</summary>
    [Fact]
    public async Task EachEntryOfATransactionHasItsOwnLine()
    {
        var (_, output, _) = await RunAsync("read", Path.Combine(Repository.Root, "samples/st66/marks-with-parties-beside.xml"), "--json", "--count", "9");

        var written = await File.ReadAllLinesAsync(Path.Combine(Repository.Root, "samples/st66/marks-with-parties-beside.xml"));
        var lines = JsonDocument.Parse(output).RootElement[0].GetProperty("records").EnumerateArray().Select(static one => one.GetProperty("where").GetProperty("line").GetInt32()).ToList();
        Assert.True(lines.Count > 1);
        Assert.All(lines, line => Assert.Contains("TradeMark operationCode", written[line - 1], StringComparison.Ordinal));
        Assert.Equal(lines.Count, lines.Distinct().Count());
    }

    /// <summary>What an office deletes reads as any record does, and must not be taken for one.</summary>
    [Fact]
    public async Task ADeletionIsShownAsOneAndCountedByCheck()
    {
        var written = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "samples/st66/mark-word.xml"));
        var path = Path.Combine(folder, "deleted.xml");
        await File.WriteAllTextAsync(path, written.Replace("operationCode=\"Insert\"", "operationCode=\"Delete\"", StringComparison.Ordinal));

        var (_, lines, _) = await RunAsync("read", path);
        var (_, json, _) = await RunAsync("read", path, "--json");
        var (_, check, _) = await RunAsync("check", path);
        var (_, report, _) = await RunAsync("check", path, "--json");

        Assert.Contains("st66; by this record the office deletes the entry", lines, StringComparison.Ordinal);
        Assert.True(JsonDocument.Parse(json).RootElement[0].GetProperty("records")[0].GetProperty("deletes").GetBoolean());
        Assert.Contains("  1 deletes an entry that came before", check, StringComparison.Ordinal);
        Assert.Contains("\"deletions\":1", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnEntryIsFoundByItsNumberInAnyFormInsideAZip()
    {
        var zip = Path.Combine(folder, "marks.zip");
        await using (var file = File.Create(zip))
        await using (var archive = new ZipArchive(file, ZipArchiveMode.Create))
        {
            archive.CreateEntryFromFile(Marks("4/2020/00000001", "4/2020/00000002"), "in/marks.xml");
        }

        var (code, output, _) = await RunAsync("read", zip, "--number", "4-2020-00000002", "--json");
        var (none, _, _) = await RunAsync("read", zip, "--number", "4-2020-00000009");

        Assert.Equal(((int)ExitCode.Ok, (int)ExitCode.Findings), (code, none));
        var record = Assert.Single(JsonDocument.Parse(output).RootElement[0].GetProperty("records").EnumerateArray());
        Assert.Equal("in/marks.xml", record.GetProperty("where").GetProperty("file").GetString());
        Assert.Contains("4/2020/00000002", record.GetProperty("record").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatNoFieldHoldsIsCountedByItsPathWithTheFirstPlace()
    {
        var path = Path.Combine(folder, "marks.xml");
        await File.WriteAllTextAsync(path, Fixtures.Marks.Document("2024-01-10T10:00:00Z",
            Odd("1", "<tmk:ShelfText>A3</tmk:ShelfText><tmk:ShelfText>A4</tmk:ShelfText>"), Odd("2", ""), Odd("3", "<tmk:ShelfText>B1</tmk:ShelfText>")));

        var (code, output, _) = await RunAsync("read", path, "--residue");
        var (_, json, _) = await RunAsync("read", path, "--residue", "--json");

        Assert.Equal(0, code);
        Assert.Matches(@"(?m)^  ShelfText +st96 +in records +3 +2 +marks\.xml:\d+:\d+: A3$", output);
        Assert.DoesNotContain("Mark 1", output, StringComparison.Ordinal);
        var left = Assert.Single(JsonDocument.Parse(json).RootElement[0].GetProperty("residue").EnumerateArray(), static one => one.GetProperty("where").GetString() == "record");
        Assert.Equal(("ShelfText", 3, 2), (left.GetProperty("path").GetString(), left.GetProperty("times").GetInt32(), left.GetProperty("records").GetInt32()));
    }

    /// <summary>The very line and column, whatever the value stands in: a zip in a zip, documents behind each other in a file, and text of two bytes a letter.</summary>
    [Theory]
    [InlineData("plain"), InlineData("zip in zip"), InlineData("glued"), InlineData("utf-16"), InlineData("glued utf-16"), InlineData("attribute")]
    public async Task TheFirstPlaceIsThatOfTheValue(string kind)
    {
        var odd = kind == "attribute" ? "<tmk:ShelfText\n   shelf=\"A3\"/>" : "\n  <tmk:ShelfText>A3</tmk:ShelfText>";
        var document = Fixtures.Marks.Document("2024-01-10T10:00:00Z", Fixtures.Marks.Mark("1", "KOPI"), Odd("2", odd));
        document = kind.StartsWith("glued", StringComparison.Ordinal) ? Fixtures.Marks.Document("2024-01-10T10:00:00Z", Fixtures.Marks.Mark("3", "TÈ ☕")) + "\n" + document : document;
        var bytes = kind.EndsWith("utf-16", StringComparison.Ordinal) ? [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(document.Replace("UTF-8", "UTF-16", StringComparison.OrdinalIgnoreCase))] : Encoding.UTF8.GetBytes(document);
        var path = Path.Combine(folder, kind == "zip in zip" ? "outer.zip" : "marks.xml");
        await File.WriteAllBytesAsync(path, kind == "zip in zip" ? Zip("inner.zip", Zip("in/marks.xml", bytes)) : bytes);
        var lines = document.Split('\n');
        var line = Array.FindIndex(lines, static one => one.Contains("A3", StringComparison.Ordinal));

        var (_, json, _) = await RunAsync("read", path, "--residue", "--json");

        var left = Assert.Single(JsonDocument.Parse(json).RootElement[0].GetProperty("residue").EnumerateArray(), static one => one.GetProperty("path").GetString()!.StartsWith("ShelfText", StringComparison.Ordinal));
        var first = left.GetProperty("first");
        Assert.Equal((line + 1, lines[line].IndexOf("A3", StringComparison.Ordinal) + 1), (first.GetProperty("line").GetInt32(), first.GetProperty("column").GetInt32()));
        Assert.EndsWith(kind == "zip in zip" ? "inner.zip!/in/marks.xml" : "marks.xml", first.GetProperty("file").GetString(), StringComparison.Ordinal);
    }

    private static byte[] Zip(string name, byte[] bytes)
    {
        using var into = new MemoryStream();
        using (var zip = new ZipArchive(into, ZipArchiveMode.Create))
        {
            using var entry = zip.CreateEntry(name).Open();
            entry.Write(bytes);
        }
        return into.ToArray();
    }

    [Fact]
    public async Task WhatCannotBeReadIsToldAndTheRestIsShown()
    {
        var path = Path.Combine(folder, "broken.xml");
        await File.WriteAllTextAsync(path, (await File.ReadAllTextAsync(Marks("1", "2"))).Replace("<tmk:ClassNumber>30</tmk:ClassNumber>", "<tmk:ClassNumber>30<tmk:ClassNumber>", StringComparison.Ordinal)
            .Replace("Mark 2 ☕", "A & B", StringComparison.Ordinal));
        await File.WriteAllTextAsync(Path.Combine(folder, "letter.xml"), "<Letter>Dear office</Letter>");

        var (code, output, _) = await RunAsync("read", folder, "--count", "5");

        Assert.Equal((int)ExitCode.Findings, code);
        Assert.Matches(@"XML-MALFORMED +set aside +\d", output);
        Assert.Matches(@"DOCUMENT-UNRECOGNISED +warn +1", output);
        // Both of marks.xml, beside what is broken.
        Assert.Contains("2 entries (2 trademark)", output, StringComparison.Ordinal);
    }

    private string Marks(params string[] numbers)
    {
        var path = Path.Combine(folder, "marks.xml");
        File.WriteAllText(path, Fixtures.Marks.Document("2024-01-10T10:00:00Z", [.. numbers.Select((number, at) => Fixtures.Marks.Mark(number, string.Create(null, $"Mark {at + 1} ☕")))]));
        return path;
    }

    private static string Odd(string number, string beyond) =>
        Fixtures.Marks.Mark(number, "Mark " + number).Replace("</tmk:Trademark>", beyond + "</tmk:Trademark>", StringComparison.Ordinal);

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
