using System.Globalization;
using System.Text;
using Daftar.Intake;
using Daftar.Tests.Consistency;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Checking;

/// <summary>A finding leads to the value: its line, its column and its path in the document, whatever the document is written in.</summary>
public sealed class PlacesOfFindingsTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static readonly SetClock Clock = new(new DateTimeOffset(2026, 6, 30, 12, 0, 0, TimeSpan.Zero));

    /// <summary>A value of a sample is made wrong; what stands where the finding points is that value.</summary>
    [Theory]
    // ST.66: dates, codes, classes, texts, languages and files
    [InlineData("st66/mark-word.xml", "<ExpiryDate>2031-11-19", "<ExpiryDate>2020-11-19", "2020-11-19", "EXPIRY-BEFORE-START", "ExpiryDate")]
    [InlineData("st66/mark-word.xml", "<RegistrationDate>2021-11-19", "<RegistrationDate>2020-11-19", "2020-11-19", "GRANT-BEFORE-FILING", "RegistrationDate")]
    [InlineData("st66/mark-word.xml", "<CategoryCode>29.01.07", "<CategoryCode>99.01.07", "99.01.07", "VIENNA-FORM", "MarkImageDetails/MarkImage/MarkImageCategory/CategoryCodeDetails/CategoryCode")]
    [InlineData("st66/mark-word.xml", "images/900017.png", "images/900018.png", "images/900018.png", "FILE-MISSING", "MarkImageDetails/MarkImage/MarkImageFilename")]
    [InlineData("st66/mark-word.xml", "KOPI BERNYANYI", "KOPI BERNYANYI CafÃ©", "CafÃ©", "TEXT-DOUBLE-ENCODED", "WordMarkSpecification/MarkVerbalElementText")]
    [InlineData("st66/mark-word.xml", "<ApplicationDate>2021-02-03", "<ApplicationDate>2021-02-31", "2021-02-31", "DATE-UNREADABLE", "ApplicationDate")]
    // ST.86
    [InlineData("st86/application-of-three.xml", "<RegistrationDate>2020-12-01", "<RegistrationDate>2019-12-01", "2019-12-01", "GRANT-BEFORE-FILING", "DesignDetails/Design/RegistrationDate")]
    [InlineData("st86/application-of-three.xml", "views/1-2.jpg", "views/1-9.jpg", "views/1-9.jpg", "FILE-MISSING", "DesignDetails/Design/DesignRepresentationSheetDetails/DesignRepresentationSheet/ViewDetails/View/ViewFilename")]
    // ST.36: EPO's numbered elements on long lines, USPTO's names
    [InlineData("st36/ep-application.xml", "<B310>0000002</B310><B320><date>20171204", "<B310>0000002</B310><B320><date>20181204", "20181204", "PRIORITY-AFTER-FILING", "SDOBI/B300/B320/date")]
    [InlineData("st36/ep-application.xml", "<city>00000 Sampletown</city><ctry>XX", "<city>00000 Sampletown</city><ctry>UK", "UK", "COUNTRY-CODE-UNKNOWN", "SDOBI/B700/B710/B711/adr/ctry")]
    [InlineData("st36/ep-application.xml", "imgaf001.tif", "imgaf009.tif", "imgaf009.tif", "FILE-MISSING", "abstract/p/img/@file")]
    [InlineData("st36/us-two-in-one-file.xml", "<doc-number>2020-000001</doc-number><date>20200507", "<doc-number>2020-000001</doc-number><date>20220507", "20220507", "PRIORITY-AFTER-FILING", "us-bibliographic-data-grant/priority-claims/priority-claim/date")]
    // ST.96
    [InlineData("st96/marks.xml", "<tmk:ClassNumber>30", "<tmk:ClassNumber>46", "46", "NICE-CLASS-UNKNOWN", "GoodsServicesBag/GoodsServices/GoodsServicesClassificationBag/GoodsServicesClassification/ClassNumber")]
    // The reader takes a class that stands twice in one group together, and tells where it stood again
    [InlineData("st96/marks.xml", "43</tmk:ClassNumber></tmk:GoodsServicesClassification>\n                </", "30</tmk:ClassNumber></tmk:GoodsServicesClassification>\n                </", "30", "NICE-CLASS-TWICE", "GoodsServicesBag/GoodsServices/GoodsServicesClassificationBag/GoodsServicesClassification/ClassNumber")]
    [InlineData("st96/marks.xml", "43</tmk:ClassNumber>\n                    <tmk:GoodsServicesDescriptionText com:languageCode=\"en\">Services", "30</tmk:ClassNumber>\n                    <tmk:GoodsServicesDescriptionText com:languageCode=\"en\">Services", "30", "NICE-CLASS-TWICE", "GoodsServicesBag/GoodsServices/ClassDescriptionBag/ClassDescription/ClassNumber")]
    // JSON
    [InlineData("eugi/register.json", "Pogača 3", "Pogača ????", "????", "TEXT-QUESTION-MARKS", "protectedNames")]
    // A sheet: the cell, in the row of the class, of the column that says it
    [InlineData("sheet/marks/marks.csv", "EXM;09;Scientific", "EXM;46;Scientific", "46", "NICE-CLASS-UNKNOWN", "Class")]
    [InlineData("sheet/marks/marks.csv", "REG;43;Restaurants", "REG;47;Restaurants", "47", "NICE-CLASS-UNKNOWN", "row/Class")]
    [InlineData("sheet/marks/marks.csv", "11.09.2024;05/02/2034;24-00017;REG;30", "11.09.2024;05/02/2014;24-00017;REG;30", "05/02/2014", "EXPIRY-BEFORE-START", "Expiry")]
    public void TheValueStandsThere(string sample, string before, string after, string value, string codes, string path)
    {
        var (folder, file) = Copy(sample, text =>
        {
            Assert.Contains(before, text, StringComparison.Ordinal);
            var at = text.IndexOf(before, StringComparison.Ordinal);
            return text[..at] + after + text[(at + before.Length)..];
        });
        try
        {
            var text = File.ReadAllText(file);
            var at = text.IndexOf(after, StringComparison.Ordinal) + after.LastIndexOf(value, StringComparison.Ordinal);
            var wanted = new Place(Path.GetFileName(file), text.AsSpan(0, at).Count('\n') + 1, at - text.LastIndexOf('\n', at));

            var found = Findings(folder).FindAll(finding => codes.Split('|').Contains(finding.Code));

            var there = Assert.Single(found, finding => finding.Where with { Path = null } == wanted);
            Assert.EndsWith("/" + path, "/" + there.Where.Path, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>On one line, in another encoding, behind entities: columns are those an editor shows.</summary>
    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-8", false)]
    [InlineData("windows-1252", false)]
    [InlineData("utf-16", false)]
    public void ColumnsAreThoseOfTheFileHoweverItIsWritten(string encoding, bool inOneLine)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var (folder, file) = Copy("st66/mark-word.xml", text => text);
        try
        {
            var text = File.ReadAllText(file).Replace("encoding=\"UTF-8\"", $"encoding=\"{encoding}\"", StringComparison.Ordinal)
                .Replace("Invented Office of Utopia", "Oficina inventada de Ñuñoa", StringComparison.Ordinal).Replace("KOPI BERNYANYI", "CAFÉ &amp; TÉ", StringComparison.Ordinal)
                .Replace("<CategoryCode>29.01.07", "<CategoryCode>99.01.07", StringComparison.Ordinal);
            text = inOneLine ? string.Concat(text.Split('\n').Select(static line => line.Trim())) : text;
            File.WriteAllText(file, text, Encoding.GetEncoding(encoding));
            var at = text.IndexOf("99.01.07", StringComparison.Ordinal);

            var told = Assert.Single(Findings(folder), static finding => finding.Code == "VIENNA-FORM");

            Assert.Equal((text.AsSpan(0, at).Count('\n') + 1, at - text.LastIndexOf('\n', at)), ((int)told.Where.Line, (int)told.Where.Column));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The same value in several places: each finding is about its own.</summary>
    [Fact]
    public void TwoWrongValuesThatAreAlikeAreTwoPlaces()
    {
        var (folder, file) = Copy("st36/ep-application.xml", static text => text.Replace("<B330><ctry>XX</ctry></B330>", "<B330><ctry>UK</ctry></B330>", StringComparison.Ordinal));
        try
        {
            var line = File.ReadAllLines(file)[6];

            var told = Findings(folder).FindAll(static finding => finding.Code == "PRIORITY-OFFICE-UNKNOWN");

            Assert.Equal([line.IndexOf(">UK", StringComparison.Ordinal) + 2, line.LastIndexOf(">UK", StringComparison.Ordinal) + 2], told.ConvertAll(static finding => (int)finding.Where.Column));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>What is missing stands nowhere: the record's own line, and what is missing in the words of the model.</summary>
    [Fact]
    public void WhatIsMissingIsToldOfTheRecord()
    {
        var told = Assert.Single(Findings(Path.Combine(Project.Root, "samples", "checks", "FILING-DATE-MISSING")));

        // A word of the model would be looked for in vain.
        Assert.Equal((10L, 0L, null), (told.Where.Line, told.Where.Column, told.Where.Path));
    }

    /// <summary>The register keeps the places that a check tells.</summary>
    [Theory, OnPostgres(PostgresVersion.Npm18)]
    public async Task TheRegisterKeepsThem(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version), Clock);
        var path = Path.Combine(Project.Root, "samples", "checks", "COUNTRY-CODE-UNKNOWN");
        var told = Assert.Single(Findings(path)).Where;

        var load = await hub.Load(path);

        Assert.Equal(FormattableString.Invariant($"{told.File} {told.Line} {told.Column} {told.Path}"),
            await hub.Ask<string>("select concat_ws(' ', file, line, \"column\", path) from finding where package = $1", load.Account.Id));
        Assert.True(told.Column > 1);
    }

    /// <summary>On real files the places hold what came; values that stand nowhere as they came keep the line of their record.</summary>
    [SampleTheory, InlineData("st66/em"), InlineData("st86/em"), InlineData("st96/us-trademarks"), InlineData("st36/us"), InlineData("gi")]
    public void OnRealFilesTheTextThereIsWhatCame(string folder)
    {
        var told = Findings(Samples.Path(folder)).FindAll(static finding => finding is { Code: "FILE-MISSING" or "VIENNA-FORM" or "MARK-FEATURE-UNKNOWN" or "COUNTRY-CODE-UNKNOWN" or "LANGUAGE-UNKNOWN" or "PUBLICATION-WITHOUT-DATE", Came: not null });
        var texts = new Dictionary<string, string[]?>(StringComparer.Ordinal);
        long there = 0, all = 0;
        foreach (var finding in told)
        {
            if (!texts.TryGetValue(finding.Where.File, out var lines))
            {
                var path = Path.Combine(Samples.Path(folder), finding.Where.File);
                texts[finding.Where.File] = lines = File.Exists(path) ? File.ReadAllText(path).Split('\n') : null;
            }
            if (lines is null)
            {
                continue;
            }
            all++;
            if (finding.Where.Column > 0)
            {
                there++;
                Assert.StartsWith(finding.Came!.TrimEnd('…'), lines[finding.Where.Line - 1][(int)(finding.Where.Column - 1)..], StringComparison.Ordinal);
            }
        }

        Assert.True(all > 0 && there >= all * 0.99, string.Create(CultureInfo.InvariantCulture, $"{there} of {all}"));
    }

    private static List<Finding> Findings(string path)
    {
        var found = new List<Finding>();
        Flow.Check(Clock).Run(path, new LoadOptions(), found.Add, default);
        return found;
    }

    private static (string Folder, string File) Copy(string sample, Func<string, string> change)
    {
        var folder = Directory.CreateTempSubdirectory("daftar-places-").FullName;
        var from = Path.Combine(Project.Root, "samples", sample);
        if (sample.StartsWith("sheet/", StringComparison.Ordinal))
        {
            foreach (var beside in Directory.GetFiles(Path.GetDirectoryName(from)!))
            {
                File.Copy(beside, Path.Combine(folder, Path.GetFileName(beside)));
            }
        }
        var file = Path.Combine(folder, Path.GetFileName(sample));
        File.WriteAllText(file, change(File.ReadAllText(from)));
        return (folder, file);
    }
}
