using System.Diagnostics;
using System.Globalization;
using Daftar.Intake;
using Daftar.Offices;
using Daftar.Search;
using Daftar.Store;
using Daftar.Store.Files;
using Npgsql;

namespace Daftar.Benchmarks.Speed;

/// <summary>
/// <c>daftar bench load</c>: the whole way of a package, from zip to found, beside the ceilings of reading alone and COPY alone in the same run.
/// </summary>
internal static class LoadBench
{
    public static async Task<int> Run(string[] args)
    {
        var options = BenchOptions.Of(args, "--applications", "--set", "--cores", "--keep", "--ceilings", "--only-make", "--renew");
        var applications = options.Number("--applications", 200_000);
        var set = options.Text("--set") ?? "generated";
        if (set is not ("generated" or "region" or "twins" or "mixed"))
        {
            throw new BenchOptionException($"--set is generated, region, twins or mixed, not '{set}'.");
        }
        var kept = options.Text("--keep");
        var ceilings = options.YesOrNo("--ceilings", otherwise: true);
        var renew = options.YesOrNo("--renew", otherwise: false);
        var onlyMake = options.YesOrNo("--only-make", otherwise: false);
        if (onlyMake && kept is null)
        {
            throw new BenchOptionException("--only-make yes needs --keep, a folder for the packages.");
        }
        if (await OnCores.RunAgain(options.Number("--cores", 2)) is { } ended)
        {
            return ended;
        }
        var folder = Directory.CreateTempSubdirectory("daftar-bench-").FullName;
        // As root the private server runs under a user of its own, who has to get through.
        File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) | UnixFileMode.OtherExecute);
        try
        {
            var packages = await Packages(set, applications, kept ?? Path.Combine(folder, "packages"));
            if (packages.Count == 0)
            {
                Console.WriteLine("The real records for this set are not here: set DAFTAR_SAMPLES to the folder of samples.");
                return 3;
            }
            if (!onlyMake)
            {
                await Measure(set, packages, ceilings, renew, Path.Combine(folder, "hub"));
            }
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<IReadOnlyList<string>> Packages(string set, int applications, string folder)
    {
        var name = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{set}-{applications}"));
        var ready = Path.Combine(name, "ready");
        if (!File.Exists(ready))
        {
            Directory.CreateDirectory(name);
            var started = Stopwatch.GetTimestamp();
            await BenchPackages.Make(set, applications, name);
            await File.WriteAllTextAsync(ready, "");
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"packages made in {Stopwatch.GetElapsedTime(started).TotalSeconds:F0} s"));
        }
        return [.. Directory.EnumerateFiles(name, "*.zip", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
    }

    private static async Task Measure(string set, IReadOnlyList<string> packages, bool ceilings, bool renew, string hub)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{set}: {packages.Count} packages, {packages.Sum(path => new FileInfo(path).Length) / 1e6:F0} MB zipped; {Environment.ProcessorCount} cores, .NET {Environment.Version}"));
        await using var server = await PrivateServer.StartAsync(new PrivateServerOptions { DataFolder = hub }, new Progress<string>(), CancellationToken.None);
        await using var database = await Database.OpenAsync(server.ConnectionString, CancellationToken.None);
        await Migrate.RunAsync(database, new Progress<string>(), CancellationToken.None);
        using var files = new FileStore(Path.Combine(hub, "files"));
        // As `daftar load` runs where nothing is set: its limit of memory, its batches and limits, each package copied and durable before it is acknowledged.
        var settings = Settings.Defaults;
        AppContext.SetData("GCHeapHardLimit", (ulong)settings.Get(Settings.IntakeMemory));
        GC.RefreshMemoryLimit();

        var bytes = ceilings ? await Ceiling(packages, files, database) : 0;

        using var stages = new Stages();
        using var memory = new Memory(Postmaster(hub));
        var time = TimeProvider.System;
        var name = (await database.IdentityAsync(CancellationToken.None)).ToString("N");
        using var index = EmbeddedIndex.Open(Path.Combine(hub, "index"), renew ? RenewBench.Earlier : DocumentOf.Fields, name);
        var follow = Flow.Index(database, index, settings.Get(Settings.IntakeReaders), time);
        using var beside = new WhileLoading(index);
        var load = Flow.Load(database, files, time, new KeptPackages(Path.Combine(hub, "kept"), settings.Get(Settings.PackagesKeep), time), beside.Noting(follow.HandOver));
        using var stop = new CancellationTokenSource();
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var served = ServerTime.Seconds(Postmaster(hub));
        var started = Stopwatch.GetTimestamp();
        var following = Task.Run(() => follow.Run(stop.Token));
        long records = 0, bad = 0;
        var checkpoints = new List<(long Records, double Seconds)>();
        await foreach (var (path, result, refused) in new LoadPackages(load).Run(packages, _ => LoadSettings.From(settings), _ => null, CancellationToken.None))
        {
            if (result is null)
            {
                throw new InvalidOperationException($"{path} was refused: {refused!.Message}");
            }
            records += result.Account.Received;
            bad += result.Account.SetAside + result.Account.Held;
            checkpoints.Add((records, Stopwatch.GetElapsedTime(started).TotalSeconds));
        }
        var loaded = Stopwatch.GetElapsedTime(started).TotalSeconds;
        await stop.CancelAsync();
        await following.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await follow.CatchUp(null, CancellationToken.None);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var own = (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds;
        served = ServerTime.Seconds(Postmaster(hub)) - served;
        beside.Stop();
        await Report(database, index, stages, memory, records, bad, bytes, loaded, seconds, own, served, checkpoints);
        Console.WriteLine(beside.Told());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{set}, read + check + keep + index: {records / seconds:F0} records/s"));
        if (renew)
        {
            index.Dispose();
            await RenewBench.Run(database, index.Folder.Path, name);
        }
    }

    /// <returns>Bytes of XML.</returns>
    private static async Task<long> Ceiling(IReadOnlyList<string> packages, FileStore files, Database database)
    {
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        var alone = Ceilings.Read(packages, files);
        var reading = (Process.GetCurrentProcess().TotalProcessorTime - before).TotalMicroseconds / alone.Records;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ceiling, reading alone (split, read, check, pack on all cores): {alone.Records / alone.Seconds:F0} records/s, {alone.Bytes / 1e6 / alone.Seconds:F0} MB/s of XML, {alone.Bytes / (double)alone.Records:F0} bytes a record, {reading:F0} µs of processor time each"));
        var copied = await Ceilings.Copy(database, alone.Records, (int)(alone.Packed / Math.Max(1, alone.Records)));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ceiling, COPY alone (one connection, rows of the same payload, primary key): {alone.Records / copied:F0} records/s"));
        return alone.Bytes;
    }

    private static async Task Report(Database database, EmbeddedIndex index, Stages stages, Memory memory, long records, long bad, long bytes, double loaded, double seconds, double own, double served, List<(long Records, double Seconds)> checkpoints)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{records} records ({bad} not taken) kept in {loaded:F1} s, searchable after {seconds:F1} s{(bytes > 0 ? FormattableString.Invariant($"; {bytes / 1e6 / seconds:F0} MB/s of XML") : "")}; processor time of Daftar {own * 1e6 / records:F0} µs a record, {own / seconds:F2} cores; of PostgreSQL {served * 1e6 / records:F0} µs, {served / seconds:F2} cores; garbage collections {GC.CollectionCount(0)}/{GC.CollectionCount(1)}/{GC.CollectionCount(2)}, paused {GC.GetTotalPauseDuration().TotalSeconds:F1} s"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"thread seconds by stage: split {stages["split"]:F1} (waiting for readers included), read {stages["read"]:F1} (fingerprints, files and packing included), check {stages["check"]:F2}, keep {stages["keep"]:F1} (waiting for PostgreSQL included), index {stages["index"]:F1}"));
        if (checkpoints.Count > 2)
        {
            var half = checkpoints[checkpoints.Count / 2];
            Console.WriteLine("records/s over time, a tenth of the records each: " + string.Join(", ", Tenths(checkpoints, records)));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"flatness: first half {half.Records / half.Seconds:F0} records/s kept, second half {(records - half.Records) / (loaded - half.Seconds):F0}"));
        }
        await using var size = database.Source.CreateCommand("select pg_database_size(current_database()), pg_total_relation_size('snapshot'), pg_total_relation_size('entry'), pg_total_relation_size('identifier'), pg_total_relation_size('chunk')");
        await using var row = await size.ExecuteReaderAsync();
        await row.ReadAsync();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"disk a record: database {row.GetInt64(0) / records} bytes (snapshots {row.GetInt64(1) / records}, entries {row.GetInt64(2) / records}, identifiers {row.GetInt64(3) / records}, originals {row.GetInt64(4) / records}), index {index.Statistics().Bytes / records}, its full texts apart {(index.Statistics().Texts?.Bytes ?? 0) / records}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"peak memory, anonymous and shared: Daftar {memory.PeakDaftar / 1048576} MiB, PostgreSQL {memory.PeakPostgres / 1048576} MiB, together {memory.PeakTogether / 1048576} MiB"));
    }

    private static IEnumerable<string> Tenths(List<(long Records, double Seconds)> checkpoints, long records)
    {
        var from = (Records: 0L, Seconds: 0.0);
        for (var tenth = 1; tenth <= 10; tenth++)
        {
            var to = checkpoints.First(one => one.Records >= records * tenth / 10);
            if (to.Records > from.Records)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"{(to.Records - from.Records) / (to.Seconds - from.Seconds):F0}");
            }
            from = to;
        }
    }

    /// <summary>The pid in the first line of postmaster.pid, wherever below the data folder it lies.</summary>
    private static int Postmaster(string hub) =>
        int.Parse(File.ReadLines(Directory.EnumerateFiles(hub, "postmaster.pid", SearchOption.AllDirectories).First()).First(), CultureInfo.InvariantCulture);
}
