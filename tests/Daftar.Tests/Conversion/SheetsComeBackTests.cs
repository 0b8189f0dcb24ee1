using Daftar.Conversion;
using Daftar.Intake;
using Daftar.Rights;
using Daftar.Tests.Consistency;
using Daftar.Tests.Dialects;
using Daftar.Tests.Dialects.Sheets;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Conversion;

/// <summary>Spreadsheets on the whole way: what real records say in cells is read of them, written in ST.96 and ST.97, and read back the same.</summary>
public sealed class SheetsComeBackTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("daftar-sheets-come-back-").FullName;

    [SampleTheory]
    [InlineData("st96"), InlineData("st66"), InlineData("st86"), InlineData("st36"), InlineData("gi")]
    public void WhatARealRecordSaysInCellsIsReadOfThem(string of)
    {
        var wrong = new List<string>();
        var records = 0;
        foreach (var (sheet, put) in SheetsOfRecords.Put(folder, Real(of)))
        {
            List<IpRecord> read = [];
            Flow.Read().Run(sheet, new LoadOptions(), one =>
            {
                wrong.AddRange(one.Read.Findings.Where(static told => told.Severity > Severity.Watch).Select(told => $"{Path.GetFileName(sheet)} {one.Where}: {told}"));
                if (one.Read.Record is { } record)
                {
                    wrong.AddRange((record.Residue ?? []).Select(left => $"{Path.GetFileName(sheet)} {one.Where}: {left.Path} {left.Text} is left"));
                    read.Add(record);
                }
            }, default);
            Assert.Equal(put.Count, read.Count);
            records += read.Count;
            foreach (var (before, after) in put.Zip(read))
            {
                var (said, heard) = (SheetsOfRecords.Said(before).ToHashSet(StringComparer.Ordinal), SheetsOfRecords.Said(after).ToHashSet(StringComparer.Ordinal));
                wrong.AddRange(said.Except(heard).Select(one => $"{before.Right} {before.Identifiers[0]} lost {one}"));
                wrong.AddRange(heard.Except(said).Select(one => $"{before.Right} {before.Identifiers[0]} became {one}"));
            }
        }
        Assert.NotEqual(0, records);
        Complaints.None(wrong);
    }

    [SampleTheory]
    [InlineData("st96", TargetForm.St96), InlineData("st66", TargetForm.St96), InlineData("st86", TargetForm.St96), InlineData("st36", TargetForm.St96), InlineData("gi", TargetForm.St96)]
    [InlineData("st96", TargetForm.St97), InlineData("st66", TargetForm.St97), InlineData("st86", TargetForm.St97), InlineData("st36", TargetForm.St97), InlineData("gi", TargetForm.St97)]
    public void EveryRecordOfASheetOfRealDataComesBack(string of, TargetForm form) =>
        Complaints.None(SheetsOfRecords.Put(folder, Real(of)).SelectMany(sheet => ComesBack.Complaints(sheet.Folder, form, Path.Combine(folder, "written", Path.GetFileName(sheet.Folder)))));

    /// <summary>Records with their numbers of files of one folder; of each office and right enough to meet every kind of value.</summary>
    private static IEnumerable<IpRecord> Real(string of)
    {
        List<IpRecord> records = [];
        Flow.Read().Run(Samples.Path(of), new LoadOptions(), one =>
        {
            if (one.Read.Record is { } record)
            {
                records.Add(record);
            }
        }, default);
        return records;
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
