using Daftar.Intake;
using Daftar.Offices;
using Daftar.Register;
using Daftar.Store;
using Daftar.Store.Files;
using Daftar.Values;
using Npgsql;

namespace Daftar.Tests.Fixtures;

/// <summary>A register on a database of its own, with everything that loading needs; removed with it.</summary>
internal sealed class LoadingHub : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("daftar-hub-").FullName;

    public LoadingHub(Database database, TimeProvider? time = null, OfficeProfiles? offices = null)
    {
        Database = database;
        Files = new FileStore(Path.Combine(_folder, "files"));
        Time = time ?? TimeProvider.System;
        Offices = offices ?? OfficeProfiles.Embedded;
        Loader = Flow.Load(database, Files, Time, offices: Offices);
    }

    public Database Database { get; }
    public FileStore Files { get; }
    public TimeProvider Time { get; }
    public OfficeProfiles Offices { get; }
    public LoadPackage Loader { get; }

    public Task<LoadResult> Load(string path, LoadOptions? options = null) => Loader.Run(path, options ?? new LoadOptions(), null, CancellationToken.None);

    /// <summary>Loads one XML document as a package of that name.</summary>
    public Task<LoadResult> LoadXml(string name, string xml, LoadOptions? options = null)
    {
        var path = Path.Combine(Folder("packages"), name);
        File.WriteAllText(path, xml);
        return Load(path, options);
    }

    public TakeDown TakeDown(KeptPackages? kept = null) => Flow.TakeDown(Database, Files, PackageLimits.Default, Time, kept);

    public Entries Entries => new(Database, Time, Files);

    public async Task<EntryView> Entry(string number, Right right = Right.Trademark, string office = "PH") =>
        (await Entries.Find((await Entries.FindByNumber(office, right, number, CancellationToken.None)) ?? throw new InvalidOperationException($"No entry {office} {number}."), CancellationToken.None))!;

    public string Folder(string name) => Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;

    public async Task<T> Ask<T>(string sql, params object[] values)
    {
#pragma warning disable CA2100 // constants of the tests
        await using var command = Database.Source.CreateCommand(sql);
#pragma warning restore CA2100
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public void Dispose()
    {
        Files.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
