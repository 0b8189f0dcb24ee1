using Daftar.Rights;
using Daftar.Values;
using Npgsql;

namespace Daftar.Register;

/// <summary>
/// What was taken down stays down: a statement about an entry loses what was taken down of it before it is laid into the register, its original is
/// cut out of its chunk before that is written, and the office is told. Records that wait (held, set aside) lose their original. One query a
/// batch tells that a register has no erasures; everything else is done only where it has.
/// </summary>
internal sealed class Erasures
{
    private readonly NpgsqlConnection _connection;
    private readonly Heads _heads;
    private readonly MergeBatch _batch;
    private readonly DateTimeOffset _now;
    private readonly KeptErasures _kept;
    private readonly Dictionary<Guid, Erased> _byEntry;
    private readonly Dictionary<(int Chunk, int Place), Erased> _byOriginal = [];
    private readonly Dictionary<(int Chunk, int Place), Erased> _cut = [];
    private readonly List<(Guid Entry, int Number, Erased Erased)> _tombstones = [];
    private readonly PayloadBuffer _buffer = new();
    private int _merged;

    private Erasures(NpgsqlConnection connection, Heads heads, MergeBatch batch, DateTimeOffset now, KeptErasures kept)
    {
        (_connection, _heads, _batch, _now, _kept) = (connection, heads, batch, now, kept);
        _byEntry = kept.Of([.. heads.All.Select(static head => head.Id), .. kept.EntriesOf(batch.Waiting)]);
        foreach (var statement in _byEntry.Count > 0 ? batch.Statements : [])
        {
            if (Of(statement.Keys) is { } erased)
            {
                // One original said it of all designs filed together, new ones too.
                _byOriginal[(statement.Chunk, statement.Place)] = Erased.Both(_byOriginal.GetValueOrDefault((statement.Chunk, statement.Place)), erased);
            }
        }
    }

    /// <summary>Originals of the batch that were cut.</summary>
    public IReadOnlyCollection<(int Chunk, int Place)> Cuts => _cut.Keys;

    /// <summary>Null where the register has no erasures.</summary>
    public static Erasures? Load(NpgsqlConnection connection, Heads heads, MergeBatch batch, DateTimeOffset now) =>
        KeptErasures.Open(connection) is { } kept ? new Erasures(connection, heads, batch, now, kept) : null;

    /// <summary>Takes away from a statement what is taken down of the entries it leads to.</summary>
    public void Before(Statement statement, MergeWork work)
    {
        Follow(work);
        var at = (statement.Chunk, statement.Place);
        var own = Of(statement.Keys);
        if (own is null && !_byOriginal.ContainsKey(at))
        {
            return;
        }
        var erased = Erased.Both(own, _byOriginal.GetValueOrDefault(at));
        if (own is { Whole: true })
        {
            Cut(at, erased);
            Tell(work, statement.Ordinal, "ENTRY-TAKEN-DOWN", new Place(statement.File, statement.Line), statement.Identifiers[0]);
        }
        else if (!erased.Names.IsEmpty && EraseState.Without(Payload.Read(statement.Right, statement.Packed), erased.Names, _buffer) is { } left)
        {
            statement.Packed = Payload.Pack(left, _buffer);
            statement.Fingerprint = EraseState.Fingerprint(left, statement.Scope, statement.Operation, _buffer);
            statement.Applicant = HeadFacts.NameOf(left.Applicants ?? left.Owners);
            Cut(at, erased);
            Tell(work, statement.Ordinal, "ERASED-PARTY-RETURNED", new Place(statement.File, statement.Line), statement.Identifiers[0]);
        }
        else if (erased.Whole)
        {
            Cut(at, erased);
        }
    }

    /// <summary>Before anything is written: states that were joined, originals, what waits.</summary>
    public void After(MergeWork work)
    {
        Follow(work);
        Waiting(work);
        for (var i = 0; i < work.Snapshots.Count; i++)
        {
            var row = work.Snapshots[i];
            if (_byEntry.GetValueOrDefault(Root(work, row.Entry)) is { } erased)
            {
                row = row with { Packed = Without(row.Statement.Right, row.Packed, erased), Words = Without(row.Statement.Right, row.Words, erased) };
            }
            if (_cut.TryGetValue((row.Statement.Chunk, row.Statement.Place), out var why))
            {
                row = row with { Salt = null };
                _tombstones.Add((row.Entry, row.Number, why));
            }
            work.Snapshots[i] = row;
        }
        foreach (var head in _heads.All)
        {
            if (_byEntry.GetValueOrDefault(head.Id) is { } erased)
            {
                head.Packed = Without(head.Right, head.Packed, erased);
                head.Applicant = erased.Parts.HasFlag(PartyParts.Name) && head.Packed is not null ? HeadFacts.NameOf(ApplicantsOf(Payload.Read(head.Right, head.Packed))) : head.Applicant;
            }
        }
        work.Restated.RemoveAll(row => _cut.ContainsKey((row.Chunk, row.Place)));
        foreach (var chunk in _cut.Keys.GroupBy(static at => at.Chunk))
        {
            var bytes = Payload.Unpack(_batch.Chunks[chunk.Key].Packed);
            HeldOriginals.Blank(bytes, chunk.Select(static at => at.Place));
            _batch.Chunks[chunk.Key] = OriginalChunk.Of(_batch.Chunks[chunk.Key].Records, bytes);
        }
    }

