using System.Globalization;
using Daftar.Intake;
using Daftar.Offices;
using Daftar.Rights;
using Daftar.Tests.Fixtures;
using Daftar.Values;
using Xunit.Abstractions;

namespace Daftar.Tests.Offices;

/// <summary>What offices' codes of events and statuses mean in the standards: by the office's file, and in the real samples.</summary>
public sealed class EventCodesTests(ITestOutputHelper output)
{
    private static readonly OfficeProfiles Offices = OfficeProfiles.Embedded;

    /// <summary>The letters of ST.27, and which detailed event belongs to which key.</summary>
    [Fact]
    public void EveryMappedCodeOfAnOfficeFileIsOfTheStandardOrSaysWhyNone()
    {
        foreach (var office in Offices.All)
        {
            foreach (var (code, word) in office.Events.Concat(office.EventsOf.Values.SelectMany(static table => table)))
            {
                Assert.True(word.IsMapped != word.Why is not null, $"{office.Code} {code}: a key or category, or why there is none.");
                Assert.True(word.Key is null || (word.Key.Length == 3 && word.Key.EndsWith("10", StringComparison.Ordinal) && "ABCDEFGHKLMNPQRSTUVWY".Contains(word.Key[0], StringComparison.Ordinal)), $"{office.Code} {code}: {word.Key}");
                Assert.True(word.Detailed is null || (word.Key is not null && word.Detailed[0] == word.Key[0]), $"{office.Code} {code}: {word.Key} {word.Detailed}");
                Assert.False(string.IsNullOrEmpty(word.Text), $"{office.Code} {code}: no words.");
            }
        }
    }

    [Theory]
    [InlineData("US", Right.Trademark, "CNSAO", "Application accepted", null)]
    [InlineData("US", Right.Trademark, "CNSA", "Application accepted", null)]
    [InlineData("US", Right.Trademark, "MAILI", null, "paper")]
    [InlineData("US", Right.Design, "S1", null, "the category of a grant of a design patent is its registration date")]
    [InlineData("US", Right.Trademark, "QQQQQ", null, null)]
    public void ACodeOfARightIsAskedBeforeThatOfAll(string office, Right right, string code, string? category, string? why)
    {
        var word = Offices.EventOf(office, right, code);
        Assert.Equal((category, why), (word?.Category, word?.Why));
    }

    [Fact]
    public void WhatTheRecordSaysOfTheStandardIsNeverChangedAndAnUnknownCodeIsNoted()
    {
        var record = new Daftar.Rights.Patents.PatentRecord
        {
            Office = "EP",
            Events = [new LegalEvent { Code = "17P", Text = "Prüfungsantrag" }, new LegalEvent { Code = "17Q", KeyEvent = "W10" }, new LegalEvent { Code = "NEW1", Text = "Something new" }],
            Status = new LegalStatus { OfficeCode = "99", OfficeText = "Resting" },
        };
        new EventCodes(Offices).Apply(record);

        Assert.Equal([("D10", "D11", "Prüfungsantrag"), ("W10", null, "First examination report despatched"), (null, null, "Something new")], record.Events.Select(static one => (one.KeyEvent, one.DetailedEvent, one.Text)));
        Assert.Equal([("NEW1", "Something new", false), ("99", "Resting", true)], record.Unmapped);
    }

    [SampleFact]
    public void EveryCodeOfTheRealSamplesIsMappedOrItIsSaidWhyNot()
    {
        Dictionary<(string Office, Right Right), (int Events, int WithoutCode, int Mapped, int Explained, int Statuses)> counts = [];
        Dictionary<string, int> unknown = new(StringComparer.Ordinal);
        new ReadPackage(Offices, Catalog.Dialects).Run(Samples.Path(""), new LoadOptions(), told =>
        {
            if (told.Read.Record is not { } record)
            {
                return;
            }
            var count = counts.GetValueOrDefault((record.Office, record.Right));
            foreach (var happened in record.Events ?? [])
            {
                count.Events++;
                count.WithoutCode += happened.Code is null ? 1 : 0;
                var mapped = happened.Code is not null && (record.Right == Right.Patent ? happened.KeyEvent : happened.Category) is not null;
                count.Mapped += mapped ? 1 : 0;
                count.Explained += !mapped && happened.Code is { } code && Offices.EventOf(record.Office, record.Right, code)?.Why is not null ? 1 : 0;
            }
            count.Statuses += record.Status is null ? 0 : 1;
            counts[(record.Office, record.Right)] = count;
            foreach (var (code, _, _) in record.Unmapped ?? [])
            {
                var key = $"{record.Office} {record.Right} {code}";
                unknown[key] = unknown.GetValueOrDefault(key) + 1;
            }
        }, default);

        foreach (var ((office, right), count) in counts.OrderBy(static one => one.Key.Office, StringComparer.Ordinal).ThenBy(static one => one.Key.Right).Where(static one => one.Value.Events + one.Value.Statuses > 0))
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {office} | {OfficeProfiles.RightKey(right)} | {count.Events} | {count.Mapped} | {count.Explained} | {count.WithoutCode} | {count.Statuses} |"));
        }
        Assert.True(unknown.Count == 0, "Not in the office file: " + string.Join(", ", unknown.OrderByDescending(static one => one.Value).Select(static one => FormattableString.Invariant($"{one.Key} ({one.Value})"))));
    }
}
