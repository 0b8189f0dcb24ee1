using Daftar.Checking;
using Daftar.Dialects;
using Daftar.Intake;
using Daftar.Offices;
using Daftar.Rights;
using Daftar.Values;

namespace Daftar.Tests.Checking;

/// <summary>A defect of a check costs neither the record nor the package.</summary>
public sealed class FailingChecksTests
{
    [Fact]
    public void ACheckThatFailsIsToldAndEveryOtherIsRun()
    {
        var found = new List<Finding>();

        var result = new CheckPackage(OfficeProfiles.Embedded, Catalog.Dialects, [new OverRecords(), new OverPackages(), .. Catalog.Checks], TimeProvider.System)
            .Run(SamplesOfChecksTests.PackageOf("TEXT-REPLACED"), new LoadOptions(), found.Add, default);

        Assert.Equal((1L, 0L), (result.Received, result.SetAside));
        Assert.Equal(["CHECK-FAILED", "CHECK-FAILED", "CHECK-FAILED", "TEXT-REPLACED"], found.Select(static finding => finding.Code).Order(StringComparer.Ordinal));
        Assert.All(found.Where(static finding => finding.Code == "CHECK-FAILED"), static finding => Assert.Equal(Severity.Watch, finding.Severity));
    }

    [Fact]
    public void AReaderThatFailsCostsTheRecordThatShowsItAndNoOther()
    {
        var found = new List<Finding>();

        var result = new CheckPackage(OfficeProfiles.Embedded, [new Failing(Catalog.Dialects[0])], Catalog.Checks, TimeProvider.System).Run(SamplesOfChecksTests.PackageOf("APPLICATION-TWICE"), new LoadOptions(), found.Add, default);

        Assert.True(result.Received > 1);
        Assert.Equal(1, result.SetAside);
        Assert.Equal(Severity.SetAside, Assert.Single(found, static finding => finding.Code == "RECORD-UNREADABLE").Severity);
    }

    [Fact]
    public void WhatIsRememberedOfAPackageIsBounded()
    {
        var seen = new SeenHashes(most: 1000);
        for (var i = 1UL; i <= 5000; i++)
        {
            Assert.False(seen.Knows(i * 7919, (uint)i, out _));
        }

        Assert.True(seen.Knows(1000 * 7919, 0, out var noted));
        Assert.Equal(1000u, noted);
        Assert.False(seen.Knows(1001 * 7919, 0, out _));
    }

    private sealed class Failing(Dialect real) : Dialect
    {
        private int _read;
        public override string Id => real.Id;
        public override short ReaderVersion => real.ReaderVersion;
        public override bool Recognises(DocumentStart start) => real.Recognises(start);
        public override bool IsRecord(string localName) => real.IsRecord(localName);
        public override void Read(XmlNode record, ReadContext context)
        {
            if (Interlocked.Increment(ref _read) == 1)
            {
                throw new InvalidOperationException("on purpose");
            }
            real.Read(record, context);
        }
    }

    private sealed class OverRecords : RecordCheck
    {
        public override string Code => "ALWAYS-FAILS";
        public override string Wrong => "What this test is about";
        public override string Expected => "Nothing.";
        public override string Mend => "Nothing: it is a test.";
        public override void Run(IpRecord record, CheckRun run) => throw new InvalidOperationException("on purpose");
    }

    private sealed class OverPackages : PackageCheck
    {
        public override string Code => "ALWAYS-FAILS-TOO";
        public override string Wrong => "What this test is about";
        public override string Expected => "Nothing.";
        public override string Mend => "Nothing: it is a test.";
        public override PackageTally Begin(PackageFacts package) => new Tally();

        private sealed class Tally : PackageTally
        {
            public override void See(in RecordFacts record, PackageRun run) => throw new InvalidOperationException("on purpose");
            public override void End(PackageTotals totals, PackageRun run) => throw new InvalidOperationException("on purpose");
        }
    }
}
