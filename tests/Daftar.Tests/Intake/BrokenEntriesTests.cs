using System.Diagnostics;
using System.Globalization;
using Daftar.Intake;
using Daftar.Rights.Trademarks;
using Daftar.Tests.Consistency;
using Daftar.Tests.Fixtures;
using Daftar.Tests.Register;
using Daftar.Values;
using static Daftar.Tests.Intake.WrappedDocumentsTests;

namespace Daftar.Tests.Intake;

/// <summary>One transaction of ST.66 or ST.86 may hold an office's whole register: an entry of it that is no well-formed XML costs itself alone, and each is read in the time it takes by itself.</summary>
public sealed class BrokenEntriesTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static string Mark(int number, string words = "BEE") => string.Create(CultureInfo.InvariantCulture, $"""
        <TradeMark operationCode="Insert">
        <RegistrationOfficeCode>PH</RegistrationOfficeCode>
        <ApplicationNumber>4/2020/{number:00000000}</ApplicationNumber>
        <ApplicationDate>2020-01-02</ApplicationDate>
        <WordMarkSpecification><MarkVerbalElementText>{words}</MarkVerbalElementText></WordMarkSpecification>
        </TradeMark>

        """);

    private static string Transaction(params string[] marks) => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <Transaction xmlns="http://www.wipo.int/standards/XMLSchema/trademarks"><TradeMarkTransactionBody><TransactionContentDetails><TransactionIdentifier>1</TransactionIdentifier><TransactionData>
        <TradeMarkDetails>
        {string.Concat(marks)}</TradeMarkDetails>
        </TransactionData></TransactionContentDetails></TradeMarkTransactionBody></Transaction>
        """;

    [Theory]
    [InlineData(">BEE<", ">BEE & CO<", 14, "an & that begins no entity: write &amp;")]
    [InlineData("</ApplicationDate>", "</ApplicationDat>", 13, "<ApplicationDate> of line 13 is closed by </ApplicationDat>")]
    [InlineData("</TradeMark>", "", 16, "<TradeMark> of line 10 is closed by </TradeMarkDetails>")]
    [InlineData("operationCode=\"Insert\"", "operationCode=\"Insert", 11, "a < in the value of an attribute: its closing quotation mark may be missing; a < in a value is written &lt;")]
    [InlineData("<ApplicationDate>", "<!-- <ApplicationDate>", 15, null)]
    public void OfSeveralInOneTransactionOnlyTheBrokenOneIsSetAside(string what, string instead, int line, string? came)
    {
        var (records, told) = Read(Transaction(Mark(1), Mark(2).Replace(what, instead, StringComparison.Ordinal), Mark(3), Mark(4)));

        var finding = Assert.Single(Assert.Single(records, static one => one.Record is null).Findings);
        Assert.Equal(("XML-MALFORMED", line), (finding.Code, finding.Where.Line));
        Assert.True(came is null || came == finding.Came, finding.Came);
        Assert.Equal(what.StartsWith("oper", StringComparison.Ordinal) ? null : "PH 4/2020/00000002", finding.Number);
        Assert.DoesNotContain(told, static one => one.Severity >= Severity.SetAside);
        // The others say what they say in a transaction without the broken one, at the lines where they stand.
        var taken = records.Where(static one => one.Record is not null).ToList();
        var others = Read(Transaction(Mark(1), Mark(3), Mark(4))).Records;
        Assert.Equal(["PH 4/2020/00000001", "PH 4/2020/00000003", "PH 4/2020/00000004"], taken.Select(static one => one.Record!.Identifiers[0].ToString()));
        Assert.Equal(others.Select(static one => Convert.ToHexString(one.Fingerprint)), taken.Select(static one => Convert.ToHexString(one.Fingerprint)));
        Assert.Equal([others[0].Line, others[1].Line + 6, others[2].Line + 6], taken.Select(static one => one.Line));
    }

    [Fact]
    public void AsManyAsAreBrokenAreToldEachWithItsNumberAndPlace()
    {
        var (records, _) = Read(Transaction([.. Enumerable.Range(0, 300).Select(static n => Mark(n, n % 3 == 0 ? "TEA & CO" : "TEA"))]));

        Assert.Equal(200, records.Count(static one => one.Record is not null));
        Assert.Equal(Enumerable.Range(0, 100).Select(static n => (FormattableString.Invariant($"PH 4/2020/{n * 3:00000000}"), (n * 18L) + 8)),
            records.Where(static one => one.Record is null).Select(static one => Assert.Single(one.Findings)).Select(static one => (one.Number!, one.Where.Line)));
    }

    /// <summary>A file without line breaks has its columns; letters are counted, and not their bytes.</summary>
    [Fact]
    public void OnOneLineEachIsToldAtItsColumn()
    {
        var written = Transaction([.. Enumerable.Range(0, 300).Select(static n => Mark(n, n % 3 == 0 ? "ชา & CO" : "ชา"))]).ReplaceLineEndings("");
        var (records, _) = Read(written);

        var columns = Enumerable.Range(0, written.Length).Where(at => written.AsSpan(at).StartsWith("& CO", StringComparison.Ordinal)).Select(static at => at + 2L);
        Assert.Equal(columns.Select(static column => (1L, column)), records.Where(static one => one.Record is null).Select(static one => Assert.Single(one.Findings).Where).Select(static where => (where.Line, where.Column)));
    }

    [Fact]
    public void WhereAllAreBrokenEachIsTold() =>
        Assert.Equal(["PH 4/2020/00000001", "PH 4/2020/00000002"], Read(Transaction(Mark(1, "A & B"), Mark(2, "A & B"))).Records.Select(static one => Assert.Single(one.Findings).Number));

    [Fact]
    public void WhatIsBrokenAroundThemCostsThemAll()
    {
        var (records, _) = Read(Transaction(Mark(1), Mark(2)).Replace("</TradeMarkDetails>", "<Note>a & b</Note></TradeMarkDetails>", StringComparison.Ordinal));

        Assert.Equal("XML-MALFORMED", Assert.Single(Assert.Single(records).Findings).Code);
    }

    [Theory]
    [InlineData("2020/00000003</Appl", 2, null)]
    [InlineData("20-01-02</ApplicationDate>\n<WordMarkSpecification><MarkVerbalElementText>THE LAST", 3, "PH 4/2020/00000004")]
    [InlineData("</TradeMarkDetails>", 4, null)]
    [InlineData("</TransactionData>", 4, null)]
    [InlineData("sert\">\n<RegistrationOfficeCode>PH</RegistrationOfficeCode>\n<ApplicationNumber>4/2020/00000003", 2, null)]
    [InlineData("kDetails>\n</TransactionData>", 4, null)]
    public void WhatIsCutOffCostsTheLastAlone(string from, int taken, string? last)
    {
        var whole = Transaction(Mark(1), Mark(2), Mark(3), Mark(4, "THE LAST"));
        var (records, _) = Read(whole[..whole.IndexOf(from, StringComparison.Ordinal)]);

        Assert.Equal(Enumerable.Range(1, taken).Select(static n => FormattableString.Invariant($"PH 4/2020/{n:00000000}")), records.Where(static one => one.Record is not null).Select(static one => one.Record!.Identifiers[0].ToString()));
        var finding = Assert.Single(Assert.Single(records, static one => one.Record is null).Findings);
        Assert.Equal(("XML-CUT-SHORT", Severity.SetAside, last), (finding.Code, finding.Severity, finding.Number));
    }

    /// <summary>Of one that breaks off the place is where it does, and not where the transaction of them all begins; where none is known to, it is that of the transaction.</summary>
    [Theory]
    [InlineData("2020/00000003</Appl", "2020/00000003</Appl")]
    [InlineData("THE LAST", "THE LAST")]
    [InlineData("</TradeMarkDetails>", "<TransactionData>")]
    public void WhatIsCutOffIsToldWhereItBreaks(string from, string place)
    {
        var whole = Transaction(Mark(1), Mark(2), Mark(3), Mark(4, "THE LAST"));
        var (records, _) = Read(whole[..whole.IndexOf(from, StringComparison.Ordinal)]);

        Assert.Equal(whole[..whole.IndexOf(place, StringComparison.Ordinal)].Count(static c => c == '\n') + 1, Assert.Single(Assert.Single(records, static one => one.Record is null).Findings).Where.Line);
    }

    /// <summary>What closes the designs of an application stands behind them: they are not shown for the want of it.</summary>
    [Fact]
    public void DesignsOfAnApplicationThatIsCutOffAreNotTaken()
    {
        var whole = Designs86;
        var at = whole.LastIndexOf("<Design", StringComparison.Ordinal);
        Assert.True(Read(whole).Records.Count(static one => one.Record is not null) > 2);

        Assert.DoesNotContain(Read(whole[..at]).Records, static one => one.Record is not null);
    }

    [Fact]
    public void OfDesignsFiledTogetherTheBrokenOneIsSetAside()
    {
        var designs = Read(Designs86).Records;
        var at = Designs86.LastIndexOf("</Design>", StringComparison.Ordinal);
        var (records, _) = Read(Designs86[..at] + "<Broken>" + Designs86[at..]);

        Assert.Equal(designs.SkipLast(1).Select(Said), records.Where(static one => one.Record is not null).Select(Said));
        var finding = Assert.Single(Assert.Single(records, static one => one.Record is null).Findings);
        Assert.Equal("XML-MALFORMED", finding.Code);
        Assert.Equal(designs[^1].Record!.Identifiers[0].ToString(), finding.Number);
    }

    /// <summary>Twice as many take about twice the time, and not four times; of the fastest of three.</summary>
    [Fact]
    public void ThousandsInOneTransactionTakeTheTimeOfEachByItself()
    {
        var (few, many) = (Written(3_000), Written(24_000));
        _ = Read(few);
        var ratio = Enumerable.Range(0, 3).Min(_ => Took(many) / Took(few));

        Assert.True(ratio < 24, FormattableString.Invariant($"Eight times the marks took {ratio:0.0} times the time."));

        static string Written(int marks) => Transaction([.. Enumerable.Range(0, marks).Select(static n => Mark(n).Replace("ApplicationDate>", "AplicationDate>", StringComparison.Ordinal))]);

        static double Took(string text)
        {
            var began = Stopwatch.GetTimestamp();
            Assert.All(Read(text).Records, static one => Assert.NotEmpty(one.Findings));
            return Stopwatch.GetElapsedTime(began).TotalSeconds;
        }
    }

    /// <summary>What is kept is the whole transaction, and read again it says the same.</summary>
    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task TheRegisterKeepsThemAndReadsThemAgain(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        var broken = Transaction(Mark(1), Mark(2, "BEE & CO"), Mark(3));
        var loaded = await hub.LoadXml("broken.xml", broken);
        var cut = Transaction(Mark(5), Mark(6), Mark(7));
        await hub.LoadXml("cut.xml", cut[..cut.IndexOf("2020/00000007", StringComparison.Ordinal)]);

        Assert.Equal((3L, 1L), (loaded.Account.Received, loaded.Account.SetAside));
        Assert.Equal(4L, await hub.Ask<long>("select count(*) from entry"));
        await hub.Change("update snapshot set reader = 0");
        var again = await Flow.ReadAgain(hub.Database, PackageLimits.Default, hub.Time).Run(true, null, default);
        Assert.Equal((4L, 0L, 0L), (again.Snapshots, again.Altered, again.LeftAlone));
        Assert.Empty((await hub.Verified()).Problems);

        // The office mends its mark, and sends all again.
        await hub.LoadXml("mended.xml", broken.Replace("&", "&amp;", StringComparison.Ordinal));
        Assert.Equal("BEE & CO", ((TrademarkRecord)(await hub.Entry("4-2020-00000002")).State!).Words);
        Assert.Equal(5L, await hub.Ask<long>("select count(*) from entry"));
    }

    /// <summary>A slip in the name of the entries leaves none: which name was meant is told.</summary>
    [Theory]
    [InlineData("TradeMark", "TradeMarks", "<TradeMark>, if that is meant by <TradeMarks>: ")]
    [InlineData("TradeMark", "Trademark", "<TradeMark>, if that is meant by <Trademark>: ")]
    [InlineData("TradeMark", "TradeMrak", "<TradeMark>, if that is meant by <TradeMrak>: ")]
    [InlineData("TradeMark", "Marque", "A record of a right Daftar keeps.")]
    public void WhereNoEntryBearsItsNameTheOneThatWasMeantIsTold(string right, string wrong, string expected)
    {
        var (records, _) = Read(Transaction(Mark(1).Replace($"<{right} ", $"<{wrong} ", StringComparison.Ordinal).Replace($"</{right}>", $"</{wrong}>", StringComparison.Ordinal)));

        var finding = Assert.Single(Assert.Single(records).Findings);
        Assert.Equal("RECORD-EMPTY", finding.Code);
        Assert.StartsWith(expected, finding.Expected, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<exch:exchange-documents xmlns:exch=\"http://www.epo.org/exchange\"><exch:exchange-dokument doc-number=\"1\"/></exch:exchange-documents>", "<exchange-document>, if that is meant by <exchange-dokument>: ")]
    [InlineData("<exch:exchange-documents xmlns:exch=\"http://www.epo.org/exchange\"></exch:exchange-documents>", "A record of the standard at least")]
    public void WhereADocumentHoldsNoRecordTheNameThatWasMeantIsTold(string xml, string expected) =>
        Assert.StartsWith(expected, Assert.Single(Read(xml).Told, static one => one.Code == "DOCUMENT-WITHOUT-RECORD").Expected, StringComparison.Ordinal);

    /// <summary>It is read, from the list of those in use; every other parser refuses the document.</summary>
    [Theory]
    [InlineData("CAF&eacute;", "", "&eacute;", "&#233;")]
    [InlineData("A &amp; B &#160;&nbsp;C", "", "&nbsp;", "&#160;")]
    [InlineData("A &amp; B &#160; &lt;", "", null, null)]
    [InlineData("CAF&eacute;", "<!DOCTYPE Transaction SYSTEM \"own.dtd\">", null, null)]
    public void ANamedEntityThatNothingDeclaresIsToldOnceADocument(string words, string type, string? came, string? number)
    {
        var (records, _) = Read(Transaction(Mark(1), Mark(2, words), Mark(3, words)).Replace("?>\n", "?>" + type + "\n", StringComparison.Ordinal));

        var told = records.SelectMany(static one => one.Findings).Where(static one => one.Code == "XML-ENTITY-UNDECLARED").ToList();
        Assert.Equal(3, records.Count(static one => one.Record is not null));
        Assert.Equal(came is null ? [] : [(came, 14L)], told.Select(static one => (one.Came!, one.Where.Line)));
        Assert.All(told, one => Assert.Contains(number!, one.Expected, StringComparison.Ordinal));
    }
}