    /// <summary>With the rows of the batch in place: tombstones, the package, and entries that turned out to be one with what was taken down.</summary>
    public void Written(MergeWork work)
    {
        foreach (var group in _tombstones.GroupBy(static row => row.Erased.Basis))
        {
            new ErasedRows(_connection, group.Key, _now).Tombstones([.. group.Select(static row => (row.Entry, row.Number))], "delivered again");
        }
        if (_cut.Count > 0)
        {
            new ErasedRows(_connection, "", _now).Unkept([_batch.Package]);
        }
        foreach (var statement in _batch.Statements)
        {
            if (_cut.TryGetValue((statement.Chunk, statement.Place), out var erased) && !erased.Names.IsEmpty && _heads.Of(statement.Keys[0]) is { } head && !_byEntry.ContainsKey(head.Id))
            {
                _byEntry[head.Id] = erased;
                _kept.Copy(erased.Entries, head.Id, whole: false);
            }
        }
        foreach (var root in work.Merged.Select(pair => Root(work, pair.To)).Distinct().ToList())
        {
            if (_byEntry.GetValueOrDefault(root) is not { } erased)
            {
                continue;
            }
            _kept.Copy(erased.Entries, root, whole: true);
            var erasing = new Erasing(_connection, erased.Basis, "joined to what was taken down", _now, read: null);
            var family = EntryFamily.Of(_connection, root);
            if (erased.Whole)
            {
                erasing.Whole(family);
                ErasedRows.Doom(_connection, erasing.Files);
            }
            else
            {
                erasing.Party(family, erased.Names);
            }
            erasing.MoveTo(work.JournalNumber);
        }
    }

    private void Waiting(MergeWork work)
    {
        foreach (var chunk in _batch.Waiting.GroupBy(static row => row.Chunk))
        {
            byte[]? bytes = null;
            foreach (var row in chunk)
            {
                var known = row.Keys is { Length: > 0 } keys ? Of(keys, _kept.EntryOf) : null;
                if (row.Keys is { Length: > 0 } && known is null)
                {
                    continue;
                }
                bytes ??= Payload.Unpack(_batch.Chunks[chunk.Key].Packed);
                // One that nobody can read, or without a number, may be about any entry: a name that was taken down is enough.
                if (known is { Whole: true } || (known?.Names ?? _kept.AllNames()).StandIn(OriginalText.Of(OriginalLayout.Record(bytes, row.Place))))
                {
                    Cut((row.Chunk, row.Place), known ?? Erased.Unknown);
                    Tell(work, row.Ordinal, known is { Whole: true } ? "ENTRY-TAKEN-DOWN" : "ERASED-PARTY-RETURNED", new Place(row.File, row.Line), null);
                }
            }
        }
    }

    private void Cut((int Chunk, int Place) at, Erased why) => _cut[at] = Erased.Both(_cut.GetValueOrDefault(at), why);

    private void Tell(MergeWork work, long ordinal, string code, Place where, OfficeNumber? number)
    {
        // Other findings about the record may quote what came.
        for (var i = 0; i < _batch.Findings.Count; i++)
        {
            if (_batch.Findings[i].Ordinal == ordinal && _batch.Findings[i].Finding.Came is not null)
            {
                _batch.Findings[i] = _batch.Findings[i] with { Finding = _batch.Findings[i].Finding with { Came = null } };
            }
        }
        work.Findings.Add(new PlacedFinding(ordinal, new Finding(code, Severity.Warn, where, null, code == "ENTRY-TAKEN-DOWN"
            ? "Nothing about this number: the entry was taken down, and what comes is not kept."
            : "The record without the data of the party that were erased: they were taken away again, and the original is not kept.")
        { Number = number?.ToString() }));
    }

    private Erased? Of(Guid[] keys) => Of(keys, key => _heads.Of(key)?.Id);

    private Erased? Of(Guid[] keys, Func<Guid, Guid?> entryOf)
    {
        Erased? all = null;
        foreach (var key in keys)
        {
            if (entryOf(key) is { } entry && _byEntry.TryGetValue(entry, out var erased))
            {
                all = Erased.Both(all, erased);
            }
        }
        return all;
    }

    /// <summary>Entries joined so far: what was taken down of one is taken down of both.</summary>
    private void Follow(MergeWork work)
    {
        for (; _merged < work.Merged.Count; _merged++)
        {
            var (from, to) = work.Merged[_merged];
            if (_byEntry.TryGetValue(from, out var erased))
            {
                _byEntry[to] = Erased.Both(_byEntry.GetValueOrDefault(to), erased);
            }
        }
    }

    private static Guid Root(MergeWork work, Guid entry)
    {
        for (var i = work.Merged.FindLastIndex(pair => pair.From == entry); i >= 0; i = work.Merged.FindLastIndex(pair => pair.From == entry))
        {
            entry = work.Merged[i].To;
        }
        return entry;
    }

    private static List<Party>? ApplicantsOf(IpRecord state) => state.Applicants ?? state.Owners;

    private byte[]? Without(Right right, byte[]? packed, Erased erased) =>
        packed is not null && !erased.Names.IsEmpty && EraseState.Without(Payload.Read(right, packed), erased.Names, _buffer) is { } left ? Payload.Pack(left, _buffer) : packed;
}
