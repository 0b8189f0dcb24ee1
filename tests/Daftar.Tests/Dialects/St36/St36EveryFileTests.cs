using Daftar.Intake;
using Daftar.Rights;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Dialects.St36;

/// <summary>Every real file of the kinds this dialect reads.</summary>
public class St36EveryFileTests
{
    private static List<(string File, ReadRecord Result)> All(string folder)
    {
        var all = new List<(string, ReadRecord)>();
        foreach (var file in Directory.GetFiles(Samples.Path("st36/" + folder)).Where(name => name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal))
        {
            foreach (var result in DocumentReading.ReadAll(file, Catalog.Dialects))
            {
                all.Add((Path.GetFileName(file), result));
            }
        }
        return all;
    }

    [SampleTheory]
    [InlineData("ep", 17)]
    [InlineData("us", 38)]
    [InlineData("us-weekly", 171)] // 8 of them sequence listings of patents
    [InlineData("docdb", 14)]
    public void Is_read_with_the_numbers_that_identify_it(string folder, int expected)
    {
        var records = All(folder).Select(one => one.Result.Record).OfType<IpRecord>().ToList();
        Assert.Equal(expected, records.Count);
        Assert.All(records, record =>
        {
            Assert.True(record.Identifiers[0].Identifies);
            Assert.Contains(record.Identifiers, number => number.Of is Numbers.Publication or Numbers.Grant or Numbers.Registration);
            Assert.True(record.Titles is not null || record.Scope.Fully == Parts.None);
            Assert.NotNull(record.Publications![0].KindCode);
            Assert.NotNull(record.Publications[0].Date);
            // Never derived from silence.
            Assert.Null(record.Status);
        });
    }

    [SampleTheory]
    [InlineData("ep", 3)] // raw ampersands: the record is set aside
    [InlineData("docdb", 6)] // three with a prefix not declared, three with an entity nothing declares: read all the same
    [InlineData("us-weekly", 0)]
    public void What_is_wrong_with_a_file_is_said_and_costs_nothing_else(string folder, int expected) =>
        Assert.Equal(expected, All(folder).Sum(one => one.Result.Findings.Count));

    [SampleFact]
    public void Dates_and_symbols_of_every_file_are_readable() => Assert.DoesNotContain(
        new[] { "ep", "us", "us-weekly", "docdb", "ops", "more" }.SelectMany(All).SelectMany(one => one.Result.Findings),
        finding => finding.Code is "DATE-UNREADABLE" or "CLASS-UNREADABLE" or "COUNT-UNREADABLE" or "CHECK-DIGIT-WRONG" or "RECORD-NUMBER-MISSING");

    /// <summary>What no field holds: notes of the EPO on the kind of document and on divisionals, a second address of the JPO, a mark of CNIPA that is 0 in every file and a stray letter.</summary>
    [SampleFact]
    public void What_no_field_holds_is_known() => Assert.Equal(
        [
            "8 BibliographicData/Parties/InventorDetails/Inventor/@publicationMark",
            "1 BibliographicData/PriorityDetails/Priority",
            "4 SDOBI/B000/eptags/B050EP/B051EP",
            "4 SDOBI/B000/eptags/B050EP/B052EP",
            "1 SDOBI/B000/eptags/B053EP",
            "4 SDOBI/B100/B120/B121EP",
            "2 bibliographic-data/parties/applicants-agents-article/applicants-agents/applicant/addressbook/@lang",
            "2 bibliographic-data/parties/applicants-agents-article/applicants-agents/applicant/addressbook/address/text",
        ],
        RealFiles.ResiduePaths(new[] { "ep", "us", "us-weekly", "docdb", "ops", "more" }.SelectMany(All)));
}
