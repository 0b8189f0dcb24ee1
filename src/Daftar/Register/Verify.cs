using System.Security.Cryptography;
using Daftar.Store;
using Npgsql;

namespace Daftar.Register;

/// <summary>What a verification found: counts, and what does not fit. Whole where <see cref="Problems"/> is empty.</summary>
public sealed record Verification(long Entries, long Snapshots, long Originals, long TakenDown, IReadOnlyList<string> Problems);

/// <summary>How far a verification has come.</summary>
public sealed record VerifyProgress(string What, long Done);

/// <summary>
/// Checks the evidence: every chain from its first link to the head in the entry's row, every original against its salted digest, every chunk
/// against its hash. Streams; memory does not grow with the register.
/// </summary>
public sealed class Verify(Database database)
{
    private const int MostProblems = 100;

    /// <param name="originals">Also read every original; without it only the chains are checked.</param>
    public async Task<Verification> Run(bool originals, IProgress<VerifyProgress>? progress, CancellationToken cancel)
    {
        var problems = new List<string>();
        var (entries, snapshots, takenDown) = await Chains(problems, progress, cancel).ConfigureAwait(false);
        var read = originals ? await Originals(problems, progress, cancel).ConfigureAwait(false) : 0;
        return new Verification(entries, snapshots, read, takenDown, problems);
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
            var original = SHA256.HashData(OriginalLayout.Record(chunk, row.GetInt32(4)));
            if (!Evidence.Digest(row.GetFieldValue<byte[]>(5), original).AsSpan().SequenceEqual(row.GetFieldValue<byte[]>(6)) && problems.Count < MostProblems)
            {
                problems.Add(string.Create(null, $"entry {row.GetGuid(0)}: the original of snapshot {row.GetInt32(1)} is not the one that was received"));
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
                var chunk = Payload.Unpack(row.GetFieldValue<byte[]>(0));
                if (SHA256.HashData(chunk).AsSpan().SequenceEqual(row.GetFieldValue<byte[]>(1)))
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
