using System.IO.Compression;
using System.Text;
using Daftar.Intake;
using Daftar.Tests.Fixtures;
using Daftar.Tests.Register;
using Daftar.Values;
using static System.FormattableString;

namespace Daftar.Tests.Intake;

/// <summary>A zip that was cut short, stands behind other bytes or names its files in old letters costs what is not there, and nothing else.</summary>
public sealed class ZipsNotWholeTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IDisposable
{
    private static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private readonly string folder = Directory.CreateTempSubdirectory("daftar-zips-").FullName;

    static ZipsNotWholeTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>Wherever it breaks off, all files before are read; the length of a file stands before it, or only behind it where it was written as it came.</summary>
    [Theory]
    [InlineData(true, CompressionLevel.Optimal), InlineData(false, CompressionLevel.Optimal), InlineData(true, CompressionLevel.NoCompression), InlineData(false, CompressionLevel.NoCompression)]
    public void OfAZipCutShortEveryFileBeforeTheCutIsRead(bool isSeekable, CompressionLevel level)
    {
        var whole = Zip(isSeekable, level, null, [.. Enumerable.Range(1, 4).Select(static n => (Invariant($"{n}.xml"), Xml(Marks.Mark(Invariant($"{n}"), "MARK"))))]);
        var ends = Enumerable.Range(2, 3).Select(n => Nth(whole, n)).Append(ListOf(whole)).ToList();

        for (var cut = 60; cut < whole.Length; cut += 17)
        {
            var (result, found) = Check("cut.zip", whole[..cut]);

            var before = ends.Count(end => end <= cut);
            Assert.InRange(result, before, before + 1);
            Assert.Equal(["ZIP-UNREADABLE"], found.Select(static one => one.Code).Where(static code => code is "ZIP-UNREADABLE" or "FILE-UNREADABLE"));
        }
        Assert.Equal((4, 0), Check("whole.zip", whole) is var (all, told) ? (all, told.Count(static one => one.Code == "ZIP-UNREADABLE")) : default);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\n\r\n", true, "19 bytes before its first file"), InlineData("\n", false, "1 byte before its first file")]
    public void BehindOtherBytesItIsReadAndTold(string before, bool isSeekable, string came)
    {
        var (records, found) = Check("saved.zip", [.. Encoding.ASCII.GetBytes(before), .. Zip(isSeekable, CompressionLevel.Optimal, null, ("1.xml", Xml(WithImage("1", "1.png"))), ("1.png", Png))]);

        Assert.Equal(1, records);
        var told = Assert.Single(found, static one => one.Code == "ZIP-UNREADABLE");
        Assert.Equal((came, "A complete zip, and nothing before it. 2 files are found in it and read."), (told.Came, told.Expected));
        Assert.DoesNotContain(found, static one => one.Code is "FILE-MISSING" or "FILES-UNREFERENCED");
    }

    /// <summary>Whatever stands in a document, it is no zip for it.</summary>
    [Theory]
    [InlineData("PK\u0003\u0004 in a text"), InlineData("PK\u0005\u0006")]
    public void ADocumentThatHoldsTheSignsOfAZipIsNone(string text)
    {
        var path = Path.Combine(folder, "marks.xml");
        File.WriteAllText(path, Encoding.UTF8.GetString(Xml(Marks.Mark("1", "ONE"))) + $"<!-- {text} -->");

        Assert.False(ZipOfParts.IsBehindOthers(path));
    }

    [Theory]
    [InlineData("figüre.png", "figüre.png", 437), InlineData("figüre.png", "FIGÜRE.PNG", 850), InlineData("рисунок.png", "рисунок.png", 866), InlineData("рисунок.png", "bilder/рисунок.png", 1251)]
    [InlineData("商標.png", "商標.png", 932), InlineData("商标.png", "商标.png", 936), InlineData("รูป.png", "รูป.png", 874)]
    public void NamesInOldLettersAreFound(string named, string packed, int page)
    {
        var (records, found) = Check("old.zip", Zip(true, CompressionLevel.Optimal, Encoding.GetEncoding(page), ("1.xml", Xml(WithImage("1", named))), (packed, Png)));

        Assert.Equal(1, records);
        Assert.DoesNotContain(found, static one => one.Code is "FILE-MISSING" or "FILES-UNREFERENCED");
        Assert.Equal(Severity.Watch, Assert.Single(found, static one => one.Code == "ZIP-NAME-ENCODING").Severity);
    }

    [Fact]
    public void AnotherNameInOldLettersIsNotFound()
    {
        var (_, found) = Check("old.zip", Zip(true, CompressionLevel.Optimal, Encoding.GetEncoding(866), ("1.xml", Xml(WithImage("1", "рисунок.png"))), ("чертёж.png", Png)));

        Assert.Equal(["FILE-MISSING", "FILES-UNREFERENCED", "ZIP-NAME-ENCODING"], found.Select(static one => one.Code).Where(static code => code is "FILE-MISSING" or "FILES-UNREFERENCED" or "ZIP-NAME-ENCODING").Order(StringComparer.Ordinal));
    }

    /// <summary>A Mac writes a letter and its mark as two signs.</summary>
    [Theory]
    [InlineData(NormalizationForm.FormC, NormalizationForm.FormD), InlineData(NormalizationForm.FormD, NormalizationForm.FormC)]
    public void ALetterWithItsMarkIsOneNameInBothForms(NormalizationForm named, NormalizationForm packed)
    {
        var (_, found) = Check("mac.zip", Zip(true, CompressionLevel.Optimal, null, ("1.xml", Xml(WithImage("1", "modèle.png".Normalize(named)))), ("modèle.png".Normalize(packed), Png)));

        Assert.DoesNotContain(found, static one => one.Code is "FILE-MISSING" or "FILES-UNREFERENCED" or "ZIP-NAME-ENCODING");
    }

    /// <summary>What was read of it stays, and the whole zip brings the rest; read again, what is kept says the same.</summary>
    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task TheRegisterKeepsWhatCameAndTakesTheRest(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        var whole = Zip(false, CompressionLevel.Optimal, null, ("1.xml", Xml(WithImage("1", "1.png"))), ("1.png", Png), ("2.xml", Xml(Marks.Mark("2", "TWO"))));
        var (cut, again) = (Path.Combine(hub.Folder("out"), "cut.zip"), Path.Combine(hub.Folder("out"), "whole.zip"));
        await File.WriteAllBytesAsync(cut, whole[..Nth(whole, 3)]);
        await File.WriteAllBytesAsync(again, whole);

        var first = await hub.Load(cut);
        await hub.Change("update snapshot set reader = 0");
        var read = await Flow.ReadAgain(hub.Database, PackageLimits.Default, hub.Time).Run(true, null, default);
        var second = await hub.Load(again);

        Assert.Equal((1L, 1L), (first.Account.New, first.Account.FilesArrived));
        Assert.Equal((1L, 0L, 0L), (read.Snapshots, read.Altered, read.LeftAlone));
        Assert.Equal((1L, 1L), (second.Account.New, second.Account.Duplicate));
        Assert.Empty((await hub.Verified()).Problems);
    }

    private (long Records, List<Finding> Found) Check(string name, byte[] bytes)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllBytes(path, bytes);
        List<Finding> found = [];
        var result = Flow.Check(TimeProvider.System).Run(path, new LoadOptions(), found.Add, default);
        return (result.Received - result.SetAside, found);
    }

