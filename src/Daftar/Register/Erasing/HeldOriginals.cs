using Npgsql;

namespace Daftar.Register;

/// <summary>The chunks of originals under a take-down: read, judged, cut.</summary>
internal sealed class HeldOriginals(NpgsqlConnection connection, ReadOriginal? read)
{
    private static readonly byte[] Remark = "<!-- taken down -->"u8.ToArray();

    private readonly Dictionary<long, OriginalPackage> _packages = [];
    private (long, int) _at = (-1, -1);
    private (byte[] Bytes, long Package)? _chunk;

    /// <summary>What stands at a place; null where nothing does any more.</summary>
    public OriginalSaid? Said(OriginalPlace place)
    {
        if (place.Chunk < 0 || Chunk(place) is not { } chunk || place.Place >= OriginalLayout.Records(chunk.Bytes))
        {
            return null;
        }
        var bytes = OriginalLayout.Record(chunk.Bytes, place.Place);
        return IsCut(bytes) ? null
            : read is null ? new OriginalSaid([], OriginalText.Of(bytes))
            : read(chunk.Bytes, place.Place, PackageOf(chunk.Package));
    }

    /// <summary>Writes the chunks anew with nothing where the records stood; their neighbours stay byte for byte. Returns how many were cut.</summary>
    public int Cut(IEnumerable<OriginalPlace> places, HashSet<long> packages)
    {
        var count = 0;
        foreach (var group in places.Where(static place => place.Chunk >= 0).Distinct().GroupBy(static place => (place.Batch, place.Chunk)))
        {
            var first = group.First();
            if (Chunk(first) is not { } chunk)
            {
                continue;
            }
            var cut = Blank(chunk.Bytes, group.Select(static place => place.Place));
            if (cut == 0)
            {
                continue;
            }
            count += cut;
            packages.Add(chunk.Package);
            var altered = OriginalChunk.Of(0, chunk.Bytes);
            using var update = new NpgsqlCommand("update chunk set data = $3, sha256 = $4 where batch = $1 and number = $2", connection)
            {
                Parameters = { new() { Value = first.Batch }, new() { Value = first.Chunk }, new() { Value = altered.Packed }, new() { Value = altered.Sha256 } },
            };
            update.ExecuteNonQuery();
        }
        return count;
    }

    /// <summary>Cuts records out of a chunk; returns how many still stood there.</summary>
    public static int Blank(byte[] chunk, IEnumerable<int> places)
    {
        var count = 0;
        foreach (var place in places)
        {
            if (place < OriginalLayout.Records(chunk) && !IsCut(OriginalLayout.Record(chunk, place)))
            {
                OriginalLayout.Blank(chunk, place, Remark);
                count++;
            }
        }
        return count;
    }

    /// <summary>Nothing stands there any more.</summary>
    public static bool IsCut(ReadOnlySpan<byte> record) => record.IsEmpty || (record.StartsWith(Remark.AsSpan(0, Math.Min(record.Length, Remark.Length))) && !record[Math.Min(record.Length, Remark.Length)..].ContainsAnyExcept((byte)' '));

    private (byte[] Bytes, long Package)? Chunk(OriginalPlace place)
    {
        if (_at == (place.Batch, place.Chunk))
        {
            return _chunk;
        }
        _at = (place.Batch, place.Chunk);
        using var command = new NpgsqlCommand("select data, package from chunk where batch = $1 and number = $2", connection) { Parameters = { new() { Value = place.Batch }, new() { Value = place.Chunk } } };
        using var row = command.ExecuteReader();
        return _chunk = row.Read() ? (Payload.Unpack(row.GetFieldValue<byte[]>(0)), row.GetInt64(1)) : null;
    }

    private OriginalPackage PackageOf(long id)
    {
        if (!_packages.TryGetValue(id, out var package))
        {
            using var command = new NpgsqlCommand("""select authority, "right", arrived from package where id = $1""", connection) { Parameters = { new() { Value = id } } };
            using var row = command.ExecuteReader();
            row.Read();
            package = new OriginalPackage(id, row.IsDBNull(0) ? null : row.GetString(0), row.IsDBNull(1) ? null : (Values.Right)row.GetInt16(1), row.GetFieldValue<DateTimeOffset>(2));
            _packages.Add(id, package);
        }
        return package;
    }
}
