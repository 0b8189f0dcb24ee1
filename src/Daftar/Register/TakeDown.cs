using System.Text.Json.Serialization;
using Daftar.Rights;
using Daftar.Store;
using Daftar.Store.Files;
using Npgsql;

namespace Daftar.Register;

/// <summary>What a take-down did, or would do.</summary>
/// <param name="Entries">Entries it concerned.</param>
/// <param name="Snapshots">Snapshots it concerned: each has a tombstone now.</param>
/// <param name="Originals">Records cut out of the kept originals, with those that made no snapshot.</param>
/// <param name="Packages">Packages that held it: none is kept as delivered.</param>
/// <param name="Files">Images and documents that were named by what was taken down as a whole.</param>
/// <param name="Names">Under which the party is known, folded.</param>
public sealed record TakenDown(int Entries, int Snapshots, int Originals, int Packages, int Files, IReadOnlyList<string> Names)
{
    /// <summary>What became of the files; null where it was only asked.</summary>
    public DestroyedFiles? Destroyed { get; init; }

    /// <summary>Hashes of the files, for whoever keeps something made of them.</summary>
    [JsonIgnore]
    public IReadOnlyCollection<string> FileHashes { get; init; } = [];
}

/// <summary>
/// Removal by the hub (the third removal; not the office's deletion, not the end of a right). Bytes and salt are destroyed: states are written anew
/// without what is taken down, originals are cut out of their chunks, and a tombstone says on what basis, when, and what. The chain still
/// verifies, because it stands on salted digests. What the office delivers afterwards is held to it too (see <see cref="Erasures"/>).
/// </summary>
public sealed class TakeDown
{
    private readonly Database _database;
    private readonly TimeProvider _time;
    private readonly ErasedRemains _remains;
    private readonly ReadOriginal _read;
    private readonly WaitingAhead _ahead = new();

    internal TakeDown(Database database, FileStore files, TimeProvider time, KeptPackages? kept, ReadOriginal read) =>
        (_database, _time, _remains, _read) = (database, time, new ErasedRemains(database, files, kept), read);

    /// <summary>
    /// Takes down what the register holds about one party of an entry, in every snapshot: the parts named, or with <see cref="PartyParts.Name"/>
    /// everything. Entries of the same document (designs filed together) that name the party lose the same: one original said it of all of them.
    /// </summary>
    /// <param name="name">One of the party's names as any statement writes it; compared by its words.</param>
    /// <param name="basis">Why: the law, order or request, in words for the record. Holds no personal data.</param>
    public Task<TakenDown> Party(Guid entry, string name, PartyParts parts, string basis, CancellationToken cancel) => Run(entry, name, parts, basis, dry: false, cancel);

    /// <summary>Takes the whole entry down, with all that were joined to it: nobody sees it any more, and nothing of what it said is kept.</summary>
    public Task<TakenDown> Entry(Guid entry, string basis, CancellationToken cancel) => Run(entry, null, PartyParts.All, basis, dry: false, cancel);

    /// <summary>What a take-down would concern; a party's name null asks for the whole entry. Does it and takes it back.</summary>
    public Task<TakenDown> WouldConcern(Guid entry, string? name, PartyParts parts, CancellationToken cancel) => Run(entry, name, parts, "asked only", dry: true, cancel);

    private async Task<TakenDown> Run(Guid entry, string? name, PartyParts parts, string basis, bool dry, CancellationToken cancel)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(basis);
        await using var connection = await _database.ConnectAsync(cancel).ConfigureAwait(false);
        TakenDown done;
        Look(connection, EntryFamily.Of(connection, entry), name, parts);
        await using (var transaction = await connection.BeginTransactionAsync(cancel).ConfigureAwait(false))
        {
            done = Erase(connection, entry, name, parts, basis);
            if (dry || done.Entries + done.Originals == 0)
            {
                return done;
            }
            await transaction.CommitAsync(cancel).ConfigureAwait(false);
        }
        done = done with { Destroyed = await _remains.Sweep(cancel).ConfigureAwait(false) };
        // Old row versions hold the bytes until they are swept.
        await using var vacuum = new NpgsqlCommand("vacuum snapshot, chunk, entry, finding, restated", connection) { CommandTimeout = 0 };
        await vacuum.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
        return done;
    }

    /// <summary>Reads what waits without the lock; under it little of that is left to be read.</summary>
    private void Look(NpgsqlConnection connection, Guid[] family, string? name, PartyParts parts)
    {
        var erasing = new Erasing(connection, "", "", _time.GetUtcNow(), _read, _ahead) { LooksOnly = true };
        if (family.Length > 0 && name is null)
        {
            erasing.Whole(family);
        }
        else if (family.Length > 0)
        {
            var names = ErasedNames.InTheClear();
            names.Add(NameWords.Key(name!), parts);
            erasing.Party(family, names);
        }
    }

    private TakenDown Erase(NpgsqlConnection connection, Guid entry, string? name, PartyParts parts, string basis)
    {
        using (var command = new NpgsqlCommand("select pg_advisory_xact_lock($1)", connection) { Parameters = { new() { Value = Merge.JournalLock } } })
        {
            command.ExecuteNonQuery();
        }
        var now = _time.GetUtcNow();
        var family = EntryFamily.Of(connection, entry);
        if (family.Length == 0)
        {
            return new TakenDown(0, 0, 0, 0, 0, []);
        }
        var scope = name is null ? "entry" : string.Create(null, $"party: {parts}");
        var erasing = new Erasing(connection, basis, scope, now, _read, _ahead);
        var names = ErasedNames.InTheClear();
        if (name is null)
        {
            erasing.Whole(family);
        }
        else
        {
            names.Add(NameWords.Key(name), parts);
            erasing.Party(family, names);
        }
        if (erasing.Entries.Count + erasing.Originals > 0)
        {
            erasing.Entries.Add(family[0]);
            if (erasing.HasLoose)
            {
                new ErasedRows(connection, basis, now).Tombstones([(family[0], ErasedRows.NoSnapshot)], scope + "; originals that made no snapshot");
            }
            KeptErasures.Add(connection, name is null ? family : erasing.Entries, name is null ? null : names, basis, now);
            ErasedRows.Doom(connection, erasing.Files);
            erasing.WriteJournal(hide: name is null, forgetsName: (parts & PartyParts.Name) != 0);
        }
        return new TakenDown(erasing.Entries.Count, erasing.Snapshots, erasing.Originals, erasing.Packages.Count, erasing.Files.Count, [.. names.Keys.Select(static known => known.Key).Where(static key => !ErasedNames.IsNumber(key))]) { FileHashes = erasing.Files };
    }
}
