using Daftar.Intake;
using Daftar.Tests.Consistency;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Checking;

/// <summary>What was typed because a cell must not stay empty, or written by a program in place of a value, is told where it stands; what says little, and says it, is not.</summary>
public sealed class ValuesThatAreNoneTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("daftar-none-").FullName;

    [Theory]
    [InlineData("N/A", true)]
    [InlineData("see PDF", true)]
    [InlineData("Not available.", true)]
    [InlineData(" -- ", true)]
    [InlineData("***", true)]
    [InlineData("Voir annexe", true)]
    [InlineData("См. приложение", true)]
    [InlineData("無", true)]
    [InlineData("Ink", false)]
    [InlineData("pH", false)]
    [InlineData("𠮷", false)]
    [InlineData("茶", false)]
    [InlineData("Attached luggage rack", false)]
    [InlineData("Null modem", false)]
    public void ATitleThatStandsForNoneIsToldAtItsLine(string title, bool isTold)
    {
        var clean = Patent();
        var from = clean.IndexOf('>', clean.IndexOf("<pat:InventionTitle ", StringComparison.Ordinal)) + 1;
        var found = Check("patent.xml", clean[..from] + title + clean[clean.IndexOf("</pat:InventionTitle>", StringComparison.Ordinal)..], "TN").FindAll(static one => one.Code == "TEXT-STANDS-FOR-NONE");

        Assert.Equal(isTold ? [(title.Trim(), 1 + clean[..from].Count(static c => c == '\n'))] : [], found.ConvertAll(static one => (one.Came, (int)one.Where.Line)));
    }

    /// <summary>Each class is told; the words of a mark are whatever its owner chose.</summary>
    [Fact]
    public void GoodsThatStandForNoneAreToldAndWordsOfAMarkAreNot()
    {
        var found = Check("mark.xml", Marks.Document("2026-03-14T09:30:00Z", Marks.Mark("4-2020-00001", "N/A").Replace(">Tea<", ">as per attached list<", StringComparison.Ordinal), Marks.Mark("4-2020-00002", "Test")), "PH").FindAll(static one => one.Code == "TEXT-STANDS-FOR-NONE");

        Assert.Equal("as per attached list", Assert.Single(found).Came);
        Assert.EndsWith("GoodsServicesDescriptionText", found[0].Where.Path, StringComparison.Ordinal);
    }

    /// <summary>An office that has only spreadsheets: errors of cells stand in every kind of field, long numbers have lost their digits, and no entry is known by what is left of them.</summary>
    [Fact]
    public void WhatASpreadsheetLeftInPlaceOfAValueIsTold()
    {
        File.WriteAllText(Path.Combine(folder, "mapping.jsonc"), """{ "office": "FJ", "right": "trademark", "fields": { "applicationNumber": "No", "registrationNumber": "Reg", "words": "Mark", "feature": { "constant": "Word" }, "filingDate": "Filed", "goods": { "class": "Class", "text": "Goods" }, "applicants": { "name": "Applicant", "separator": ";" }, "status": "Status" } }""");
        var found = Check("marks.csv", """
            No,Reg,Mark,Filed,Class,Goods,Applicant,Status
            FJ/1,1.23457E+11,BULA,2024-03-04,30,Tea,Invented Teas,pending
            FJ/2,"1,23E+11",KAVA,2024-03-04,30,Tea,Invented Teas,pending
            FJ/3,R/3,#N/A,2024-03-04,30,#REF!,#¿NOMBRE?,pending
            FJ/4,12E34,#1,2024-03-04,30,# of teas,A + B,pending
            1.3E+12,,LAUT,2024-03-04,30,Tea,######,pending
            """, "FJ");

        Assert.Equal(["#¿NOMBRE?", "#N/A", "#REF!", "######"], found.FindAll(static one => one.Code == "TEXT-SPREADSHEET-ERROR").ConvertAll(static one => one.Came));
        Assert.Equal(["registration number \"1.23457E+11\", rounded by a spreadsheet", "registration number \"1,23E+11\", rounded by a spreadsheet"], found.FindAll(static one => one.Code == "NUMBER-STANDS-FOR-NONE").ConvertAll(static one => one.Came));
        Assert.Equal("application number \"1.3E+12\", rounded by a spreadsheet, which is none", Assert.Single(found, static one => one.Code == "RECORD-NUMBER-MISSING").Came);
        Assert.DoesNotContain(found, static one => one.Code is "TEXT-STANDS-FOR-NONE" or "NUMBER-FORM-UNKNOWN");
    }

    [Theory]
    [InlineData("1.23457E+11", true)]
    [InlineData("1,2E+09", true)]
    [InlineData(" 2E+15 ", true)]
    [InlineData("12.3E+11", false)]
    [InlineData("1.2E11", false)]
    [InlineData("A2021+3", false)]
    [InlineData("1E+AB", false)]
    [InlineData("+1E+11", false)]
    [InlineData("DE+11", false)]
    public void ANumberThatLostItsDigitsIsKnownByItsForm(string number, bool isRounded) => Assert.Equal(isRounded, Daftar.Checking.Codes.SheetErrors.IsRounded(number));

    private static string Patent() => File.ReadAllText(Directory.GetFiles(Path.Combine(Project.Root, "samples/checks/clean/patent"), "*.xml")[0]).Replace(">VN<", ">TN<", StringComparison.Ordinal);

    private List<Finding> Check(string name, string document, string? authority)
    {
        File.WriteAllText(Path.Combine(folder, name), document);
        List<Finding> found = [];
        Flow.Check(TimeProvider.System).Run(folder, new LoadOptions { Authority = authority }, found.Add, default);
        return found;
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
