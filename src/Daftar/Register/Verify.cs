using System.Security.Cryptography;
using Daftar.Store;
using Daftar.Store.Files;
using Npgsql;

namespace Daftar.Register;

/// <summary>What a verification found: counts, and what does not fit. Whole where <see cref="Problems"/> is empty.</summary>
/// <param name="Originals">Originals of snapshots, read and compared with their salted digest.</param>
public sealed record Verification(long Entries, long Snapshots, long Originals, long TakenDown, IReadOnlyList<string> Problems)
{
    /// <summary>Images and documents, read and compared with their hash.</summary>
    public long Files { get; init; }

    /// <summary>Chunks of originals that no snapshot names: of records restated, held or set aside.</summary>
    public long OtherChunks { get; init; }
}

/// <summary>How far a verification has come.</summary>
public sealed record VerifyProgress(string What, long Done);

/// <summary>
/// Checks what the register keeps against itself: every chain from its first link to the head in the entry's row, status and deletion in that row against
/// the snapshots, every original against its salted digest, every chunk and every file against its hash. Whether states are what the originals say is another
/// question: it takes the readers (<c>VerifyStates</c>). Streams; memory does not grow with the register.
/// </summary>
/// <param name="files">Where images and documents lie; null leaves them unread.</param>
public sealed class Verify(Database database, FileStore? files = null)
{
    internal const int MostProblems = 100;

    /// <param name="originals">Also read every original and file; without it only chains and rows are checked.</param>
    public async Task<Verification> Run(bool originals, IProgress<VerifyProgress>? progress, CancellationToken cancel)
    {
        var problems = new List<string>();
        var (entries, snapshots, takenDown) = await Chains(problems, progress, cancel).ConfigureAwait(false);
        await VerifyRows.Run(database, problems, cancel).ConfigureAwait(false);
        if (!originals)
        {
            return new Verification(entries, snapshots, 0, takenDown, problems);
        }
        var read = await Originals(problems, progress, cancel).ConfigureAwait(false);
        var others = await OtherChunks(problems, progress, cancel).ConfigureAwait(false);
        var kept = files is null ? 0 : await VerifyFiles.Run(database, files, problems, progress, cancel).ConfigureAwait(false);
        return new Verification(entries, snapshots, read, takenDown, problems) { Files = kept, OtherChunks = others };
    }

    internal static void Add(List<string> problems, FormattableString text)
    {
        if (problems.Count < MostProblems)
        {
            problems.Add(FormattableString.Invariant(text));
        }
    }

    private async Task<(long Entries, long Snapshots, long TakenDown)> Chains(List<string> problems, IProgress<VerifyProgress>? progress, CancellationToken cancel)
    {
        await using var connection = await database.ConnectAsync(cancel).ConfigureAwait(false);
        await using var command = new NpgsqlCommand(
            """
            select e.id, e.snapshots, e.link, s.number, s.digest, s.produced, s.learnt, s.link, s.salt is null,
              s.salt is null and not exists (select 1 from tombstone t where t.entry = s.entry and t.number = s.number)
            from entry e left join snapshot s on s.entry = e.id order by e.id, s.number
            """, connection);
        await using var row = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        long entries = 0, snapshots = 0, takenDown = 0;
        var entry = Guid.Empty;
        var head = Array.Empty<byte>();
        var expected = 0;
        var link = new byte[32];
        var number = 0;
        while (await row.ReadAsync(cancel).ConfigureAwait(false))
        {
            var id = row.GetGuid(0);
            if (id != entry || entries == 0)
            {
                Close();
                entries++;
                entry = id;
                expected = row.GetInt32(1);
                head = row.GetFieldValue<byte[]>(2);
                link = new byte[32];
                number = 0;
            }
            if (row.IsDBNull(3))
            {
                continue;
            }
            snapshots++;
            if (snapshots % 100_000 == 0)
            {
                progress?.Report(new VerifyProgress("chains", snapshots));
            }
            var at = row.GetInt32(3);
            link = Evidence.Link(link, row.GetFieldValue<byte[]>(4), at, row.GetFieldValue<DateTimeOffset>(5), row.GetFieldValue<DateTimeOffset>(6));
            if (at != ++number)
            {
                Problem($"entry {id}: snapshot {number} is missing, {at} follows");
                number = at;
            }
            if (!link.AsSpan().SequenceEqual(row.GetFieldValue<byte[]>(7)))
            {
                Problem($"entry {id}: the chain breaks at snapshot {at}: digest, number or times were altered");
                link = row.GetFieldValue<byte[]>(7);
            }
            takenDown += row.GetBoolean(8) ? 1 : 0;
            if (row.GetBoolean(9))
            {
                Problem($"entry {id}: snapshot {at} has lost its salt and has no tombstone");
            }
        }
        Close();
        await row.DisposeAsync().ConfigureAwait(false);
        await using var orphans = new NpgsqlCommand("select count(*) from snapshot s where not exists (select 1 from entry e where e.id = s.entry)", connection) { CommandTimeout = 0 };
        if (await orphans.ExecuteScalarAsync(cancel).ConfigureAwait(false) is > 0L and var lost)
        {
            Problem($"{lost} snapshots belong to no entry: rows of entries were deleted");
        }
        return (entries, snapshots, takenDown);

        void Close()
        {
            if (entries > 0 && (number != expected || (expected > 0 && !link.AsSpan().SequenceEqual(head))))
            {
                Problem($"entry {entry}: its row says {expected} snapshots and another head of the chain than its {number} snapshots give");
            }
        }

        void Problem(FormattableString text)
        {
            if (problems.Count < MostProblems)
            {
                problems.Add(FormattableString.Invariant(text));
            }
        }
    }

