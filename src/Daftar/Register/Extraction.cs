using System.Globalization;
using Npgsql;
using NpgsqlTypes;

namespace Daftar.Register;

/// <summary>
/// A full extraction: the packages that carry one delivery id for one authority, and what it can be judged by. Two authorities may call their
/// deliveries by one id, and one authority its extractions of two rights.
/// </summary>
/// <param name="Packages">Its packages.</param>
/// <param name="Authority">Who delivered, where that is declared.</param>
/// <param name="Made">When its latest statement was produced: it knows nothing of what came later.</param>
/// <param name="NotTaken">Records held or set aside.</param>
/// <param name="Unread">Files, documents and zips in it that could not be read, to their end or at all.</param>
/// <param name="Missing">Packages of it that are not loaded; null where all are.</param>
/// <param name="Collections">The collections it speaks of: what it omits is looked for in these alone.</param>
internal sealed record Extraction(long[] Packages, string? Authority, DateTimeOffset Made, long NotTaken, long Unread, string? Missing, short[] Collections)
{
    // A package that came again under its name, as the office mends what was cut short: if it stopped, it is not waited for. What was not taken of
    // one that was loaded counts no more only where the other came from the same place: two folders may hold packages of one name.
    private const string OfDelivery =
        """
        select d.id, d.name, p.authority, coalesce(d.produced, d.arrived), case when again.place then 0 else d.held + d.set_aside end,
          case when again.place then 0 else d.unread end, d.state in (2, 3) or again.name
        from package p join package d on d.id = p.id or (d.kind = 1 and d.delivery = p.delivery and d.authority is not distinct from p.authority
          and (d."right" is null or p."right" is null or d."right" = p."right"))
          cross join lateral (
            select count(*) > 0 as name, coalesce(bool_or(n.location = d.location), false) as place
            from package n where n.kind = 1 and n.delivery = d.delivery and n.authority is not distinct from d.authority and n.name = d.name and n.id > d.id and n.state in (2, 3)) again
        where p.id = $1 order by d.id
        """;

    // Of what is declared, the declaration decides. Where no authority is, what the offices themselves say in it; and of an id that several
    // offices may use, those offices alone that the package ending the delivery speaks of. What a later extraction of the same provider was judged by
    // is no business of an earlier one, whatever is released of that afterwards.
    private const string SpokenOf =
        """
        with spoken as (
          select distinct d.package, e.collection, d.from_owner from delivery_seen d join entry e on e.id = d.entry where d.package = any($2))
        select distinct c.id from package p cross join spoken s join collection c on c.id = s.collection
        where p.id = $1 and (p."right" is null or p."right" = c."right")
          and (p.authority is not null or (s.from_owner and exists (
            select 1 from spoken l join collection o on o.id = l.collection where l.package = p.id and l.from_owner and o.office = c.office)))
          and not exists (
            select 1 from package l join package d on d.id = l.id or (d.kind = 1 and d.delivery = l.delivery and d.authority is not distinct from l.authority)
              join delivery_seen n on n.package = d.id join entry e on e.id = n.entry
            where l.kind = 1 and l.id > p.id and not l.id = any($2) and l.omitted is not null and coalesce(l.authority, c.office) = coalesce(p.authority, c.office)
              and (l."right" is null or l."right" = c."right") and e.collection = c.id)
        """;

    // What an earlier extraction of the same provider named is of no use once a later one is complete.
    private const string Forget =
        """
        delete from delivery_seen d using package p, entry e, collection c
        where p.id = d.package and e.id = d.entry and c.id = e.collection and c.id = any($3) and p.id < $1 and not p.id = any($2) and p.state in (2, 3)
          and coalesce(p.authority, c.office) = coalesce($4, c.office)
          and (p.delivery is null or exists (select 1 from package l where l.kind = 1 and l.delivery = p.delivery and l.authority is not distinct from p.authority and l.last and l.state in (2, 3)))
        """;

    /// <summary>The extraction that a package ends.</summary>
    public static async Task<Extraction> Of(NpgsqlConnection connection, long package, CancellationToken cancel)
    {
        var packages = new List<long>();
        var missing = new List<string>();
        string? authority = null;
        var made = DateTimeOffset.MinValue;
        var (notTaken, unread) = (0L, 0L);
        await using (var command = new NpgsqlCommand(OfDelivery, connection) { Parameters = { new() { Value = package } } })
        await using (var row = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false))
        {
            while (await row.ReadAsync(cancel).ConfigureAwait(false))
            {
                packages.Add(row.GetInt64(0));
                authority = row.IsDBNull(2) ? null : row.GetString(2);
                made = row.GetFieldValue<DateTimeOffset>(3) is var produced && produced > made ? produced : made;
                notTaken += row.GetInt64(4);
                unread += row.GetInt64(5);
                if (!row.GetBoolean(6))
                {
                    missing.Add(row.GetString(1));
                }
            }
        }
        var collections = new List<short>();
        await using (var command = new NpgsqlCommand(SpokenOf, connection) { Parameters = { new() { Value = package }, new NpgsqlParameter<long[]> { TypedValue = [.. packages] } } })
        await using (var row = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false))
        {
            while (await row.ReadAsync(cancel).ConfigureAwait(false))
            {
                collections.Add(row.GetInt16(0));
            }
        }
        return new Extraction([.. packages], authority, made, notTaken, unread, Named(missing), [.. collections]);
    }

    public async Task ForgetEarlier(NpgsqlConnection connection, long package, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(Forget, connection)
        {
            Parameters =
            {
                new() { Value = package }, new NpgsqlParameter<long[]> { TypedValue = Packages }, new NpgsqlParameter<short[]> { TypedValue = Collections },
                new() { Value = (object?)Authority ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
            },
        };
        await command.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
    }

    private static string? Named(List<string> missing) => missing.Count == 0 ? null
        : string.Create(CultureInfo.InvariantCulture, $"{missing.Count} {(missing.Count == 1 ? "package" : "packages")} ({string.Join(", ", missing.Take(5))}{(missing.Count > 5 ? ", …" : "")})");
}
