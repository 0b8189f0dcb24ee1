using System.Text;
using Daftar.Dialects;
using Daftar.Intake;
using Daftar.Rights;
using Daftar.Tests.Consistency;
using Daftar.Values;

namespace Daftar.Tests.Dialects;

/// <summary>What an office asks to be done with a record, in words that no standard has: nobody publishes what it may have taken back.</summary>
public sealed class OperationsTests
{
    [Theory]
    [InlineData("operationCode=\"Deleted\""), InlineData("operationCode=\"D\""), InlineData("operationCode=\"Remove\""), InlineData("operationCode=\"supprimé\""), InlineData("operationCode=\"削除\""), InlineData("operationcode=\"Delete\""), InlineData("operationCategory=\"delete\"")]
    public void WhatLooksLikeADeletionIsSetAside(string written)
    {
        var read = Read("st66/mark-word.xml", "operationCode=\"Insert\"", written);

        Assert.Null(read.Record);
        Assert.Contains(read.Findings, told => told is { Code: "OPERATION-UNKNOWN", Severity: Severity.SetAside } && written.Contains(told.Came!, StringComparison.Ordinal));
    }

    [Fact]
    public void ADeletionInAnElementIsSetAsideToo()
    {
        var read = Read("st66/mark-word.xml", "operationCode=\"Insert\">", "><operationCode>Delete</operationCode>");

        Assert.Null(read.Record);
        Assert.Contains(read.Findings, static told => told is { Code: "OPERATION-UNKNOWN", Came: "Delete" });
    }

    [Theory]
    [InlineData("st66/mark-word.xml", "operationCode=\"Insert\"", "operationCode=\"ZZ\"", "@operationCode")]
    [InlineData("st96/marks.xml", "<tmk:Trademark com:operationCategory=\"Update\"", "<tmk:Trademark com:operationCategory=\"ZZ\"", "@operationCategory")]
    public void AnyOtherWordIsToldAndKept(string sample, string right, string wrong, string path)
    {
        var read = ReadAll(sample, right, wrong).Single(static one => one.Findings.Any(static told => told.Code == "OPERATION-UNKNOWN"));

        Assert.Contains(read.Findings, static told => told is { Code: "OPERATION-UNKNOWN", Severity: Severity.Warn, Came: "ZZ" });
        Assert.Contains(read.Record!.Residue!, left => left.Path.EndsWith(path, StringComparison.Ordinal) && left.Text == "ZZ");
    }

    /// <summary>Nobody is told to write what he wrote: here the name is the fault, and not the word.</summary>
    [Theory]
    [InlineData("ZZ", false), InlineData("Insert", true)]
    public void WhereTheNameIsWrongTheNameIsTold(string said, bool ofName)
    {
        var told = Assert.Single(ReadAll("st96/marks.xml", "<tmk:Trademark com:operationCategory=\"Update\"", $"<tmk:Trademark operationCode=\"{said}\"").SelectMany(static one => one.Findings), static one => one.Code == "OPERATION-UNKNOWN");

        Assert.Equal(said, told.Came);
        Assert.StartsWith(ofName ? "The word is right, the name it stands under is not" : "Insert, Update or Delete", told.Expected, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Delete", Operation.Delete), InlineData("delete", Operation.Delete), InlineData(" Delete ", Operation.Delete), InlineData("Insert", Operation.State), InlineData("INSERT", Operation.State)]
    public void TheWordsOfTheStandardsAreTaken(string said, Operation operation)
    {
        var read = Read("st66/mark-word.xml", "operationCode=\"Insert\"", $"operationCode=\"{said}\"");

        Assert.Equal(operation, read.Record!.Operation);
        Assert.DoesNotContain(read.Findings, static told => told.Code == "OPERATION-UNKNOWN");
    }

    /// <summary>What a transaction says, it says of all its records that say nothing themselves.</summary>
    [Theory]
    [InlineData("Delete", 0, true), InlineData("Deleted", 1, false), InlineData("ZZ", 0, false), InlineData("Normal", 0, false)]
    public void ATransactionThatTakesBackItsRecordsPublishesNone(string said, int setAside, bool deletes)
    {
        var read = ReadAll("st96/marks.xml", "<com:TransactionSubCode>Normal<", $"<com:TransactionSubCode>{said}<");

        Assert.Equal(deletes, read.All(static one => one.Record is { Operation: Operation.Delete }) || read.Count(static one => one.Record?.Operation == Operation.Delete) > 1);
        Assert.Equal(setAside > 0, read.Any(static one => one.Record is null && one.Findings.Any(static told => told is { Code: "OPERATION-UNKNOWN", Severity: Severity.SetAside })));
        Assert.Equal(said is "ZZ" or "Deleted", read.Any(one => one.Findings.Any(told => told.Code == "OPERATION-UNKNOWN" && told.Came == said && told.Where.Line > 1)));
    }

    /// <summary>Which of two statements is newer hangs on it: it is told with what counts instead, and kept.</summary>
    [Theory]
    [InlineData("01.03.2024"), InlineData("05/03/2024 08:30"), InlineData("soon")]
    public void AMomentNobodyCanReadIsToldWithWhatCountsInstead(string said)
    {
        var read = Read("st66/mark-word.xml", "<VersionDate>2024-03-01<", $"<VersionDate>{said}<");

        Assert.Contains(read.Findings, told => told.Code == "DATE-UNREADABLE" && told.Came == said && told.Expected.Contains("2024-03-05T01:30:00Z", StringComparison.Ordinal));
        Assert.DoesNotContain(read.Findings, static told => told.Code == "ELEMENT-MISPLACED");
        Assert.Contains(read.Record!.Residue!, left => left.Text == said);
        Assert.Equal(new DateTimeOffset(2024, 3, 5, 1, 30, 0, TimeSpan.Zero), read.Record.Produced);
    }

    [Theory]
    [InlineData("05/03/2024 08:30"), InlineData("garbled")]
    public void SoIsOneInTheHeader(string said)
    {
        var read = ReadAll("st66/mark-word.xml", "2024-03-05T08:30:00+07:00", said);

        var told = Assert.Single(read.SelectMany(static one => one.Findings), told => told.Code == "DATE-UNREADABLE");
        Assert.Equal((said, 7L), (told.Came, told.Where.Line));
        Assert.Contains(read, static one => one.Record is { Produced: not null });
    }

    private static ReadRecord Read(string sample, string right, string wrong) => ReadAll(sample, right, wrong)[0];

    private static IReadOnlyList<ReadRecord> ReadAll(string sample, string right, string wrong)
    {
        var text = File.ReadAllText(Path.Combine(Project.Root, "samples", sample));
        Assert.Contains(right, text, StringComparison.Ordinal);
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text.Replace(right, wrong, StringComparison.Ordinal)));
        return DocumentReading.ReadAll(stream, "x.xml", Catalog.Dialects);
    }
}
