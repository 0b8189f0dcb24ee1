using Daftar.Rights;
using Npgsql;

namespace Daftar.Register;

/// <summary>
/// What a take-down destroys, found and taken away in one transaction under the journal lock: states, originals of snapshots, and originals of
/// records that made none (unchanged, duplicate, held, set aside). Used by the command, and by a merge that joins an entry to one taken down in
/// part; the merge has no reader, and an original whose state names the party is cut without being read.
/// </summary>
internal sealed class Erasing(NpgsqlConnection connection, string basis, string scope, DateTimeOffset now, ReadOriginal? read, WaitingAhead? ahead = null)
{
    private readonly WaitingAhead _ahead = ahead ?? new();
    private readonly HeldOriginals _originals = new(connection, read);
    private readonly PayloadBuffer _buffer = new();
    private readonly List<HeldSnapshot> _snapshots = [];
    private readonly HashSet<OriginalPlace> _cut = [];
    private readonly List<HeldWaiting> _waiting = [];

    /// <summary>Entries that lost something, or their original.</summary>
    public HashSet<Guid> Entries { get; } = [];

    /// <summary>Packages that hold what was taken down.</summary>
    public HashSet<long> Packages { get; } = [];

    /// <summary>Files that the states taken down as a whole named.</summary>
    public HashSet<string> Files { get; } = [];

    /// <summary>Finds what is meant, and writes nothing.</summary>
    public bool LooksOnly { get; init; }

    public int Snapshots { get; private set; }
    public int Originals { get; private set; }

    /// <summary>Originals were cut that belong to no snapshot.</summary>
    public bool HasLoose { get; private set; }

    /// <summary>Everything that these entries ever said.</summary>
    public void Whole(Guid[] family)
    {
        foreach (var snapshot in HeldSnapshot.Of(connection, family))
        {
            Files.UnionWith(snapshot.Records().SelectMany(static record => record.Files ?? []).Select(static file => file.Sha256).OfType<string>());
            snapshot.StateHit = snapshot.OriginalHit = true;
            _snapshots.Add(snapshot);
            _cut.Add(snapshot.At);
        }
        _cut.UnionWith(Restated(family));
        Entries.UnionWith(family);
        if (read is not null)
        {
            var numbers = HeldWaiting.NumbersOf(connection, family);
            Take(HeldWaiting.Find(connection, _originals, family, $"entry: {numbers}", said => said.Records.Count > 0 || numbers.StandIn(said.Text), withoutNumber: false, _ahead));
        }
        Write();
    }

    /// <summary>What these entries say of a party, and the entries of the same documents with them.</summary>
    public void Party(Guid[] family, ErasedNames names)
    {
        var known = new HashSet<Guid>(family);
        for (IReadOnlyCollection<Guid> open = family; open.Count > 0;)
        {
            var snapshots = HeldSnapshot.Of(connection, open);
            var restated = Restated(open);
            if (read is not null && open == (IReadOnlyCollection<Guid>)family)
            {
                Learn(names, snapshots, restated);
            }
            var cut = new HashSet<OriginalPlace>();
            foreach (var snapshot in snapshots)
            {
                Judge(snapshot, names);
                if (snapshot.OriginalHit)
                {
                    cut.Add(snapshot.At);
                }
            }
            cut.UnionWith(restated.Where(place => Names(_originals.Said(place), names)));
            _snapshots.AddRange(snapshots.Where(static snapshot => snapshot.IsHit));
            _cut.UnionWith(cut);
            // One original said it of all of them.
            open = [.. EntriesAt(cut).Where(known.Add)];
        }
        if (read is not null)
        {
            Take(HeldWaiting.Find(connection, _originals, [.. known], $"party: {names}", said => Names(said, names), withoutNumber: true, _ahead));
        }
        Entries.UnionWith(_snapshots.Select(static snapshot => snapshot.Entry));
        Write();
    }

    /// <summary>Takes in the party's other names until there is no new one.</summary>
    private void Learn(ErasedNames names, List<HeldSnapshot> snapshots, List<OriginalPlace> restated)
    {
        var records = snapshots.SelectMany(static snapshot => snapshot.Records())
            .Concat(snapshots.Where(static snapshot => snapshot.HasOriginal).Select(static snapshot => snapshot.At).Concat(restated).SelectMany(place => _originals.Said(place)?.Records ?? [])).ToList();
        while (records.Exists(names.Learn))
        {
        }
    }

    private void Judge(HeldSnapshot snapshot, ErasedNames names)
    {
        (snapshot.PackedNow, snapshot.WordsNow) = (Without(snapshot, snapshot.Packed, names), Without(snapshot, snapshot.Words, names));
        if (!snapshot.HasOriginal || _originals.Said(snapshot.At) is not { } said)
        {
            return;
        }
        if (read is null ? snapshot.StateHit || names.StandIn(said.Text) : Names(said, names) || (snapshot.StateHit && said.Records.Count == 0))
        {
            snapshot.OriginalHit = true;
            if (said.Records.Count == 1 && said.Records[0].Right == snapshot.Right)
            {
                snapshot.FingerprintNow = EraseState.Fingerprint(EraseState.Without(said.Records[0], names, _buffer) ?? said.Records[0], said.Records[0].Scope, said.Records[0].Operation, _buffer);
            }
        }
    }

