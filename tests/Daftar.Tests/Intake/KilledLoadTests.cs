using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Daftar.Register;
using Daftar.Search;
using Daftar.Server.Commands;
using Daftar.Server.Running;
using Daftar.Store;
using Daftar.Store.Files;
using Daftar.Tests.Commands;
using Daftar.Tests.Fixtures;
using Daftar.Tests.Search;
using Xunit.Abstractions;

namespace Daftar.Tests.Intake;

/// <summary>A load killed at any moment and run again loses nothing and doubles nothing: it ends where an undisturbed one ends.</summary>
public sealed class KilledLoadTests(ITestOutputHelper told) : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private readonly string _folder = Directory.CreateTempSubdirectory("daftar-killed-").FullName;

    [Fact]
    public async Task ALoadKilledAtRandomMomentsEndsLikeAnUndisturbedOne()
    {
        var kills = LongRun.IsWanted ? 50 : 3;
        var seed = LongRun.Seed();
        told.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {seed}, {kills} kills"));
        var random = new Random(seed);
        await Generate();
        var undisturbed = await Undisturbed();
        var killed = await Register.Make(_folder, "killed");

        var all = await undisturbed.Register.Done();
        var inTheMiddle = 0;
        for (var done = 0; done < kills; done++)
        {
            // A random place in each share of the records, and from there a random moment: before, while and after a batch is committed.
            var place = all * (done + random.NextDouble()) / kills;
            await using var load = Load(killed);
            await Task.Delay(undisturbed.UntilFirst * 0.5 * random.NextDouble());
            await Wait.UntilAsync(async () => load.HasExited || await killed.Done() >= place, "the load does not go on: " + load.Said, Longest);
            await Task.Delay(random.Next(400));
            inTheMiddle += load.HasExited ? 0 : 1;
            load.Kill();
            await load.ExitAsync();
            told.WriteLine(string.Create(CultureInfo.InvariantCulture, $"killed near record {place:0}") + string.Create(CultureInfo.InvariantCulture, $" of {all}"));
        }
        Assert.True(inTheMiddle > kills / 2, "most loads had ended before they were killed");

        await RunToTheEnd(killed);
        await Same(undisturbed.Register, killed);
    }

    [LongFact]
    public async Task ALoadWhoseDatabaseServerIsKilledEndsLikeAnUndisturbedOne()
    {
        await Generate();
        var undisturbed = await Undisturbed();
        await using var folder = new ServerFolder();
        var server = await folder.StartAsync(folder.Options with { Durable = true });
        var killed = new Register(server.ConnectionString, Path.Combine(_folder, "bereft"));
        await using (var load = Load(killed))
        {
            // By what is committed, not by the clock: another load of the machine makes this one slower or faster than the undisturbed one.
            var half = await undisturbed.Register.Done() / 2;
            await Wait.UntilAsync(async () => load.HasExited || await killed.Done() >= half, "the load does not go on: " + load.Said, Longest);
            Processes.Signal(server.ProcessId, "KILL");
            var code = await load.ExitAsync(Longest);
            Assert.True(code == (int)ExitCode.Environment, load.Said);
        }
        await server.DisposeAsync();
        await using var again = await folder.StartAsync(folder.Options with { Durable = true });
        killed = killed with { Database = again.ConnectionString };

        await RunToTheEnd(killed);
        await Same(undisturbed.Register, killed);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Full extractions with images and months of updates: changes, partial records, deletions. And a package of which findings are made.</summary>
    private async Task Generate()
    {
        var (code, _, error) = await DaftarCommand.RunAsync("generate", "--applications", LongRun.IsWanted ? "15000" : "6000", "--offices", "PH,VN", "--rights", "trademark,design", "--updates", "4", "--out", Packages);
        Assert.Equal((0, ""), (code, error));
        var doubtful = Marks.Many(1500).Select((mark, at) => at % 3 == 0 ? mark.Replace("2020-02-03", "a day", StringComparison.Ordinal) : at % 3 == 1 ? mark.Replace("</tmk:Trademark>", "<old:Note>x</old:Note></tmk:Trademark>", StringComparison.Ordinal) : mark)
            .Append(Marks.Mark("", "NAMELESS"));
        var document = Marks.Document("2024-01-10T10:00:00Z", [.. doubtful]);
        // Cut short behind its last record: a finding no record tells of.
        await File.WriteAllTextAsync(Path.Combine(Packages, "PH-doubtful.xml"), document[..document.LastIndexOf("</tmk:TrademarkTransactionBody>", StringComparison.Ordinal)]);
    }

    private string Packages => Path.Combine(_folder, "packages");

    private async Task<(Register Register, TimeSpan UntilFirst)> Undisturbed()
    {
        var register = await Register.Make(_folder, "undisturbed");
        var watch = Stopwatch.StartNew();
        await using var load = Load(register);
        await Wait.UntilAsync(async () => load.HasExited || await register.HasPackages(), "the load never began", Longest);
        var untilFirst = watch.Elapsed;
        var code = await load.ExitAsync(Longest);
        Assert.True(code is (int)ExitCode.Ok or (int)ExitCode.Findings, load.Said);
        told.WriteLine(string.Create(CultureInfo.InvariantCulture, $"undisturbed: begins after {untilFirst.TotalSeconds:0.00} s, ends after {watch.Elapsed.TotalSeconds:0.00} s"));
        return (register, untilFirst);
    }

    private RunningProgram Load(Register register)
    {
        string[] packages = [.. Directory.GetFiles(Packages, "*.zip", SearchOption.AllDirectories), Path.Combine(Packages, "PH-doubtful.xml")];
        Array.Sort(packages, StringComparer.Ordinal);
        Assert.NotEmpty(packages);
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var word in (string[])[Path.Combine(ProgramCopy.Built, "Daftar.Server.dll"), "load", .. packages, "--database", register.Database, "--data", register.Folder, "--set", "intake.batch=500"])
        {
            start.ArgumentList.Add(word);
        }
        return RunningProgram.Start(start);
    }

    private async Task RunToTheEnd(Register register)
    {
        await using var load = Load(register);
        var code = await load.ExitAsync(Longest);
        Assert.True(code is (int)ExitCode.Ok or (int)ExitCode.Findings, load.Said);
        Assert.DoesNotContain("PACKAGE-BUSY", load.Said, StringComparison.Ordinal);
    }

    private async Task Same(Register undisturbed, Register killed)
    {
        foreach (var (what, sql) in Compared)
        {
            var expected = await undisturbed.Rows(sql);
            told.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {expected.Count} rows"));
            Assert.NotEmpty(expected);
            Assert.Equal(expected, await killed.Rows(sql));
        }
        await using var database = await Daftar.Store.Database.OpenAsync(killed.Database, default);
        var verified = await new Verify(database).Run(originals: true, null, default);
        Assert.Empty(verified.Problems);
        Assert.Equal(verified.Snapshots, verified.Originals);
        await FilesAreThere(killed);
        Assert.Equal(await Found(undisturbed), await Found(killed));
    }

    /// <summary>All that two loads of the same packages must agree on: everything but times of arrival and where bytes lie.</summary>
    private static readonly (string What, string Sql)[] Compared =
    [
        ("packages", "select concat_ws(' ', name, state, done, received, new, changed, unchanged, older, deleted, duplicate, held, set_aside, coalesce(omitted, -1), files_named, files_arrived, files_missing, coalesce(files_unreferenced, -1), coalesce(message, '')) from package order by name"),
        ("findings", "select concat_ws(' ', p.name, c.code, c.severity, c.count) from finding_count c join package p on p.id = c.package order by 1"),
        ("finding rows", "select concat_ws(' ', p.name, f.ordinal, f.code, f.entry, f.snapshot, f.file, f.line, f.came) from finding f join package p on p.id = f.package order by 1"),
        ("entries", "select concat_ws(' ', id, status, visibility, deleted, demonstration, snapshots, current, filing, registration, publications, identifiers, applicant, title, public_from, merged_into, encode(statements, 'hex')) from entry order by id"),
        ("identifiers", "select concat_ws(' ', key, entry, office, numbers, folded, written) from identifier order by key"),
        ("snapshots", "select concat_ws(' ', s.entry, s.number, p.name, s.kind, s.outcome, s.status, s.scope_fully, s.scope_partly, s.laid_fully, s.laid_partly, s.produced, s.in_law, s.provider, encode(s.fingerprint, 'hex'), encode(sha256(s.payload), 'hex')) from snapshot s join package p on p.id = s.package order by s.entry, s.number"),
        ("files", "select concat_ws(' ', encode(sha256, 'hex'), bytes, media) from file order by sha256"),
    ];

    private static async Task FilesAreThere(Register register)
    {
        await using var database = await Daftar.Store.Database.OpenAsync(register.Database, default);
        using var files = new FileStore(Path.Combine(register.Folder, "files", (await database.IdentityAsync(default)).ToString("N")));
        await using var command = database.Source.CreateCommand("select sha256, bytes, pack, at from file");
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            var sha256 = row.GetFieldValue<byte[]>(0);
            var bytes = files.Read(new FilePlace(row.IsDBNull(2) ? null : row.GetInt32(2), row.GetInt64(3)), row.GetInt64(1), sha256);
            Assert.Equal(sha256, SHA256.HashData(bytes));
        }
    }

    /// <summary>Every public entry is in the index: none lost, none twice, none that is not.</summary>
    private static async Task<long> Found(Register register)
    {
        var settings = Settings.Defaults.With(Settings.Database, register.Database).With(Settings.Data, register.Folder);
        await using var running = await RunningRegister.OpenAsync(settings, new Progress<string>(), default);
        await running.TakeIndexAsync("serve", new Progress<string>(), TimeProvider.System, default);
        Assert.Equal(0, await running.Follow(settings, TimeProvider.System).CatchUp(null, default));
        // What loads handed over before they were killed, and what was read from the journal: the same index as one that was only read.
        using var anew = EmbeddedIndex.Open(Path.Combine(register.Folder, "anew"), DocumentOf.Fields, "anew");
        await Flow.Index(running.Database, anew, 2, TimeProvider.System).CatchUp(null, default);
        Assert.Equal(await IndexContent.Of(anew), await IndexContent.Of(running.Index!));
        var total = (await running.Index!.SearchAsync(new SearchRequest())).Total;
        Assert.Equal(await register.Ask<long>("select count(*) from entry where visibility = 0 and not deleted and merged_into is null"), total);
        return total;
    }

    /// <summary>A database and a data folder.</summary>
    private sealed record Register(string Database, string Folder)
    {
        public static async Task<Register> Make(string folder, string name) =>
            new(await PostgresFixture.NewConnectionStringAsync(PostgresVersion.Npm18), Directory.CreateDirectory(Path.Combine(folder, name)).FullName);

        public async Task<bool> HasPackages() => await Ask<bool>("select to_regclass('package') is not null") && await Ask<long>("select count(*) from package") > 0;

        /// <summary>Records committed.</summary>
        public async Task<double> Done() => await HasPackages() ? (double)await Ask<decimal>("select sum(done) from package") : 0;

        public async Task<T> Ask<T>(string sql)
        {
            await using var database = await Daftar.Store.Database.OpenAsync(Database, default);
#pragma warning disable CA2100 // constants of this class
            await using var command = database.Source.CreateCommand(sql);
#pragma warning restore CA2100
            return (T)(await command.ExecuteScalarAsync())!;
        }

        public async Task<List<string>> Rows(string sql)
        {
            await using var database = await Daftar.Store.Database.OpenAsync(Database, default);
#pragma warning disable CA2100 // constants of this class
            await using var command = database.Source.CreateCommand(sql);
#pragma warning restore CA2100
            await using var row = await command.ExecuteReaderAsync();
            var rows = new List<string>();
            while (await row.ReadAsync())
            {
                rows.Add(row.GetString(0));
            }
            return rows;
        }
    }
}
