using System.Globalization;
using System.Text;
using Daftar.Dialects;
using Daftar.Intake;
using Daftar.Store;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Intake.Hostile;

/// <summary>Every limit is a setting, is told by its finding where something goes beyond it, and costs no other record of the package.</summary>
public sealed class HostilePackagesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("daftar-hostile-").FullName;

    private static string Good(int n) => Marks.Mark(string.Create(CultureInfo.InvariantCulture, $"4/2020/{n:00000000}"), string.Create(CultureInfo.InvariantCulture, $"Good {n}"), registration: string.Create(CultureInfo.InvariantCulture, $"4/2020/{n:00000000}"));

    private static byte[] Document(params string[] marks) => Encoding.UTF8.GetBytes(Marks.Document("2024-01-10T10:00:00Z", marks));

    private static string With(string inside) => Good(2).Replace("<tmk:GoodsServicesBag>", inside + "<tmk:GoodsServicesBag>", StringComparison.Ordinal);

    private static string Picture(string name) => Good(2).Replace("<tmk:MarkReproduction>", $"<tmk:MarkReproduction><tmk:MarkImageBag><tmk:MarkImage><com:FileName>{name}</com:FileName><tmk:MarkImageFileFormatCategory>PNG</tmk:MarkImageFileFormatCategory></tmk:MarkImage></tmk:MarkImageBag>", StringComparison.Ordinal);

    /// <summary>A picture by its head: as many pixels as it says.</summary>
    private static byte[] Png(byte width, byte height) =>
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, .. "IHDR"u8, 0, 0, width, 0, 0, 0, height, 0, 8, 0, 0, 0, 0, 1, 2, 3, 4, 0, 0, 0, 0, .. "IEND"u8, 0xAE, 0x42, 0x60, 0x82];

    public static TheoryData<string, string, string> InARecord => new()
    {
        { "intake.xml.depth=20", "RECORD-BEYOND-LIMITS", string.Concat(Enumerable.Repeat("<a>", 30)) + string.Concat(Enumerable.Repeat("</a>", 30)) },
        { "intake.xml.nodes=1000", "RECORD-BEYOND-LIMITS", string.Concat(Enumerable.Repeat("<a/>", 2000)) },
        { "intake.xml.nodes=1000", "RECORD-BEYOND-LIMITS", "<a " + string.Concat(Enumerable.Range(0, 2000).Select(static n => string.Create(CultureInfo.InvariantCulture, $"a{n}=\"\" "))) + "/>" },
        { "intake.xml.text=10000", "RECORD-BEYOND-LIMITS", "<a>" + new string('x', 20_000) + "</a>" },
        { "intake.xml.text=10000", "RECORD-BEYOND-LIMITS", "<a b=\"" + new string('x', 20_000) + "\"/>" },
        { "intake.xml.entities=100", "RECORD-BEYOND-LIMITS", "<a>" + string.Concat(Enumerable.Repeat("&eacute;", 200)) + "</a>" },
        { "intake.record.bytes=20000", "RECORD-TOO-LARGE", "<a>" + new string('x', 30_000) + "</a>" },
        { "", "XML-MALFORMED", "<a>&lol;</a>" },
    };

    [Theory, MemberData(nameof(InARecord))]
    public void ARecordBeyondALimitIsSetAsideAndThoseBeforeAndBehindAreTaken(string setting, string code, string inside)
    {
        // The same without its setting is no finding: it is the limit that is told, and it can be raised.
        var (without, _) = Check("a.xml", Document(Good(1), With(inside), Good(3)), []);
        var (result, found) = Check("a.xml", Document(Good(1), With(inside), Good(3)), setting);

        Assert.Equal((3L, 1L), (result.Received, result.SetAside));
        var told = Assert.Single(found, finding => finding.Code == code);
        Assert.True(told.Where.Line > 5 && told.Severity == Severity.SetAside, told.ToString());
        Assert.True(setting.Length == 0 || (told.Came + told.Expected).Contains(setting[..setting.IndexOf('=', StringComparison.Ordinal)], StringComparison.Ordinal), told.ToString());
        Assert.Equal(setting.Length == 0 ? 1 : 0, without.SetAside);
    }

    [Fact]
    public void EntitiesThatADocumentDeclaresAreNeverExpandedNorFetched()
    {
        var bomb = "<!DOCTYPE x [<!ENTITY lol \"lol\">" + string.Concat(Enumerable.Range(1, 9).Select(static n => string.Create(CultureInfo.InvariantCulture, $"<!ENTITY lol{n} \"{string.Concat(Enumerable.Repeat(n == 1 ? "&lol;" : string.Create(CultureInfo.InvariantCulture, $"&lol{n - 1};"), 10))}\">")))
            + "<!ENTITY out SYSTEM \"file:///etc/passwd\">]>";
        var text = Encoding.UTF8.GetString(Document(Good(1), With("<a>&lol9;</a>"), With("<a>&out;</a>"), Good(4)));

        var before = GC.GetTotalAllocatedBytes();
        var (result, found) = Check("a.xml", Encoding.UTF8.GetBytes(text.Replace("?>", "?>" + bomb, StringComparison.Ordinal)), []);

        Assert.Equal((4L, 2L), (result.Received, result.SetAside));
        Assert.Equal(2, found.Count(static finding => finding.Code == "XML-MALFORMED"));
        Assert.DoesNotContain(found, static finding => finding.Came?.Contains("root:", StringComparison.Ordinal) == true);
        Assert.True(GC.GetTotalAllocatedBytes() - before < 1L << 30);
    }

    [Fact]
    public void MalformedXmlCostsItsRecordAndTheFindingNamesLineAndColumnInTheFile()
    {
        var document = Document(Good(1), With("<a>\n  <b>x & y</b>\n</a>"), Good(3));
        var line = 1 + document.AsSpan(0, document.AsSpan().IndexOf("x & y"u8)).Count((byte)'\n');

        var (result, found) = Check("a.xml", document, []);

        Assert.Equal((3L, 1L), (result.Received, result.SetAside));
        var told = Assert.Single(found, static finding => finding.Code == "XML-MALFORMED");
        Assert.Equal(("a.xml", (long)line), (told.Where.File, told.Where.Line));
        Assert.InRange(told.Where.Column, 8, 9);
        Assert.DoesNotContain("Line ", told.Came, StringComparison.Ordinal);
    }

    /// <summary>What the list of the zip says of a file, and what the file is: the rest of the package is loaded.</summary>
    public static TheoryData<string, string, string> InAZip => new()
    {
        { "", "FILE-UNREADABLE", "sum" }, { "", "FILE-UNREADABLE", "longer" }, { "", "FILE-UNREADABLE", "shorter" }, { "", "FILE-UNREADABLE", "packed" }, { "", "FILE-UNREADABLE", "password" },
        { "", "FILE-UNREADABLE", "method" }, { "", "FILE-UNREADABLE", "elsewhere" }, { "", "LINK-NOT-FOLLOWED", "link" }, { "", "FILE-LEADS-OUT", "../out.xml" }, { "", "FILE-LEADS-OUT", "/etc/cron.d/out.xml" },
        { "", "FILE-LEADS-OUT", "C:\\out.xml" }, { "", "FILE-LEADS-OUT", "a\\..\\..\\out.xml" }, { "intake.zip.ratio=10", "ZIP-RATIO", "bomb" }, { "intake.zip.nesting=1", "ZIP-TOO-DEEP", "nested" },
    };

    [Theory, MemberData(nameof(InAZip))]
    public void ABrokenOrHostileFileOfAZipIsAFindingAndTheOthersAreRead(string setting, string code, string what)
    {
        var bytes = Document(Good(2));
        var bad = new ForgedEntry("bad.xml", bytes);
        bad = what switch
        {
            "sum" => bad with { Crc = 1 },
            "longer" => bad with { Unpacked = (uint)bytes.Length + 10 },
            "shorter" => bad with { Unpacked = 10 },
            "packed" => bad with { Packed = 10 },
            "password" => bad with { Flags = 1 },
            "method" => bad with { Method = 97 },
            "elsewhere" => bad with { Offset = 7 },
            "link" => bad with { Mode = 0xA1FF, Bytes = "/etc/passwd"u8.ToArray() },
            "bomb" => bad with { Bytes = [.. "<a>"u8, .. new byte[4 << 20]] },
            "nested" => new ForgedEntry("inner.zip", ZipForge.Write(bad)),
            _ => bad with { Name = what },
        };
        var zip = ZipForge.Write(new ForgedEntry("1.xml", Document(Good(1))), bad, new ForgedEntry("3.xml", Document(Good(3))));

        var (result, found) = Check("a.zip", zip, setting);

        Assert.Contains(found, finding => finding.Code == code && finding.Severity == Severity.Warn && finding.Where.File.Contains(bad.Name, StringComparison.Ordinal));
        Assert.InRange(result.Received - result.SetAside, 2, 3);
        Assert.True(result.Unread > 0);
        Assert.All((long[])[1, 3], n => Assert.DoesNotContain(found, finding => finding.Where.File == string.Create(CultureInfo.InvariantCulture, $"{n}.xml")));
        // Nothing was written where a name leads.
        Assert.Equal(["a.zip"], Directory.GetFileSystemEntries(_folder).Select(static path => Path.GetFileName(path)));
    }

    [Fact]
    public void NamesThatLeadOutAreReadWhereTheOperatorSaysSo()
    {
        var (result, found) = Check("a.zip", ZipForge.Write(new ForgedEntry("1.xml", Document(Good(1))), new ForgedEntry("../2.xml", Document(Good(2)))), "intake.zip.outside=on");

        Assert.Equal(2, result.Received);
        Assert.DoesNotContain(found, static finding => finding.Code == "FILE-LEADS-OUT");
    }

    [Fact]
    public void ZipsOfUnusualButHonestFormAreRead()
    {
        byte[][] zips =
        [
            ZipForge.Write(new ForgedEntry("a/ü/日本.xml", Document(Good(1))), new ForgedEntry("a/ü/日本2.xml", Document(Good(2)))),
            ZipForge.Write(new ForgedEntry("1.xml", Document(Good(1))) { Zip64 = true }, new ForgedEntry("2.xml", Document(Good(2))) { Stored = true }),
            ZipForge.Write(new ForgedEntry("1.xml", Document(Good(1))), new ForgedEntry("1.xml", Document(Good(2)))),
            ZipForge.Write(new ForgedEntry("1.xml", Document(Good(1))) { RawName = [0x82, 0xA0, (byte)'.', (byte)'x', (byte)'m', (byte)'l'], Flags = 0 }, new ForgedEntry("2.xml", Document(Good(2)))),
        ];
        for (var n = 0; n < zips.Length; n++)
        {
            var (result, found) = Check("a.zip", zips[n], []);
            Assert.True(result.Received == 2 && result.Unread == 0, string.Create(CultureInfo.InvariantCulture, $"zip {n}: {string.Join(", ", found)}"));
        }
    }

    [Fact]
    public void EntriesThatLieOverEachOtherCannotUnpackWithoutEnd()
    {
        // One file of 8 MB, packed, that four hundred entries name: each keeps the ratio, all together are 3 GB of 40 kB.
        var one = new ForgedEntry("0.xml", [.. "<a>"u8, .. Enumerable.Repeat((byte)' ', 8 << 20), .. "</a>"u8]);
        var (packed, sum) = (ZipForge.Write(one), ZipForge.Crc32(one.Bytes));
        var zip = ZipForge.Write([one with { Name = "0.xml" }, .. Enumerable.Range(1, 400).Select(n => new ForgedEntry(string.Create(CultureInfo.InvariantCulture, $"{n}.xml"), []) { Offset = 0, Packed = (uint)packed.Length - 150, Unpacked = (uint)one.Bytes.Length, Crc = sum, Method = 8 })], []);

        var refused = Assert.Throws<PackageException>(() => Check("a.zip", zip, []));

        Assert.Equal("PACKAGE-TOO-LARGE", refused.Code);
        Assert.Contains("intake.zip.ratio", refused.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, string, string> OfThePackage => new() { { "intake.package.files=2", "PACKAGE-TOO-MANY-FILES", "intake.package.files" }, { "intake.package.bytes=4096", "PACKAGE-TOO-LARGE", "intake.package.bytes" } };

    [Theory, MemberData(nameof(OfThePackage))]
    public void APackageBeyondALimitIsRefusedAndSaysWhich(string setting, string code, string name)
    {
        var zip = ZipForge.Write(new ForgedEntry("1.xml", Document(Good(1))), new ForgedEntry("2.xml", Document(Good(2))), new ForgedEntry("3.xml", Document(Good(3))));

        var refused = Assert.Throws<PackageException>(() => Check("a.zip", zip, setting));

        Assert.Equal(code, refused.Code);
        Assert.Contains(name, refused.Message, StringComparison.Ordinal);
        Assert.Equal(3, Check("a.zip", zip, []).Result.Received);
    }

    [Theory, InlineData("intake.image.pixels=10000", "IMAGE-TOO-LARGE"), InlineData("intake.file.bytes=20", "FILE-TOO-LARGE")]
    public void AnImageBeyondALimitIsLeftOutAndItsRecordTaken(string setting, string code)
    {
        var zip = ZipForge.Write(new ForgedEntry("1.xml", Document(Good(1), Picture("2.png"), Good(3))), new ForgedEntry("2.png", Png(2, 1)));

        var (result, found) = Check("a.zip", zip, setting);

        Assert.Equal((3L, 0L, 1L), (result.Received, result.SetAside, result.FilesNamed));
        Assert.Contains(setting[..setting.IndexOf('=', StringComparison.Ordinal)], Assert.Single(found, finding => finding.Code == code).Expected, StringComparison.Ordinal);
        Assert.DoesNotContain(Check("a.zip", zip, []).Found, finding => finding.Code == code);
    }

    [Fact]
    public void ALinkInAFolderIsFollowedOnlyWhereTheOperatorSaysSoAndNeverOutOfIt()
    {
        var package = Path.Combine(_folder, "package");
        Directory.CreateDirectory(Path.Combine(package, "kept"));
        File.WriteAllBytes(Path.Combine(package, "1.xml"), Document(Good(1)));
        File.WriteAllBytes(Path.Combine(package, "kept", "2.dat"), Document(Good(2)));
        File.WriteAllBytes(Path.Combine(_folder, "outside.xml"), Document(Good(3)));
        File.CreateSymbolicLink(Path.Combine(package, "2.xml"), Path.Combine("kept", "2.dat"));
        File.CreateSymbolicLink(Path.Combine(package, "3.xml"), Path.Combine(_folder, "outside.xml"));
        File.CreateSymbolicLink(Path.Combine(package, "ring.xml"), "ring.xml");
        Directory.CreateSymbolicLink(Path.Combine(package, "all"), "/");

        Assert.Equal((1L, 4), (Run(package, []) is var (left, found) ? left.Received : 0, found.Count(static finding => finding.Code == "LINK-NOT-FOLLOWED")));
        (left, found) = Run(package, "intake.links.follow=on");
        Assert.Equal((2L, 3), (left.Received, found.Count(static finding => finding.Code == "LINK-NOT-FOLLOWED")));
    }

    /// <summary>
    /// Around the records, where no limit of a record holds: neither time nor memory grows with depth times size. Compared with as many elements side by side, on one thread: the machine
    /// may be as busy as it is.
    /// </summary>
    [Theory, InlineData("</b>"), InlineData("</a>"), InlineData("")]
    public void DepthAroundRecordsCostsNothing(string close)
    {
        const int Many = 50_000;
        var deep = string.Concat(Enumerable.Repeat("<a>x", Many)) + string.Concat(Enumerable.Repeat(close, Many));
        var flat = string.Concat(Enumerable.Repeat("<a>x</a>", Many));

        var (result, _) = Check("a.xml", Around(deep), []);
        Assert.Equal((2L, 0L), (result.Received, result.SetAside));

        var best = Enumerable.Range(0, 3).Select(_ => (Deep: Cost(Around(deep)), Flat: Cost(Around(flat)))).ToList();
        // Depth times size would be a hundred times as much.
        Assert.InRange(best.Min(static one => one.Deep.Time) / best.Min(static one => one.Flat.Time), 0, 20);
        Assert.InRange(best.Min(static one => one.Deep.Bytes), 0, (20 * best.Min(static one => one.Flat.Bytes)) + (64 << 20));

        static byte[] Around(string elements) => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Document(Good(1), Good(2))).Replace("<tmk:TrademarkTransactionBody>", elements + "<tmk:TrademarkTransactionBody>", StringComparison.Ordinal));

        static (double Time, long Bytes) Cost(byte[] document)
        {
            using var stream = new MemoryStream(document);
            var (before, started) = (GC.GetAllocatedBytesForCurrentThread(), System.Diagnostics.Stopwatch.GetTimestamp());
            new RecordSplitter(Catalog.Dialects, PackageLimits.Default.RecordBytes).Split(stream, "a.xml", static _ => { }, static _ => { });
            return (System.Diagnostics.Stopwatch.GetElapsedTime(started).TotalMilliseconds, GC.GetAllocatedBytesForCurrentThread() - before);
        }
    }

    /// <summary>Each document has the namespaces of those around it: noted once more at each depth they doubled, and thirty took all memory there is.</summary>
    [Theory, InlineData("<Transaction xmlns=\"http://euipo.europa.eu/trademark/data\">"), InlineData("<a:Transaction xmlns:a=\"http://euipo.europa.eu/trademark/data\" xmlns=\"urn:x\">"), InlineData("<patent-document xmlns:b=\"urn:b\">")]
    public void DocumentsInDocumentsInDocumentsCostNothing(string root)
    {
        var document = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 450).Select(depth => depth % 7 == 0 ? root.Replace(">", System.FormattableString.Invariant($" xmlns:c{depth}=\"urn:{depth}\">"), StringComparison.Ordinal) : root)));
        using var stream = new MemoryStream(document);
        var before = GC.GetAllocatedBytesForCurrentThread();

        new RecordSplitter(Catalog.Dialects, PackageLimits.Default.RecordBytes).Split(stream, "a.xml", static _ => { }, static _ => { });

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200L << 20);
    }

    [Fact]
    public void AListingThatCameAsXmlIsNotMissing()
    {
        var patents = File.ReadAllText(Path.Combine(Repository.Root, "samples/checks/SEQUENCE-LISTING-MISSING/patents.xml"));
        var listing = File.ReadAllBytes(Path.Combine(Repository.Root, "samples/st26/listing.xml"));
        var name = System.Text.RegularExpressions.Regex.Match(patents, "<com:FileName>([^<]+)</com:FileName>").Groups[1].Value;
        var named = Encoding.UTF8.GetBytes(patents.Replace(name, "listing.xml", StringComparison.Ordinal));

        Assert.Contains(Check("a.zip", ZipForge.Write(new ForgedEntry("p.xml", named)), []).Found, static finding => finding.Code == "SEQUENCE-LISTING-MISSING");
        Assert.DoesNotContain(Check("a.zip", ZipForge.Write(new ForgedEntry("p.xml", named), new ForgedEntry("listing.xml", listing)), []).Found, static finding => finding.Code == "SEQUENCE-LISTING-MISSING");
    }

    private (CheckedPackage Result, List<Finding> Found) Check(string name, byte[] bytes, params string[] settings)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, bytes);
        return Run(path, settings);
    }

    private static (CheckedPackage Result, List<Finding> Found) Run(string path, params string[] settings)
    {
        var found = new List<Finding>();
        var options = LoadSettings.From(SettingsOf(settings.Where(static one => one.Length > 0)));
        return (Flow.Check(TimeProvider.System).Run(path, options with { Readers = 2 }, found.Add, default), found);
    }

    private static Settings SettingsOf(IEnumerable<string> settings) => Settings.From(settings.Select(static one => one.Split('=')).Select(static one => new WrittenSetting("this test", one[0], one[1])));

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
