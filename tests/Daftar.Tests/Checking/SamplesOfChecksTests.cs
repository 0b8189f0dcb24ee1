using Daftar.Checking;
using Daftar.Intake;
using Daftar.Offices;
using Daftar.Register;
using Daftar.Store;
using Daftar.Tests.Consistency;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Checking;

/// <summary>samples/checks: for each check a package that triggers it and nothing else, and for each right one in which nothing is wrong.</summary>
public sealed class SamplesOfChecksTests
{
    private static readonly string Folder = Path.Combine(Project.Root, "samples/checks");

    /// <summary>What a check of a package counts is told of each record, too.</summary>
    private static readonly Dictionary<string, string[]> Besides = new(StringComparer.Ordinal)
    {
        ["SET-ASIDE-MANY"] = ["XML-MALFORMED"],
        // The later one is set aside.
        ["NUMBER-OF-TWO-APPLICATIONS"] = ["IDENTITY-CONFLICT"],
        ["FILES-MISSING-MANY"] = ["FILE-MISSING"],
        ["FIELD-NEVER-FILLED"] = ["APPLICANT-MISSING"],
        ["FILE-PATH-TWICE"] = ["FILES-UNREFERENCED"],
        ["DOCUMENT-MISNAMED"] = ["FILES-UNREFERENCED"],
        ["ARCHIVE-NOT-OPENED"] = ["FILES-UNREFERENCED"],
        ["PACKAGE-EMPTY"] = ["FILES-UNREFERENCED"],
        // The Union's register names no areas, and says so of every entry.
        ["JSON-MALFORMED"] = ["INDICATION-WITHOUT-PRODUCT-OR-AREA"],
        ["JSON-CUT-SHORT"] = ["INDICATION-WITHOUT-PRODUCT-OR-AREA"],
        ["JSON-COMMA-LAST"] = ["INDICATION-WITHOUT-PRODUCT-OR-AREA"],
        // Their element is the office's own.
        ["ENCODING-DIFFERS"] = ["RECORD-PART-UNREAD"],
        ["XML-PREFIX-UNDECLARED"] = ["RECORD-PART-UNREAD"],
        ["INDICATION-SPECIALITY"] = ["INDICATION-WITHOUT-PRODUCT-OR-AREA"],
    };

    /// <summary>These compare with what the register holds: <see cref="CollectionChecksTests"/>.</summary>
    public static TheoryData<string> Codes() => [.. Catalog.Checks.Where(static check => check is not (CollectionCheck or MergingCheck or ReadingCheck { Sample.Instead: not null })).Select(static check => check.Code)];

    public static TheoryData<string> Clean() => [.. Directory.GetDirectories(Path.Combine(Folder, "clean")).Select(static folder => Path.GetFileName(folder))];

    [Theory]
    [MemberData(nameof(Codes))]
    public void EveryCheckIsTriggeredByItsSample(string code)
    {
        Assert.True(Directory.Exists(Path.Combine(Folder, code)), $"samples/checks/{code} is missing: a package that triggers the check.");

        var found = Check(code);

        Assert.Contains(code, found);
        Assert.Equal([code], found.Distinct().Except(Besides.GetValueOrDefault(code, [])).ToArray());
    }

    /// <summary>Those that a check finds, and not a reader: broken once, each.</summary>
    public static TheoryData<string> Run() => [.. Catalog.Checks.Where(static check => check is RecordCheck or FileCheck or PackageCheck).Select(static check => check.Code)];

    [Theory]
    [MemberData(nameof(Run))]
    public void WithoutTheCheckItsSampleIsSilent(string code)
    {
        Assert.DoesNotContain(code, Check(code, [.. Catalog.Checks.Where(check => check.Code != code)]));
        // And no clean sample is taken for one.
        Assert.All(Directory.GetDirectories(Path.Combine(Folder, "clean")), right => Assert.DoesNotContain(code, Check(Path.Combine("clean", Path.GetFileName(right)), [Catalog.Checks.Single(check => check.Code == code)])));
    }

    [Theory]
    [MemberData(nameof(Clean))]
    public void NothingIsWrongWithTheCleanSample(string right) => Assert.Empty(Check(Path.Combine("clean", right)));

    [Fact]
    public void EverySampleIsOfACheck() =>
        Complaints.None(Directory.GetDirectories(Folder).Select(static folder => Path.GetFileName(folder)).Except(Catalog.Checks.Where(static check => check is not ReadingCheck { Sample.Instead: not null }).Select(static check => check.Code)).Except(["clean"]));

    /// <summary>A folder that holds one folder and no file, or one file that is no document, is where the package is that.</summary>
    internal static string PackageOf(string sample)
    {
        var path = Path.Combine(Folder, sample);
        return (Directory.GetFiles(path), Directory.GetDirectories(path), How(sample).Path) switch
        {
            (_, _, { } named) => Path.Combine(path, named),
            ([], [var only], _) => only,
            ([var only], [], _) when !only.EndsWith(".xml", StringComparison.Ordinal) => only,
            _ => path,
        };
    }

    private static ReadingSample How(string sample) => (Catalog.Checks.FirstOrDefault(check => check.Code == sample) as ReadingCheck)?.Sample ?? ReadingSample.AsItIs;

    internal static LoadOptions OptionsOf(string sample)
    {
        var with = How(sample).With?.Split(' ') ?? [];
        var options = with is ["--set", var set] ? LoadSettings.From(Settings.From(new WrittenSetting(sample, set[..set.IndexOf('=', StringComparison.Ordinal)], set[(set.IndexOf('=', StringComparison.Ordinal) + 1)..]))) : new LoadOptions();
        return options with { Kind = sample == "PACKAGE-KIND-DIFFERS" ? PackageKind.Update : PackageKind.NotSaid, Authority = with is ["--authority", var authority] ? authority : null, Readers = 2 };
    }

    private static List<string> Check(string sample) => Check(sample, Catalog.Checks);

    internal static List<string> Check(string sample, IReadOnlyList<Check> checks)
    {
        var found = new List<string>();
        try
        {
            var result = new CheckPackage(OfficeProfiles.Embedded, Catalog.Dialects, checks, new SetClock(new DateTimeOffset(2026, 6, 30, 12, 0, 0, TimeSpan.Zero))).Run(PackageOf(sample), OptionsOf(sample), finding => found.Add(finding.Code), default);
            Assert.Equal(found.Count, result.Findings.Sum(static count => count.Count));
        }
        catch (PackageException refused)
        {
            found.Add(refused.Code);
        }
        return found;
    }
}