    /// <summary>Where the header of a file begins, counted from 1.</summary>
    private static int Nth(byte[] zip, int number)
    {
        var at = -1;
        for (var i = 0; i < number; i++)
        {
            at += 1 + zip.AsSpan(at + 1).IndexOf("PK\u0003\u0004"u8);
        }
        return at;
    }

    private static int ListOf(byte[] zip) => zip.AsSpan().IndexOf("PK\u0001\u0002"u8);

    private static string WithImage(string number, string file) => Marks.Mark(number, "PICTURE").Replace("<tmk:MarkReproduction>",
        $"<tmk:MarkReproduction><tmk:MarkImageBag><tmk:MarkImage><com:FileName>{file}</com:FileName><tmk:MarkImageFileFormatCategory>PNG</tmk:MarkImageFileFormatCategory></tmk:MarkImage></tmk:MarkImageBag>", StringComparison.Ordinal);

    private static byte[] Xml(params string[] marks) => Encoding.UTF8.GetBytes(Marks.Document("2024-01-01T00:00:00Z", marks));

    private static byte[] Zip(bool isSeekable, CompressionLevel level, Encoding? names, params (string Name, byte[] Bytes)[] files)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(isSeekable ? stream : new AsItComes(stream), ZipArchiveMode.Create, leaveOpen: true, names))
        {
            foreach (var (name, bytes) in files)
            {
                using var entry = zip.CreateEntry(name, level).Open();
                entry.Write(bytes);
            }
        }
        return stream.ToArray();
    }

    /// <summary>A stream in which nothing can be written later where it belongs: lengths stand behind.</summary>
    private sealed class AsItComes(Stream to) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush() => to.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => to.Write(buffer, offset, count);
    }
}
