using System.Text;
using Daftar.Intake;
using Daftar.Offices;
using Daftar.Server.Commands.Reports;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Intake.Hostile;

/// <summary>
/// Names and values of half a megabyte, in every place where a document or a package names something: what is told of them stays short, on every way it is told.
/// (A namespace of that size, told whole, took gigabytes to print.)
/// </summary>
public sealed class BlownUpTests : IDisposable
{
    private static readonly string Long = new('n', 500_000);

    private static readonly string Mark = Marks.Document("2024-01-01T00:00:00Z", Marks.Mark("1", "ALPHA"), Marks.Mark("2", "BETA"));

    private readonly string _folder = Directory.CreateTempSubdirectory("daftar-blown-up-").FullName;

    public static TheoryData<string> Places => ["root", "namespace", "nobody's prefix", "element", "element of many", "attribute", "value", "words", "number", "office", "date", "code", "around", "around, of many", "end", "entity", "json", "sheet", "file"];

    private static (string Name, string Text) Document(string place) => place switch
    {
        "root" => ("f.xml", $"<{Long}><a>1</a></{Long}>"),
        "namespace" => ("f.xml", $"<unknown xmlns=\"urn:{Long}\"><a>1</a></unknown>"),
        "nobody's prefix" => ("f.xml", Mark.Replace("<com:ApplicationDate>", $"<{Long}:x>1</{Long}:x><com:ApplicationDate>", StringComparison.Ordinal)),
        "element" => ("f.xml", Mark.Replace("<com:ApplicationDate>", $"<com:{Long}>1</com:{Long}><com:ApplicationDate>", StringComparison.Ordinal)),
        "element of many" => ("f.xml", Mark.Replace("<com:ApplicationDate>", $"<com:{Long}>{string.Concat(Enumerable.Repeat("<com:a/><com:b>1</com:b>", 5_000))}</com:{Long}><com:ApplicationDate>", StringComparison.Ordinal)),
        "attribute" => ("f.xml", Mark.Replace("<com:ApplicationDate>", $"<com:ApplicationDate {Long}=\"1\">", StringComparison.Ordinal)),
        "value" => ("f.xml", Mark.Replace("<com:ApplicationDate>", $"<com:ApplicationDate other=\"{Long}\">", StringComparison.Ordinal)),
        "words" => ("f.xml", Mark.Replace("ALPHA", Long, StringComparison.Ordinal)),
        "number" => ("f.xml", Marks.Document("2024-01-01T00:00:00Z", Marks.Mark(Long, "ALPHA"))),
        "office" => ("f.xml", Marks.Document("2024-01-01T00:00:00Z", Marks.Mark("1", "ALPHA", office: Long))),
        "date" => ("f.xml", Marks.Document("2024-01-01T00:00:00Z", Marks.Mark("1", "ALPHA", filed: Long))),
        "code" => ("f.xml", Marks.Document("2024-01-01T00:00:00Z", Marks.Mark("1", "ALPHA", status: Long))),
        "around" => ("f.xml", Mark.Replace("<tmk:TrademarkBag>", $"<tmk:TrademarkBag><tmk:{Long} {Long}=\"{Long}\">1</tmk:{Long}>", StringComparison.Ordinal)),
        "around, of many" => ("f.xml", Mark.Replace("<tmk:TrademarkBag>", $"<tmk:TrademarkBag><tmk:{Long}>{string.Concat(Enumerable.Range(0, 500).Select(static n => FormattableString.Invariant($"<tmk:a{n}>1</tmk:a{n}>")))}</tmk:{Long}>", StringComparison.Ordinal)),
        "end" => ("f.xml", Mark.Replace("</com:ApplicationDate>", $"</com:{Long}>", StringComparison.Ordinal)),
        "entity" => ("f.xml", Mark.Replace("ALPHA", $"&{Long};", StringComparison.Ordinal)),
        "json" => ("f.json", $$"""{"{{Long}}":[{"{{Long}}":"{{Long}}"}]}"""),
        "sheet" => ("f.csv", $"{Long},b\n1,{Long}\n"),
        "file" => (Long[..60_000] + ".xml", "<unknown/>"),
        _ => throw new ArgumentOutOfRangeException(nameof(place)),
    };

    [Theory, MemberData(nameof(Places))]
    public void WhatIsToldOfItIsShort(string place)
    {
        var path = Package(place);
        var report = new CheckReport(HtmlPage.Examples);
        var findings = new List<Finding>();

        var package = Flow.Check(TimeProvider.System).Run(path, new LoadOptions(), new CheckListener(finding => { findings.Add(finding); report.Add("p", finding); }) { Read = report.Read }, CancellationToken.None);
        report.Packages.Add(package);

        Assert.All(findings, static finding => Assert.All([finding.Came ?? "", finding.Expected, finding.Number ?? "", finding.Where.File, finding.Where.Path ?? ""], static word => Assert.InRange(word.Length, 0, Finding.Longest + 1)));
        Assert.InRange(CheckLines.Of(package, report, 80).Sum(static line => line.Length), 1, 40_000);
        var page = HtmlPage.Of(report, Excerpts.Of(path, PackageLimits.Default, findings), DateTimeOffset.UnixEpoch);
        Assert.InRange(page.Length, 1, 400_000);
        Assert.All(Residue(path).Paths, static left => Assert.InRange(left.Path.Length + left.Text.Length + (left.First.Path?.Length ?? 0), 0, 2 * Finding.Longest));
    }

    /// <summary>What is no text cannot be stored.</summary>
    [Theory]
    [InlineData(199), InlineData(200)]
    public void NothingIsCutBetweenTheHalvesOfALetter(int before) =>
        Assert.True(new UTF8Encoding(false, throwOnInvalidBytes: true).GetByteCount(Finding.Cut(new string('n', before) + "𠮷𠮷")!) > before);

    private static ResidueCount Residue(string path)
    {
        var count = new ResidueCount();
        new ReadPackage(OfficeProfiles.Embedded, Catalog.Dialects).Run(path, new LoadOptions(), count.Add, default, count.Add);
        return count;
    }

    private string Package(string place)
    {
        var (name, text) = Document(place);
        if (name.Length < 200)
        {
            var path = Path.Combine(_folder, name);
            File.WriteAllText(path, text);
            return path;
        }
        var zip = Path.Combine(_folder, "f.zip");
        File.WriteAllBytes(zip, ZipForge.Write([new ForgedEntry(name, Encoding.UTF8.GetBytes(text))]));
        return zip;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
