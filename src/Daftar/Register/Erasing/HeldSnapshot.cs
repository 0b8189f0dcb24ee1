using Daftar.Rights;
using Daftar.Values;
using Npgsql;

namespace Daftar.Register;

/// <summary>A snapshot under a take-down.</summary>
internal sealed class HeldSnapshot
{
    public required Guid Entry { get; init; }
    public required int Number { get; init; }
    public required OriginalPlace At { get; init; }
    public required Right Right { get; init; }
    public required byte[] Fingerprint { get; init; }
    public required byte[]? Packed { get; init; }

    /// <summary>What the statement said by itself, where that is kept apart from the state.</summary>
    public required byte[]? Words { get; init; }

    /// <summary>Its salt, and so its original, is still there.</summary>
    public required bool HasOriginal { get; init; }

    /// <summary>What was taken away: from the state, or the original itself.</summary>
    public bool StateHit { get; set; }
    public bool OriginalHit { get; set; }

    /// <summary>The state that stays; null where nothing does.</summary>
    public byte[]? PackedNow { get; set; }
    public byte[]? WordsNow { get; set; }

    /// <summary>Says nothing of what was taken away.</summary>
    public byte[]? FingerprintNow { get; set; }

    public bool IsHit => StateHit || OriginalHit;

    /// <summary>The state, and the statement by itself.</summary>
    public IEnumerable<IpRecord> Records() => ((byte[]?[])[Packed, Words]).OfType<byte[]>().Select(packed => Payload.Read(Right, packed));

    private const string Columns = """select s.entry, s.number, s.batch, s.chunk, s.place, e."right", s.fingerprint, s.payload, s.salt is not null, s.words from snapshot s join entry e on e.id = s.entry""";

    public static List<HeldSnapshot> Of(NpgsqlConnection connection, IReadOnlyCollection<Guid> entries)
    {
        using var command = new NpgsqlCommand(Columns + " where s.entry = any($1) order by s.batch, s.chunk, s.place, s.entry, s.number", connection) { CommandTimeout = 0 };
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. entries] });
        return Read(command);
    }

    /// <summary>Those whose original lies at one of the places (designs filed together share one), and still stands.</summary>
    public static List<HeldSnapshot> SharingOriginal(NpgsqlConnection connection, IReadOnlyCollection<OriginalPlace> places)
    {
        using var command = new NpgsqlCommand(Columns + " join unnest($1, $2, $3) c(batch, chunk, place) on s.batch = c.batch and s.chunk = c.chunk and s.place = c.place where s.salt is not null", connection)
        { CommandTimeout = 0 };
        command.Parameters.AddRange(Parameters(places));
        return Read(command);
    }

    public static NpgsqlParameter[] Parameters(IReadOnlyCollection<OriginalPlace> places) =>
    [
        new NpgsqlParameter<long[]> { TypedValue = [.. places.Select(static place => place.Batch)] }, new NpgsqlParameter<int[]> { TypedValue = [.. places.Select(static place => place.Chunk)] },
        new NpgsqlParameter<int[]> { TypedValue = [.. places.Select(static place => place.Place)] },
    ];

    private static List<HeldSnapshot> Read(NpgsqlCommand command)
    {
        var list = new List<HeldSnapshot>();
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            list.Add(new HeldSnapshot
            {
                Entry = row.GetGuid(0), Number = row.GetInt32(1), At = new OriginalPlace(row.GetInt64(2), row.GetInt32(3), row.GetInt32(4)), Right = (Right)row.GetInt16(5),
                Fingerprint = row.GetFieldValue<byte[]>(6), Packed = row.IsDBNull(7) ? null : row.GetFieldValue<byte[]>(7), HasOriginal = row.GetBoolean(8) && row.GetInt32(3) >= 0,
                Words = row.IsDBNull(9) ? null : row.GetFieldValue<byte[]>(9),
            });
        }
        return list;
    }
}