    private async Task<long> Originals(List<string> problems, IProgress<VerifyProgress>? progress, CancellationToken cancel)
    {
        await using var connection = await database.ConnectAsync(cancel).ConfigureAwait(false);
        await using var second = await database.ConnectAsync(cancel).ConfigureAwait(false);
        await using var command = new NpgsqlCommand(
            "select entry, number, batch, chunk, place, salt, digest from snapshot where salt is not null and chunk >= 0 order by batch, chunk, place", connection);
        await using var row = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        progress?.Report(new VerifyProgress("originals", 0));
        long read = 0;
        (long Batch, int Number) at = (-1, -1);
        byte[]? chunk = null;
        while (await row.ReadAsync(cancel).ConfigureAwait(false))
        {
            var place = (row.GetInt64(2), row.GetInt32(3));
            if (place != at)
            {
                at = place;
                chunk = await Chunk(second, at, problems, cancel).ConfigureAwait(false);
            }
            if (chunk is null)
            {
                continue;
            }
            read++;
            if (read % 100_000 == 0)
            {
                progress?.Report(new VerifyProgress("originals", read));
            }
            if (!IsOriginal(chunk, row.GetInt32(4), row.GetFieldValue<byte[]>(5), row.GetFieldValue<byte[]>(6)) && problems.Count < MostProblems
                && !await WasTakenDown(second, row.GetGuid(0), row.GetInt32(1), cancel).ConfigureAwait(false))
            {
                problems.Add(string.Create(null, $"entry {row.GetGuid(0)}: the original of snapshot {row.GetInt32(1)} is not the one that was received"));
            }
        }
        return read;
    }

    private static bool IsOriginal(byte[] chunk, int place, byte[] salt, byte[] digest) =>
        Evidence.Digest(salt, SHA256.HashData(OriginalLayout.Record(chunk, place))).AsSpan().SequenceEqual(digest);

    /// <summary>
    /// The list of snapshots is as old as this look at the register, their chunks are read as they are now: a take-down in between cuts an original whose salt was listed. Salt and
    /// tombstone are of one transaction with the cut. One long transaction would tell the same, and keep the destroyed bytes from being swept as long as it lasts.
    /// </summary>
    private static async Task<bool> WasTakenDown(NpgsqlConnection connection, Guid entry, int number, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            "select exists (select 1 from snapshot s join tombstone t on t.entry = s.entry and t.number = s.number where s.entry = $1 and s.number = $2 and s.salt is null)", connection)
        { Parameters = { new() { Value = entry }, new() { Value = number } } };
        return await command.ExecuteScalarAsync(cancel).ConfigureAwait(false) is true;
    }

    /// <summary>
    /// Originals of records that made no snapshot have no digest of their own: their chunks are compared with the hash beside them, and must be there.
    /// </summary>
    private async Task<long> OtherChunks(List<string> problems, IProgress<VerifyProgress>? progress, CancellationToken cancel)
    {
        await using var connection = await database.ConnectAsync(cancel).ConfigureAwait(false);
        await using var second = await database.ConnectAsync(cancel).ConfigureAwait(false);
        await using var command = new NpgsqlCommand(
            """
            with named as (select distinct batch, chunk from snapshot where salt is not null and chunk >= 0)
            select batch, number from chunk
            union select batch, chunk from restated where chunk >= 0 union select batch, chunk from waiting where chunk >= 0
            except select batch, chunk from named order by 1, 2
            """, connection) { CommandTimeout = 0 };
        await using var row = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        long read = 0;
        while (await row.ReadAsync(cancel).ConfigureAwait(false))
        {
            read += await Chunk(second, (row.GetInt64(0), row.GetInt32(1)), problems, cancel).ConfigureAwait(false) is null ? 0 : 1;
            if (read % 1000 == 999)
            {
                progress?.Report(new VerifyProgress("chunks without snapshots", read + 1));
            }
        }
        return read;
    }

    private static async Task<byte[]?> Chunk(NpgsqlConnection connection, (long Batch, int Number) at, List<string> problems, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("select data, sha256 from chunk where batch = $1 and number = $2", connection) { Parameters = { new() { Value = at.Batch }, new() { Value = at.Number } } };
        await using var row = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        string? wrong = "is missing";
        if (await row.ReadAsync(cancel).ConfigureAwait(false))
        {
            try
            {
                var packed = row.GetFieldValue<byte[]>(0);
                var chunk = Payload.Unpack(packed);
                if (OriginalChunk.IsHashOf(row.GetFieldValue<byte[]>(1), packed, chunk))
                {
                    return chunk;
                }
                wrong = "is not what was received";
            }
            catch (InvalidDataException)
            {
                wrong = "cannot be unpacked";
            }
        }
        if (problems.Count < MostProblems)
        {
            problems.Add(string.Create(null, $"originals: chunk {at.Number} of batch {at.Batch} {wrong}"));
        }
        return null;
    }
}
