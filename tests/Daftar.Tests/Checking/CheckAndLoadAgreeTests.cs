using Daftar.Checking;
using Daftar.Register;
using Daftar.Tests.Consistency;
using Daftar.Tests.Fixtures;

namespace Daftar.Tests.Checking;

/// <summary>What an office is told before it sends is what loading finds: one code path, the same counts.</summary>
public sealed class CheckAndLoadAgreeTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static readonly SetClock Clock = new(new DateTimeOffset(2026, 6, 30, 12, 0, 0, TimeSpan.Zero));

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task OnEverySampleOfAnyCheckTogether(PostgresVersion version) => await Agree(version, Path.Combine(Project.Root, "samples"));

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task OnGeneratedPackages(PostgresVersion version)
    {
        using var packages = new Demonstration.Packages(300);
        using var hub = new LoadingHub(await postgres.NewAsync(version), new SetClock(TimeProvider.System.GetUtcNow()));
        foreach (var package in packages.Result.Packages.Take(12))
        {
            await Agree(hub, packages.PathOf(package));
        }
    }

    [SampleTheory, InlineData("st96/us-trademarks"), InlineData("st96/us-patents"), InlineData("st96/wipo-examples"), InlineData("st66/em"), InlineData("st66/us"), InlineData("st86/em"), InlineData("st36/ep"), InlineData("st36/docdb"), InlineData("st36/us"), InlineData("st36/us-weekly"), InlineData("st36/ops"), InlineData("st36/jp"), InlineData("st36/more"), InlineData("st36/es-package"), InlineData("st26"), InlineData("gi"), InlineData("other")]
    public async Task OnRealFiles(string folder) => await Agree(PostgresVersion.Npm18, Samples.Path(folder));

    /// <summary>A record that contradicts one before it in the package is told and counted before anything is sent.</summary>
    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task OnAPackageThatContradictsItself(PostgresVersion version)
    {
        var check = await Agree(version, Path.Combine(Project.Root, "samples/checks/IDENTITY-CONFLICT"));

        Assert.Equal(1, check.SetAside);
        Assert.Equal(1, Assert.Single(check.Findings, static found => found.Code == "IDENTITY-CONFLICT").Count);
    }

    /// <summary>Documents of several standards in elements of any name, broken, glued and as text among them; beside them a listing that names no application, and a spreadsheet.</summary>
    [Fact]
    public async Task OnDocumentsInWhateverStandsAroundThem()
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18), Clock);
        var folder = hub.Folder("wrapped");
        var (mark, patent, designs) = (Intake.WrappedDocumentsTests.Mark66, Intake.WrappedDocumentsTests.Patent36, Intake.WrappedDocumentsTests.Designs86);
        string[] files =
        [
            $"<Batch><One>{mark}</One><Two><Deep>{patent}</Deep></Two>{designs}</Batch>",
            $"<Export xmlns=\"http://www.wipo.int/standards/XMLSchema/ST96/Trademark\">{patent.Replace("2031123456", "2031123457", StringComparison.Ordinal)}{Intake.WrappedDocumentsTests.Marks96}<Transaction/></Export>",
            $"<Batch>{patent.Replace("</wo-published-application>", "", StringComparison.Ordinal)}{mark}<Own a=\"x>{designs.Replace("</TransactionHeader>", "", StringComparison.Ordinal)}</Batch>",
            $"<Batch><?xml version=\"1.0\"?>{mark}<Doc><![CDATA[{designs}]]></Doc></Batch><Batch>nothing</Batch>",
        ];
        for (var i = 0; i < files.Length; i++)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, FormattableString.Invariant($"{i}.xml")), files[i]);
        }
        var listing = await File.ReadAllTextAsync(Path.Combine(Project.Root, "samples/st26/listing.xml"));
        var (from, to) = (listing.IndexOf("<ApplicationIdentification>", StringComparison.Ordinal), listing.IndexOf("</ApplicationIdentification>", StringComparison.Ordinal));
        await File.WriteAllTextAsync(Path.Combine(folder, "listing.xml"), listing[..from] + listing[(to + "</ApplicationIdentification>".Length)..]);
        foreach (var file in Directory.GetFiles(Path.Combine(Project.Root, "samples/sheet/marks")))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }
        var check = await Agree(hub, folder);

        Assert.True(check is { Received: > 15, SetAside: > 0 });
        Assert.Equal(["DOCUMENT-AS-TEXT", "DOCUMENT-UNRECOGNISED", "DOCUMENT-WITHOUT-RECORD", "DOCUMENT-WRAPPED", "XML-CUT-SHORT", "XML-DOCUMENTS-GLUED"],
            check.Findings.Select(static found => found.Code).Where(static code => code.StartsWith("DOCUMENT-", StringComparison.Ordinal) || code.StartsWith("XML-", StringComparison.Ordinal)).Where(static code => code != "DOCUMENT-PART-UNREAD").Distinct().Order(StringComparer.Ordinal));
    }

    /// <summary>
    /// Records of a few marks in any order and of every kind: whole ones, words on one part, deletions, with numbers that meet and dates, names and words that
    /// differ. What is set aside depends on which state each would find.
    /// </summary>
    [Fact]
    public async Task OnPackagesOfWhateverContradictions()
    {
        var seed = LongRun.Seed();
        var random = new Random(seed);
        var conflicts = 0L;
        for (var n = 0; n < 12; n++)
        {
            using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18), Clock);
            for (var i = 0; i < 8; i++)
            {
                await File.WriteAllTextAsync(Path.Combine(hub.Folder("mixed"), FormattableString.Invariant($"{i}.xml")),
                    Marks.Document(FormattableString.Invariant($"2024-01-{random.Next(1, 28):00}T10:00:00Z"), [.. Enumerable.Range(0, 30).Select(_ => Contradictory(random))]));
            }
            try
            {
                conflicts += (await Agree(hub, hub.Folder("mixed"))).SetAside;
            }
            catch (Xunit.Sdk.XunitException differs)
            {
                throw new Xunit.Sdk.XunitException(FormattableString.Invariant($"seed {seed}, package {n}: {differs.Message}"), differs);
            }
        }
        Assert.True(conflicts > 0, FormattableString.Invariant($"seed {seed}: nothing contradicted anything."));
    }

    /// <summary>
    /// A record that joins two entries, and is older than all that was said of them, adds no number to their state: what comes behind it with an application number of the same form
    /// is set aside by both. (Found by contradictions at random, seed 170890340.)
    /// </summary>
    [Fact]
    public async Task OnARecordThatOnlyJoins()
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18), Clock);
        var folder = hub.Folder("joins");
        var n = 0;
        Write(12, Mark("4/2020/00000015", "R-28"));
        Write(20, Marks.Delete("4/2020/00000015"));
        // Older than the deletion: the number leads to the entry, and stands in no state.
        Write(10, Mark("4/20/11", "R-28"));
        Write(21, Mark("4/2020/00000015", "R-28"));
        Write(12, Mark("4/2020/00000025", "R-14"));
        Write(10, Mark("4/20/11", "R-14"));
        Write(22, Mark("4/2020/00000019", "R-28"));

        var check = await Agree(hub, folder);

        Assert.Equal(1, check.SetAside);
        Assert.Equal(1, Assert.Single(check.Findings, static found => found.Code == "APPLICATION-NUMBER-SECOND").Count);

        static string Mark(string number, string registration) => Marks.Mark(number, "ALPHA TEA", "2020-02-03", "Ana", registration);

        void Write(int day, string mark) => File.WriteAllText(Path.Combine(folder, FormattableString.Invariant($"{n++}.xml")), Marks.Document(FormattableString.Invariant($"2024-01-{day}T10:00:00Z"), mark));
    }

    /// <summary>Several packages given at once are judged as if loaded one after the other.</summary>
    [Fact]
    public async Task OnSeveralPackagesInTheirOrder()
    {
        var seed = LongRun.Seed();
        var random = new Random(seed);
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18), Clock);
        var before = new Daftar.Intake.CheckedBefore();
        var (conflicts, repeated) = (0L, 0L);
        string? last = null;
        for (var n = 0; n < 6; n++)
        {
            var path = Path.Combine(hub.Folder("several"), FormattableString.Invariant($"{n}.xml"));
            // The third says again what the second said, in another file.
            last = n == 2 ? last + "<!-- again -->" : Marks.Document(FormattableString.Invariant($"2024-01-{random.Next(1, 28):00}T10:00:00Z"), [.. Enumerable.Range(0, 30).Select(_ => Contradictory(random))]);
            await File.WriteAllTextAsync(path, last);
            var check = Flow.Check(hub.Time).Run(path, new(), new Daftar.Intake.CheckListener(static _ => { }), before, default);
            var load = await hub.Load(path);
            Assert.True((load.Account.SetAside, load.Account.Unchanged + load.Account.Duplicate) == (check.SetAside, check.Repeated),
                FormattableString.Invariant($"seed {seed}, package {n}: set aside {load.Account.SetAside} and {check.SetAside}, saying nothing new {load.Account.Unchanged + load.Account.Duplicate} and {check.Repeated}"));
            Assert.True(Told(load.Findings).SequenceEqual(Told(check.Findings)), FormattableString.Invariant($"seed {seed}, package {n}: {string.Join(", ", Told(load.Findings))} / {string.Join(", ", Told(check.Findings))}"));
            (conflicts, repeated) = (conflicts + check.SetAside, repeated + check.Repeated);
        }
        Assert.True(conflicts > 0 && repeated > 0, FormattableString.Invariant($"seed {seed}: {conflicts} conflicts, {repeated} repeated."));
    }

    internal static string Contradictory(Random random)
    {
        var number = FormattableString.Invariant($"4/2020/{random.Next(1, 40):00000000}");
        var registration = FormattableString.Invariant($"R-{random.Next(1, 40)}");
        var words = random.Next(3) > 0 ? "ALPHA TEA" : "OMEGA TEA";
        var filed = random.Next(3) > 0 ? "2020-02-03" : "2021-05-06";
        var owner = random.Next(3) > 0 ? "Ana" : "Ben";
        return random.Next(12) switch
        {
            10 => Daftar.Tests.Register.OtherApplicationsTests.Divided(Marks.Mark(number, words, filed, owner, registration)),
            11 => Marks.Mark(number.Replace("/2020/000000", "/20/", StringComparison.Ordinal), words, filed, owner, registration),
            0 => Marks.Delete(number),
            1 => Marks.RegistrationOnly(registration, words, filed),
            2 => Marks.StatusOnly(number, "Expired"),
            3 => Marks.Mark(number, words, filed, owner, registration).Replace("<tmk:Trademark>", "<tmk:Trademark com:operationCategory=\"Update\">", StringComparison.Ordinal),
            4 => Marks.StatusOnly(number, "Registered").Replace("<tmk:MarkCurrent", $"<com:ApplicationDate>{filed}</com:ApplicationDate><tmk:MarkCurrent", StringComparison.Ordinal),
            5 => Marks.StatusOnly(number, "Registered").Replace("<tmk:MarkCurrent", $"<com:RegistrationNumber>{registration}</com:RegistrationNumber><tmk:MarkCurrent", StringComparison.Ordinal),
            6 => Marks.Mark(number, words, filed, owner, registration).Replace("ApplicantBag", "HolderBag", StringComparison.Ordinal).Replace("tmk:Applicant>", "tmk:Holder>", StringComparison.Ordinal),
            7 => Marks.Mark(number, words, filed, owner).Replace("<tmk:Trademark>", "<tmk:Trademark com:operationCategory=\"Update\">", StringComparison.Ordinal).Replace("ApplicantBag", "HolderBag", StringComparison.Ordinal).Replace("tmk:Applicant>", "tmk:Holder>", StringComparison.Ordinal),
            8 => Marks.Mark(number, words, filed, owner, registration),
            _ => Marks.Mark(number, words, filed, owner),
        };
    }

    /// <summary>What is broken is counted alike, too: documents cut short, zips that lie, files that are not there.</summary>
    [Fact]
    public async Task OnDamagedPackages()
    {
        var folder = Directory.CreateTempSubdirectory("daftar-agree-").FullName;
        var seed = LongRun.Seed();
        try
        {
            using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18), new SetClock(TimeProvider.System.GetUtcNow()));
            var random = new Random(seed);
            for (var n = 0; n < 25; n++)
            {
                var files = Enumerable.Range(0, 3).Select(_ => Intake.Hostile.Corpus.Files[random.Next(Intake.Hostile.Corpus.Files.Count)]).Select(file => (file.Name, Intake.Hostile.MutateBytes.Of(file.Bytes, random))).ToList();
                var path = Path.Combine(folder, FormattableString.Invariant($"{n}.zip"));
                await File.WriteAllBytesAsync(path, Intake.Hostile.MutateZip.Of(files, random));
                try
                {
                    await Agree(hub, path);
                }
                catch (Daftar.Intake.PackageException refused)
                {
                    Assert.Equal(refused.Code, Assert.Throws<Daftar.Intake.PackageException>(() => Flow.Check(hub.Time).Run(path, new(), static _ => { }, default)).Code);
                }
                catch (Xunit.Sdk.XunitException differs)
                {
                    throw new Xunit.Sdk.XunitException(FormattableString.Invariant($"seed {seed}, package {n}: {differs.Message}"), differs);
                }
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<Daftar.Intake.CheckedPackage> Agree(PostgresVersion version, string path)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version), Clock);
        return await Agree(hub, path);
    }

    private static async Task<Daftar.Intake.CheckedPackage> Agree(LoadingHub hub, string path)
    {
        List<string> conflicts = [];
        var check = Flow.Check(hub.Time).Run(path, new(), found => conflicts.AddRange(found.Code is "IDENTITY-CONFLICT" or "APPLICATION-NUMBER-SECOND" ? [FormattableString.Invariant($"{found.Where.File}:{found.Where.Line}")] : []), default);
        var load = await hub.Load(path);

        Assert.Equal(await hub.Ask<string[]>("select coalesce(array_agg(file || ':' || line order by ordinal), '{}') from finding where package = $1 and code in ('IDENTITY-CONFLICT', 'APPLICATION-NUMBER-SECOND')", load.Account.Id), conflicts);
        Assert.Equal((load.Account.Received, load.Account.FilesNamed, load.Account.FilesMissing, load.Account.FilesUnreferenced, load.Account.SetAside, load.Account.Held), (check.Received, check.FilesNamed, check.FilesMissing, check.FilesUnreferenced, check.SetAside, check.Held));
        Assert.Equal(Told(load.Findings), Told(check.Findings));
        Assert.Equal(await hub.Ask<long>("select count(distinct ordinal) from finding where package = $1 and severity >= 2 and code <> all($2)", load.Account.Id, OfTheRegister), check.WithFindings);
        return check;
    }

    private static readonly string[] OfTheRegister = ["ERASED-PARTY-RETURNED", "ENTRY-TAKEN-DOWN", .. Catalog.Checks.OfType<CollectionCheck>().Select(static check => check.Code)];

    /// <summary>Less what only a register that holds something can tell: what was taken down, and checks of the collection.</summary>
    private static string[] Told(IEnumerable<FindingCount> findings) =>
    [
        .. findings.Where(static found => !OfTheRegister.Contains(found.Code))
            .Select(static found => $"{found.Code} {found.Severity} {found.Count}").Order(StringComparer.Ordinal),
    ];
}
