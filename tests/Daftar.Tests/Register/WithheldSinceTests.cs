using Daftar.Register;
using Daftar.Rights;
using Daftar.Rights.Designs;
using Daftar.Rights.Patents;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Register;

/// <summary>The gate judges history by today: what an office withholds now is withheld in the states it delivered before, too.</summary>
public sealed class WithheldSinceTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static readonly DateTimeOffset Began = new(2024, 1, 10, 12, 0, 0, TimeSpan.Zero);

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task ADesignerWhoWaivedBeingNamedIsNamedInNoEarlierState(PostgresVersion version)
    {
        var database = await postgres.NewAsync(version);
        await DirectMerge.Lay(database, Began, Design(new Party { Name = "Ana Shy", Country = "TH" }, new Party { Name = "Ben Proud", Country = "TH" }));
        await DirectMerge.Lay(database, Began.AddDays(30), Design(new Party { WaivedNaming = true }, new Party { Name = "Ben Proud", Country = "TH" }));

        var earlier = (DesignRecord)(await new Entries(database, TimeProvider.System).Snapshot(Id(Right.Design, "TH", "2302000001"), 1, default))!.State!;

        Assert.Equal([null, "Ben Proud"], earlier.Designers!.Select(static one => one.Name));
    }

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task PartsAndAddressesRestrictedSinceAreRestrictedInEarlierStates(PostgresVersion version)
    {
        var database = await postgres.NewAsync(version);
        var before = new PatentRecord { Office = "SG", Identifiers = [DirectMerge.Application("SG", "1")], Inventors = [new Party { Name = "Ana", AddressLines = ["7 Invented Lane"], Restricted = PartyParts.None }], Events = [new LegalEvent { Code = "A" }] };
        var after = new PatentRecord { Office = "SG", Identifiers = [DirectMerge.Application("SG", "1")], Inventors = [new Party { Name = "ANA", AddressLines = ["7 Invented Lane"] }], Events = [new LegalEvent { Code = "A" }], RestrictedParts = Parts.Events };
        await DirectMerge.Lay(database, Began, before);
        var shown = (PatentRecord)(await new Entries(database, TimeProvider.System).Snapshot(Id(Right.Patent, "SG", "1"), 1, default))!.State!;
        Assert.Equal(("7 Invented Lane", "A"), (shown.Inventors![0].AddressLines![0], shown.Events![0].Code));

        await DirectMerge.Lay(database, Began.AddDays(30), after);

        var earlier = (PatentRecord)(await new Entries(database, TimeProvider.System).Snapshot(Id(Right.Patent, "SG", "1"), 1, default))!.State!;
        Assert.Equal(("Ana", null, null), (earlier.Inventors![0].Name, earlier.Inventors[0].AddressLines, earlier.Events));
    }

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task AStatusRestrictedSinceIsToldByNoLineOfHistoryAndByNoCount(PostgresVersion version)
    {
        var database = await postgres.NewAsync(version);
        PatentRecord Said(GeneralStatus status, Parts restricted) => new()
        {
            Office = "SG", Identifiers = [DirectMerge.Application("SG", "1")], RegistrationDate = new RegisterDate(2020, 1, 1), Status = new LegalStatus { General = status, Date = new RegisterDate(2023) }, RestrictedParts = restricted,
        };
        var entries = new Entries(database, TimeProvider.System);
        await DirectMerge.Lay(database, Began, Said(GeneralStatus.Pending, Parts.None));
        await DirectMerge.Lay(database, Began.AddDays(1), Said(GeneralStatus.InForce, Parts.None));
        var open = (await entries.Find(Id(Right.Patent, "SG", "1"), default))!;
        Assert.Equal([(GeneralStatus.Pending, SnapshotKind.AsReported), (GeneralStatus.InForce, SnapshotKind.StatusChange)], open.Snapshots.Select(line => (line.Status, line.Kind)));
        Assert.Equal(1, Assert.Single(await new Entries(database, TimeProvider.System).Coverage(default)).InForce);

        await DirectMerge.Lay(database, Began.AddDays(30), Said(GeneralStatus.InForce, Parts.Status));

        var view = (await entries.Find(Id(Right.Patent, "SG", "1"), default))!;
        Assert.Equal((GeneralStatus.Unknown, null), (view.Status, view.State!.Status));
        Assert.All(view.Snapshots, line => Assert.Equal((GeneralStatus.Unknown, null), (line.Status, line.InLaw)));
        Assert.DoesNotContain(SnapshotKind.StatusChange, view.Snapshots.Select(line => line.Kind));
        var earlier = (await entries.Snapshot(view.Id, 2, default))!;
        Assert.Equal((GeneralStatus.Unknown, SnapshotKind.AsReported, null), (earlier.Line.Status, earlier.Line.Kind, earlier.State!.Status));
        var row = Assert.Single(await new Entries(database, TimeProvider.System).Coverage(default));
        Assert.Equal((1L, 0L, 0L), (row.Entries, row.InForce, row.Pending));
    }

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task NoSnapshotShowsWhatItsOfficeDeletedOrSaidUnderAnEmbargo(PostgresVersion version)
    {
        var database = await postgres.NewAsync(version);
        PatentRecord Said(string number, Visibility visibility = Visibility.Public, Operation operation = Operation.State) => new()
        {
            Office = "SG", Identifiers = [DirectMerge.Application("SG", number)], Titles = [new("en", "INVENTED")], RegistrationDate = new RegisterDate(2020, 1, 1), Visibility = visibility, Operation = operation,
        };
        var entries = new Entries(database, TimeProvider.System);
        async Task<IpRecord?> First(string number) => (await entries.Snapshot(Id(Right.Patent, "SG", number), 1, default))?.State;
        await DirectMerge.Lay(database, Began, Said("1"), Said("2", Visibility.Unpublished), Said("3", Visibility.Unpublished));
        Assert.NotNull(await First("1"));
        Assert.Null(await entries.Snapshot(Id(Right.Patent, "SG", "2"), 1, default));

        await DirectMerge.Lay(database, Began.AddDays(1), Said("1", operation: Operation.Delete), Said("2"));

        Assert.True((await entries.Find(Id(Right.Patent, "SG", "1"), default))!.Deleted);
        Assert.Null(await First("1"));
        // The entry is public since; what was said before was not for the public.
        Assert.NotNull((await entries.Find(Id(Right.Patent, "SG", "2"), default))!.State);
        Assert.Null(await First("2"));
        Assert.Null(await entries.Find(Id(Right.Patent, "SG", "3"), default));
    }

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task AFileIsHandedOverOnlyWhereAStateThatMayBeSeenTodayShowsIt(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        var (known, hash) = (new byte[32], new string('0', 64));
        await hub.Ask<long>("with added as (insert into file (sha256, bytes, media, at) values ($1, 1, 'image/png', 0) returning bytes) select bytes from added", known);
        DesignRecord Said(string number, bool views = true) => new()
        {
            Office = "TH", Identifiers = [DirectMerge.Application("TH", number)], RegistrationDate = new RegisterDate(2020, 1, 1), Files = views ? [new FileReference { Name = "1.png", Sha256 = hash }] : null,
        };
        DesignRecord With(DesignRecord record, Action<DesignRecord> change)
        {
            change(record);
            return record;
        }
        async Task<bool> HandsOver(string number) => await hub.Entries.File(Id(Right.Design, "TH", number), hash, default) is not null;
        await DirectMerge.Lay(hub.Database, Began, Said("shown"), Said("replaced"), Said("deleted"), Said("restricted"), Said("deferred"), Said("closed"), With(Said("embargoed"), one => one.Visibility = Visibility.Unpublished),
            With(Said("unpublished"), one => one.Visibility = Visibility.Unpublished), Said("another", views: false));
        foreach (var number in (string[])["shown", "replaced", "deleted", "restricted", "deferred", "closed"])
        {
            Assert.True(await HandsOver(number), number);
        }

        await DirectMerge.Lay(hub.Database, Began.AddDays(1), Said("replaced", views: false), With(Said("deleted"), one => one.Operation = Operation.Delete), With(Said("restricted"), one => one.RestrictedParts = Parts.Files),
            With(Said("deferred"), one => one.DeferredUntil = new RegisterDate(2199)), With(Said("closed"), one => one.Visibility = Visibility.Restricted), Said("embargoed", views: false));

        Assert.Equal(["shown", "replaced"], await new[] { "shown", "replaced", "deleted", "restricted", "deferred", "closed", "embargoed", "unpublished", "another" }.ToAsyncEnumerable().Where(async (number, _) => await HandsOver(number)).ToListAsync());
    }

    private static Guid Id(Right right, string office, string number) => EntryKey.Of(right, DirectMerge.Application(office, number));

    private static DesignRecord Design(params Party[] designers) => new() { Office = "TH", Identifiers = [DirectMerge.Application("TH", "2302000001")], Designers = [.. designers] };
}
