using System.Text;
using Daftar.Conversion;
using Daftar.Dialects.St96.Writing;
using Daftar.Intake;
using Daftar.Rights;
using Daftar.Rights.Patents;
using Daftar.Rights.Trademarks;
using Daftar.Tests.Dialects.St96;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Conversion;

/// <summary>Invented packages of every dialect written anew, in XML and JSON, for an office and for the public.</summary>
public sealed partial class ConvertPackageTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("daftar-convert").FullName;

    [Theory]
    [InlineData("st96", TargetForm.St96), InlineData("st66", TargetForm.St96), InlineData("st86", TargetForm.St96), InlineData("st36", TargetForm.St96)]
    [InlineData("st96", TargetForm.St97), InlineData("st66", TargetForm.St97), InlineData("st86", TargetForm.St97), InlineData("st36", TargetForm.St97)]
    public void WhatIsWrittenSaysWhatWasReadButForWhatTheReportNames(string dialect, TargetForm form)
    {
        var records = Convert(Path.Combine(Repository.Root, "samples", dialect), form);

        Assert.NotEmpty(records);
        Assert.All(records, converted =>
        {
            Assert.NotEmpty(converted.Documents);
            Assert.All(converted.Documents, document => Assert.True(File.Exists(Path.Combine(folder, document)), document));
            Assert.All(converted.Losses, loss => Assert.NotNull(LossReasons.Of(converted.Record!.Right, loss.Path)));
        });
        Assert.Empty(Directory.GetFiles(folder, "*.part*", SearchOption.AllDirectories));
    }

    /// <summary>A field that is added to the model is written and read, or somebody says why not.</summary>
    [Theory]
    [InlineData(Right.Patent), InlineData(Right.Trademark), InlineData(Right.Design), InlineData(Right.Indication)]
    public void EveryFieldOfTheModelIsCarriedOrSomebodyHasSaidWhyNot(Right right)
    {
        // Languages and offices are codes: an invented one is none.
        var record = RecordJson.Read(right, Encoding.UTF8.GetBytes(Codes().Replace(Encoding.UTF8.GetString(RecordJson.Bytes(Filled.Record(right))), static code => $"\"{code.Groups["name"].Value}\":\"{(code.Groups["name"].Value.EndsWith("anguageCode", StringComparison.Ordinal) ? "en" : "MY")}\"")));
        (record.Office, record.Scope, record.Operation, record.Produced, record.Residue) = ("MY", Scope.Everything, Operation.State, Written.Noon, null);
        record.Identifiers = [new OfficeNumber { Office = "MY", Of = right == Right.Design ? Numbers.Design : Numbers.Application, Written = "2020000001" }, .. record.Identifiers];
        var read = Written.Documents(right, Written.Xml(right, [record])).SelectMany(static document => Written.Read(document.Xml)).Select(static one => one.Record!).ToList();
        var state = read[0];
        read.Skip(1).ToList().ForEach(one => state.Take(one, one.Scope.Fully, one.Scope.Partly));

        var losses = CarriedDifference.Between(record, state);

        Assert.NotEmpty(losses);
        Daftar.Tests.Consistency.Complaints.None(losses.Select(static loss => (loss.Path, loss.Kind)).Distinct().Where(loss => LossReasons.Of(right, loss.Path) is null)
            .Select(loss => $"{right}: {loss.Path} is {loss.Kind} and has no reason in Conversion/losses.tsv"));
    }

    [Theory]
    [InlineData(Right.Patent, TargetForm.St96), InlineData(Right.Trademark, TargetForm.St96), InlineData(Right.Design, TargetForm.St96), InlineData(Right.Indication, TargetForm.St96)]
    [InlineData(Right.Patent, TargetForm.St97), InlineData(Right.Trademark, TargetForm.St97), InlineData(Right.Design, TargetForm.St97), InlineData(Right.Indication, TargetForm.St97)]
    public void WhatIsRestrictedNeverLeavesForThePublic(Right right, TargetForm form)
    {
        var package = Package(Secretive(right));

        var records = Convert(package, form, St96Audience.Public);
        var published = Everything();
        var forOffices = Convert(package, form);

        Assert.NotEmpty(records);
        Assert.All(records, static one => Assert.NotEmpty(one.Documents));
        Assert.DoesNotContain("secret", published, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("secret", string.Join('\n', records.SelectMany(static one => one.Losses).Select(static loss => loss.Before + loss.After)), StringComparison.OrdinalIgnoreCase);
        Assert.NotEmpty(forOffices);
        Assert.Contains("secret street", Everything(), StringComparison.Ordinal);
    }

    [Fact]
    public void APartyOfAPublicDocumentStandsInAPublicationContact()
    {
        var mark = new TrademarkRecord
        {
            Office = "PH", Identifiers = [new OfficeNumber { Office = "PH", Of = Numbers.Application, Written = "4/2026/1" }], Words = "KAPE",
            Applicants = [new Party { Name = "Kape Company", AddressLines = ["1 Hidden Lane"], City = "Cebu", Country = "PH", Phones = ["+63 2 0000"] }],
        };
        Convert(Package(mark), TargetForm.St96, St96Audience.Public);
        var published = Everything();

        Assert.Contains("PublicationContact", published, StringComparison.Ordinal);
        Assert.Contains("Cebu", published, StringComparison.Ordinal);
        Assert.DoesNotContain("Hidden Lane", published, StringComparison.Ordinal);
        Assert.DoesNotContain("+63", published, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIsNotPublishedYetIsLeftOutAndCounted()
    {
        var patent = new PatentRecord { Office = "PH", Identifiers = [new OfficeNumber { Office = "PH", Of = Numbers.Application, Written = "1/2026/1" }], FilingDate = RegisterDate.From(DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().Date)), Titles = [new LocalText("en", "SECRET INVENTION")] };

        var one = Assert.Single(Convert(Package(patent), TargetForm.St96, St96Audience.Public));

        Assert.True(one.Withheld);
        Assert.Empty(one.Documents);
        Assert.Empty(Directory.GetFiles(folder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void ARecordWithoutAMandatoryPartIsWrittenMarkedAndToldAndNothingStandsInForThePart()
    {
        var mark = new TrademarkRecord
        {
            Office = "PH", Identifiers = [new OfficeNumber { Office = "PH", Of = Numbers.Application, Written = "4/2026/1" }],
            Applicants = [new Party { Name = "Kape Company", City = "Cebu", Country = "PH", Phones = ["+63 2 0000"] }], InColour = true,
        };
        var one = Assert.Single(Convert(Package(mark), TargetForm.St96));

        Assert.Equal([new MissingPart("tmk:MarkImage", "com:FileName"), new MissingPart("com:PostalStructuredAddress", "com:AddressLineText")], one.Missing);
        Assert.All(one.Findings, static finding => Assert.Equal((ConvertPackage.PartMissing, Severity.Warn), (finding.Code, finding.Severity)));
        Assert.Equal(2, one.Findings.Count);
        Assert.DoesNotMatch("<[a-z]+:(FileName|AddressLineText)[^>]*/>", Everything());
        Assert.DoesNotContain(one.Losses, static loss => loss.Kind == LossKind.Lost);
    }

    /// <summary>What no field holds can stand in no document: the loss report has it, path by path, with the reason where one was decided.</summary>
    [Theory]
    [InlineData(TargetForm.St96, St96Audience.Entitled), InlineData(TargetForm.St97, St96Audience.Entitled), InlineData(TargetForm.St96, St96Audience.Public)]
    public void WhatNoFieldHoldsIsInTheLossReport(TargetForm form, St96Audience audience)
    {
        var path = Path.Combine(folder, "in.xml");
        File.WriteAllText(path, Marks.Document("2020-01-01T00:00:00Z", Marks.Mark("1", "ONE").Replace("</tmk:Trademark>", "<office:Desk>7</office:Desk></tmk:Trademark>", StringComparison.Ordinal)
            .Replace("<tmk:Trademark>", "<tmk:Trademark xmlns:office=\"urn:office\">", StringComparison.Ordinal), Marks.Mark("2", "TWO")));
        var report = new LossReport();

        foreach (var one in Convert(path, form, audience))
        {
            report.Add(one);
        }

        var line = Assert.Single(report.Left, static one => one.Path.EndsWith("Desk", StringComparison.Ordinal));
        Assert.Equal(("st96", 1L, 1L, "", audience == St96Audience.Public ? ConvertPackage.NotShown : "7"), (line.Dialect, line.Times, line.Records, line.Why, line.Text));
    }

    /// <summary>What a record is complete of decides what is taken away at the recipient's: neither more nor less than the office said.</summary>
    [Theory]
    [InlineData(Right.Patent, TargetForm.St96), InlineData(Right.Trademark, TargetForm.St96), InlineData(Right.Design, TargetForm.St96), InlineData(Right.Indication, TargetForm.St96)]
    [InlineData(Right.Patent, TargetForm.St97), InlineData(Right.Trademark, TargetForm.St97), InlineData(Right.Design, TargetForm.St97), InlineData(Right.Indication, TargetForm.St97)]
    public void WhichPartsARecordSpeaksOfIsCarried(Right right, TargetForm form)
    {
        Scope[] scopes = [Scope.Everything, new(Parts.Bibliography | Parts.Parties, Parts.Publications), new(Parts.None, Parts.Bibliography), new(Parts.Bibliography | Parts.Relations | Parts.Text, Parts.Files)];
        foreach (var scope in scopes)
        {
            IpRecord record = right switch { Right.Patent => PatentsOfMyOwn.Make(1), Right.Trademark => MarksOfMyOwn.Make(1), Right.Design => DesignsOfMyOwn.Make(1), _ => IndicationsOfMyOwn.Make(1) };
            (record.Scope, record.Events, record.Status) = (scope, null, null);
            if (record is PatentRecord { Publications: { Count: > 0 } several } patent)
            {
                patent.Publications = several[..1];
                patent.Publications[0].Claims = null;
            }
            var one = Assert.Single(Convert(Package(record), form));

            Assert.Equal(scope, one.Record!.Scope);
            Assert.DoesNotContain(one.Losses, static loss => loss.Path == "scope");
        }
    }

    /// <summary>Each document has its own publication: one that claimed to have all of them would take the others away.</summary>
    [Fact]
    public void NoneOfSeveralDocumentsTakesAwayWhatTheOthersHave()
    {
        var patent = PatentsOfMyOwn.Make(1);
        (patent.Scope, patent.Events) = (Scope.Everything, [new LegalEvent { Code = "GRANT", Date = new RegisterDate(2021, 1, 1), Text = "Granted" }]);
        patent.Publications = [.. Enumerable.Range(1, 2).Select(static number => new Publication { Office = "MY", Number = "MY" + number.ToString(System.Globalization.CultureInfo.InvariantCulture), KindCode = "A", Date = new RegisterDate(2020, 1, number) })];

        var read = Written.Documents(Right.Patent, Written.Xml(Right.Patent, [patent])).SelectMany(static one => Written.Read(one.Xml)).Select(static one => one.Record!).ToList();

        Assert.Equal(3, read.Count);
        Assert.All(read.Take(2), static one => Assert.Equal(Parts.None, one.Scope.Fully & (Parts.Publications | Parts.Text | Parts.Files | Parts.Events | Parts.Status)));
    }

    /// <summary>Its day is that of its receipt: as a date of publication it would make the application public.</summary>
    [Theory]
    [InlineData(TargetForm.St96), InlineData(TargetForm.St97)]
    public void ATextAsFiledIsNotPublishedByBeingConverted(TargetForm form)
    {
        var path = Path.Combine(folder + "-in", "text.xml");
        Directory.CreateDirectory(folder + "-in");
        File.WriteAllText(path, """
            <uspat:SpecificationDocument xmlns:uspat="urn:us:gov:doc:uspto:patent" xmlns:pat="http://www.wipo.int/standards/XMLSchema/ST96/Patent" xmlns:com="http://www.wipo.int/standards/XMLSchema/ST96/Common">
              <uspat:DocumentHeaderDetails><uspat:ApplicationHeaderDetails><com:ApplicationNumber><com:ApplicationNumberText>13694401</com:ApplicationNumberText></com:ApplicationNumber></uspat:ApplicationHeaderDetails></uspat:DocumentHeaderDetails>
              <uspat:MailRoomDate>2014-07-29</uspat:MailRoomDate><uspat:DocumentCode>SPEC</uspat:DocumentCode>
              <pat:Specification><pat:P>A wheel that turns.</pat:P></pat:Specification>
            </uspat:SpecificationDocument>
            """);
        var one = Assert.Single(Convert(path, form));

        Assert.Equal("as filed", Assert.Single(((PatentRecord)one.Record!).Publications!).Section);
        Assert.Empty(one.Losses);
        Assert.DoesNotContain("ublicationDate", Everything(), StringComparison.Ordinal);
    }

    [Fact]
    public void InJsonEachOppositionHasItsOwnOpponentsAndDates()
    {
        var patent = PatentsOfMyOwn.Make(1);
        patent.Procedures = [.. Enumerable.Range(1, 3).Select(static number => new RegisterEntry { Kind = "opposition", Filed = new RegisterDate(2020, 1, number), Parties = [new Party { Name = "Opponent " + number.ToString(System.Globalization.CultureInfo.InvariantCulture) }] })];

        var one = Assert.Single(Convert(Package(patent), TargetForm.St97));

        Assert.Equal(3, one.Record!.Procedures!.Count);
        Assert.DoesNotContain(one.Losses, static loss => loss.Path.StartsWith("recordBag", StringComparison.Ordinal));
    }

    [Fact]
    public void ClaimsInThreeLanguagesAreThreeValidDocumentsAndOneRecord()
    {
        var patent = PatentsOfMyOwn.Make(1);
        patent.Publications![0].Claims = [new Claim("1", "de", "Ein Rad."), new Claim("1", "en", "A wheel."), new Claim("1", "fr", "Une roue.")];

        var documents = Written.Documents(Right.Patent, Written.Xml(Right.Patent, [patent])).Where(static one => one.Root == "PatentPublication").ToList();
        var read = documents.Select(static one => Assert.Single(Written.Read(one.Xml)).Record!).ToList();
        var state = read[0];
        read.Skip(1).ToList().ForEach(one => state.Take(one, one.Scope.Fully, one.Scope.Partly));

        Assert.Equal(3, documents.Count);
        Assert.All(documents, static one => Assert.DoesNotContain(MandatoryParts.MissingIn(new MemoryStream(one.Xml)), static part => part.Component == "pat:PatentPublication"));
        Assert.Equal(patent.Publications[0].Claims, Assert.Single(state.Publications!).Claims);
    }

    /// <summary>Ctrl-C: documents are whole or not there.</summary>
    [Theory]
    [InlineData(TargetForm.St96), InlineData(TargetForm.St97)]
    public void WhatWasBegunWhenSomebodyStopsIsTakenAway(TargetForm form)
    {
        var package = Directory.CreateDirectory(folder + "-in").FullName;
        File.WriteAllBytes(Path.Combine(package, "a.xml"), Written.Xml(Right.Trademark, [MarksOfMyOwn.Make(1)]));
        File.WriteAllBytes(Path.Combine(package, "b.xml"), Written.Xml(Right.Trademark, [MarksOfMyOwn.Make(2), MarksOfMyOwn.Make(3)]));
        using var stop = new CancellationTokenSource();
        var seen = 0;

        Assert.ThrowsAny<OperationCanceledException>(() => Flow.Convert(TimeProvider.System).Run(package, new LoadOptions(), new ConversionOptions { Form = form, Audience = St96Audience.Entitled, Folder = folder }, _ =>
        {
            if (++seen == 2)
            {
                stop.Cancel();
                stop.Token.ThrowIfCancellationRequested();
            }
        }, stop.Token));

        Assert.Equal("a", Path.GetFileNameWithoutExtension(Assert.Single(Directory.GetFiles(folder, "*", SearchOption.AllDirectories))));
        Assert.NotEmpty(DocumentReading.ReadAll(Directory.GetFiles(folder)[0], Catalog.Dialects));
    }

    [Fact]
    public void PathsOfAPackageNeverLeadOutOfTheFolder()
    {
        var package = Path.Combine(folder, "in.zip");
        using (var archive = System.IO.Compression.ZipFile.Open(package, System.IO.Compression.ZipArchiveMode.Create))
        {
            using var to = archive.CreateEntry("a/..b/ c:.xml").Open();
            to.Write(Written.Xml(Right.Trademark, [MarksOfMyOwn.Make(1)]));
        }
        var documents = Convert(package, TargetForm.St96).SelectMany(static one => one.Documents).ToList();

        Assert.NotEmpty(documents);
        Assert.All(documents, document => Assert.StartsWith(folder + Path.DirectorySeparatorChar, Path.GetFullPath(Path.Combine(folder, document)), StringComparison.Ordinal));
        Assert.DoesNotContain(documents, static document => document.Contains("..", StringComparison.Ordinal) || document.Contains(':', StringComparison.Ordinal));
    }

    /// <summary>A record whose every party has what the public does not see: address, telephone, mail; and inventors or designers who waived being named.</summary>
    private static IpRecord Secretive(Right right)
    {
        IpRecord record = right switch { Right.Patent => PatentsOfMyOwn.Make(1), Right.Trademark => MarksOfMyOwn.Make(1), Right.Design => DesignsOfMyOwn.Make(1), _ => IndicationsOfMyOwn.Make(1) };
        record.Applicants ??= [new Party()];
        record.Representatives ??= [new Party()];
        record.Correspondents = [new Party()];
        record.RegistrationDate = new RegisterDate(2020, 1, 1);
        record.Publications?.ForEach(static one => one.Date = new RegisterDate(2020, 1, 1));
        foreach (var party in Filled.PartiesIn(record))
        {
            (party.Name, party.OtherNames, party.PostalCode, party.WaivedNaming, party.Restricted) = ("Public name", null, "secret code", null, null);
            (party.AddressLines, party.Phones, party.Faxes, party.Emails, party.WebAddresses) = (["secret street"], ["secret phone"], ["secret fax"], ["secret mail"], ["secret web"]);
        }
        var waived = new Party { Name = "secret name", City = "secret city", AddressLines = ["secret street"], WaivedNaming = true };
        if (record is PatentRecord patent)
        {
            (patent.Inventors ??= []).Add(waived);
        }
        else if (record is Daftar.Rights.Designs.DesignRecord design)
        {
            (design.Designers ??= []).Add(waived);
        }
        return record;
    }

    [System.Text.RegularExpressions.GeneratedRegex("\"(?<name>[a-zA-Z]*(LanguageCode|languageCode|OfficeCode|officeCode))\":\"INVENTED\"", System.Text.RegularExpressions.RegexOptions.ExplicitCapture)]
    private static partial System.Text.RegularExpressions.Regex Codes();

    /// <summary>A package with one record, which holds what offices mean for the hub alone.</summary>
    private string Package(IpRecord record)
    {
        var path = Path.Combine(Path.GetDirectoryName(folder)!, Path.GetFileName(folder) + "-in", "package.xml");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, Written.Xml(record.Right, [record]));
        return path;
    }

    private List<ConvertedRecord> Convert(string path, TargetForm form, St96Audience audience = St96Audience.Entitled)
    {
        var records = new List<ConvertedRecord>();
        Flow.Convert(TimeProvider.System).Run(path, new LoadOptions(), new ConversionOptions { Form = form, Audience = audience, Folder = folder }, records.Add, CancellationToken.None);
        return [.. records.Where(static one => one.Record is not null)];
    }

    private string Everything() => string.Join('\n', Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Select(static file => Encoding.UTF8.GetString(File.ReadAllBytes(file))));

    public void Dispose()
    {
        Directory.Delete(folder, recursive: true);
        if (Directory.Exists(folder + "-in"))
        {
            Directory.Delete(folder + "-in", recursive: true);
        }
    }
}