    private byte[]? Without(HeldSnapshot snapshot, byte[]? packed, ErasedNames names)
    {
        if (packed is null || EraseState.Without(Payload.Read(snapshot.Right, packed), names, _buffer) is not { } left)
        {
            return packed;
        }
        snapshot.StateHit = true;
        return Payload.Pack(left, _buffer);
    }

    private bool Names(OriginalSaid? said, ErasedNames names) =>
        said is not null && (names.StandIn(said.Text) || said.Records.Any(record => PartiesOf.Lists(record).Any(list => list.Exists(party => names.Of(party) != PartyParts.None)) || record.Residue?.Exists(left => names.StandIn(left.Text)) == true));

    private List<OriginalPlace> Restated(IEnumerable<Guid> entries)
    {
        using var command = new NpgsqlCommand("select batch, chunk, place from restated where entry = any($1) order by batch, chunk, place", connection)
        { CommandTimeout = 0, Parameters = { new NpgsqlParameter<Guid[]> { TypedValue = [.. entries] } } };
        var places = new List<OriginalPlace>();
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            places.Add(new OriginalPlace(row.GetInt64(0), row.GetInt32(1), row.GetInt32(2)));
        }
        return places;
    }

    private List<Guid> EntriesAt(HashSet<OriginalPlace> places)
    {
        using var command = new NpgsqlCommand(
            """
            select s.entry from unnest($1, $2, $3) c(batch, chunk, place) join snapshot s on s.batch = c.batch and s.chunk = c.chunk and s.place = c.place where s.chunk >= 0
            union select r.entry from unnest($1, $2, $3) c(batch, chunk, place) join restated r on r.batch = c.batch and r.chunk = c.chunk and r.place = c.place
            """, connection)
        { CommandTimeout = 0 };
        command.Parameters.AddRange(HeldSnapshot.Parameters(places));
        return Guids(command);
    }

    private void Take(List<HeldWaiting> waiting)
    {
        _cut.UnionWith(waiting.Select(static row => row.At));
        _waiting.AddRange(waiting);
    }

    private void Write()
    {
        if (LooksOnly || (_snapshots.Count == 0 && _cut.Count == 0))
        {
            return;
        }
        var rows = new ErasedRows(connection, basis, now);
        var shared = HeldSnapshot.SharingOriginal(connection, _cut).ExceptBy(_snapshots.Select(static snapshot => (snapshot.Entry, snapshot.Number)), static snapshot => (snapshot.Entry, snapshot.Number)).ToList();
        shared.ForEach(static snapshot => snapshot.OriginalHit = true);
        Originals += _originals.Cut(_cut, Packages);
        rows.Snapshots([.. _snapshots, .. shared]);
        rows.Tombstones(_snapshots, scope);
        rows.Tombstones(shared, "original shared with another entry");
        var loose = _cut.Except(_snapshots.Concat(shared).Select(static snapshot => snapshot.At)).Any();
        Entries.UnionWith(shared.Select(static snapshot => snapshot.Entry));
        rows.Marks([.. Entries], [.. _snapshots, .. shared]);
        rows.Findings([.. Entries], _waiting);
        rows.Restated(_cut);
        rows.Unkept(Packages);
        Snapshots += _snapshots.Count;
        HasLoose |= loose;
    }

    /// <summary>Everybody who follows is told: what is shown or passed on changed.</summary>
    public void WriteJournal(bool hide, bool forgetsName)
    {
        var batch = Journal.NextBatch(connection, now, JournalCause.TakenDown, null);
        // The hash of a name is a trace of it, too.
        using var command = new NpgsqlCommand(
            "update entry set batch = $2, applicant = case when $4 then 0 else applicant end, title = case when $3 then 0 else title end, visibility = case when $3 then 3 else visibility end where id = any($1)", connection);
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. Entries] });
        command.Parameters.AddWithValue(batch);
        command.Parameters.AddWithValue(hide);
        command.Parameters.AddWithValue(forgetsName);
        command.ExecuteNonQuery();
        Journal.Close(connection, batch, Entries.Count);
    }

    /// <summary>Journals the entries with a batch that is being written.</summary>
    public void MoveTo(long batch)
    {
        using var command = new NpgsqlCommand("update entry set batch = $2 where id = any($1)", connection);
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. Entries] });
        command.Parameters.AddWithValue(batch);
        command.ExecuteNonQuery();
    }

    private static List<Guid> Guids(NpgsqlCommand command)
    {
        var list = new List<Guid>();
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            list.Add(row.GetGuid(0));
        }
        return list;
    }
}
