using Daftar.Store;
using Daftar.Values;
using Npgsql;
using NpgsqlTypes;

namespace Daftar.Register;

/// <summary>A line of an office's own list of what it keeps.</summary>
/// <param name="Line">Where it stands in the list.</param>
/// <param name="Of">What the number numbers; null where the list does not say.</param>
/// <param name="Kind">ST.16 kind code of a publication; carried along.</param>
/// <param name="Produced">When the office last made a statement about it.</param>
/// <param name="IsDay">Of that moment only the day is known.</param>
/// <param name="Digest">SHA-256 of the record as it was delivered.</param>
/// <param name="Exception">Exception code of WIPO ST.37, such as N for a number that was not used.</param>
public sealed record ListedNumber(long Line, string Number, Numbers? Of, string? Kind, DateTimeOffset? Produced, bool IsDay, byte[]? Digest, string? Exception);

/// <summary>In what a list and the register differ.</summary>
public enum ListVerdict
{
    /// <summary>Listed, and not in the register.</summary>
    Missing,
    /// <summary>In the register, and not listed.</summary>
    Extra,
    /// <summary>The register holds an earlier state than the list.</summary>
    Older,
    /// <summary>What the register holds is not what the list tells of.</summary>
    Different,
    /// <summary>The line, or a value in it, cannot be read: found while reading the list, not while comparing.</summary>
    Unreadable,
}

/// <param name="Line">0 where it is not listed.</param>
/// <param name="Note">Why, where the verdict alone does not say.</param>
public sealed record ListDifference(ListVerdict Verdict, string Number, string? Kind, long Line, DateTimeOffset? Listed, DateTimeOffset? Register, Guid? Entry, string? Note);

/// <summary>How a list and the register compare, in numbers. Agreeing is what is neither missing, older nor different.</summary>
public sealed record ListCounts(long Lines, long NotExpected, long Agreeing, long Newer, long Missing, long Extra, long Older, long Different);

/// <summary>
/// An office's own list against what the register holds of it: for the parallel run before an office moves over. The list is laid beside the register in one COPY
/// and compared as a whole; neither is ever in memory.
/// </summary>
public sealed class CompareList(Database database)
{
    private const string Tables =
        """
        set local work_mem = '128MB';
        create temp table listed (line bigint not null, number text not null, kind text, produced timestamptz, is_day boolean not null, digest bytea, exception text, of smallint not null, folded text collate "C", others text[]) on commit drop;
        """;

    // Of several forms of one number each is looked for.
    private const string Match =
        """
        create temp table listed_number on commit drop as select line, of as numbers, folded from listed where folded is not null
          union all select line, of, unnest(others) collate "C" from listed where others is not null;
        analyze listed_number;
        """;

    // $1 office, $2 right. Of several entries that share a number the application comes first, then what identifies most.
    private const string Entries =
        """
        create temp table listed_entry on commit drop as
        select distinct on (n.line) n.line, coalesce(e.merged_into, e.id) as entry, e.deleted, e.visibility, e.merged_into is not null as is_merged
        from listed_number n join identifier i on i.folded = n.folded and (n.numbers = 0 or i.numbers = n.numbers) join entry e on e.id = i.entry join collection c on c.id = e.collection
        where i.office = $1 and i."right" = $2 and c.office = $1 and c."right" = $2
        order by n.line, e.deleted, case i.numbers when 1 then 1 when 7 then 2 when 4 then 3 when 3 then 4 when 2 then 5 else 6 end, coalesce(e.merged_into, e.id)
        """;

    // What is known of the entry one was joined to counts.
    private const string Facts =
        """
        analyze listed; analyze listed_entry;
        update listed_entry m set deleted = e.deleted, visibility = e.visibility from entry e where m.is_merged and e.id = m.entry;
        create temp table known (line bigint not null, same timestamptz not null) on commit drop;
        create temp table judged (verdict int not null, number text, kind text, line bigint not null, produced timestamptz, latest timestamptz, entry uuid, note text) on commit drop;
        """;

    // Only of a list with digests: each is hashed with the salt of every state of its entry.
    private const string Digests =
        """
        insert into known select m.line, max(s.produced) from listed l join listed_entry m on m.line = l.line join snapshot s on s.entry = m.entry
        where l.digest is not null and s.salt is not null and sha256(s.salt || l.digest) = s.digest group by m.line;
        analyze known;
        """;

    // A day of the list begins fourteen hours before it does in Greenwich, and ends twelve after: a statement of that day is neither older nor newer. What agrees is counted and not kept.
    private const string Judge =
        """
        with j as materialized (
          select l.line, l.number, l.kind, l.produced, h.entry, h.latest,
            case when h.entry is null or h.deleted or h.visibility = 3 then case when l.exception in ('N', 'W', 'D', 'E', 'M', 'P', 'U', 'X') then 0 else 1 end
                 when l.exception in ('N', 'W', 'D') then 4
                 when l.digest is not null and k.same = h.latest then 5
                 when h.latest < l.produced - case when l.is_day then interval '14 hours' else interval '1 second' end then 3
                 when l.digest is not null and k.same is not null then 6
                 when l.digest is not null then 4
                 when h.latest > l.produced + case when l.is_day then interval '36 hours' else interval '1 second' end then 6
                 else 5 end as verdict,
            case when h.deleted then 'the office deleted it from the register' when h.visibility = 3 then 'taken down on a legal basis'
                 when h.entry is not null and l.exception in ('N', 'W', 'D') then 'the list says it was ' || case l.exception when 'N' then 'not used' when 'W' then 'withdrawn before publication' else 'deleted after publication' end
                 when l.digest is not null and k.same < h.latest then 'the listed state is known, and is not the latest'
                 when l.digest is not null and k.same is null then 'no delivered state has this digest' end as note
          from listed l left join (
            select m.line, m.entry, m.deleted, m.visibility, s.latest
            from listed_entry m join (select entry, max(produced) as latest from snapshot where entry in (select entry from listed_entry) group by entry) s on s.entry = m.entry) h on h.line = l.line
          left join known k on k.line = l.line),
        told as (insert into judged select verdict, number, kind, line, produced, latest, entry, note from j where verdict in (1, 3, 4))
        select verdict, count(*) from j group by verdict
        """;

    // $1 office, $2 right, $3 what the list numbers, 0 for anything: a list of publications omits what was not published yet.
    private const string Extra =
        """
        with absent as materialized (
          select e.id from entry e where e.collection = (select id from collection where office = $1 and "right" = $2) and not e.deleted and e.merged_into is null and e.visibility <> 3
            and not exists (select 1 from listed_entry m where m.entry = e.id))
        select distinct on (a.id) a.id, i.written, (select max(s.produced) from snapshot s where s.entry = a.id) as latest
        from absent a left join identifier i on i.entry = a.id and ($3 = 0 or i.numbers = $3)
        where $3 = 0 or i.numbers is not null
        order by a.id, i.numbers
        """;

    /// <param name="office">ST.3 code of the office whose list it is.</param>
    /// <param name="right">The right it lists.</param>
    /// <param name="list">Its lines; read once.</param>
    /// <param name="told">Told every difference: missing, older and different by line, then extra.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<ListCounts> Run(string office, Right right, IEnumerable<ListedNumber> list, Action<ListDifference> told, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(told);
        await using var connection = await database.ConnectAsync(cancel).ConfigureAwait(false);
        await using var transaction = await connection.BeginTransactionAsync(cancel).ConfigureAwait(false);
        await Execute(connection, Tables, cancel).ConfigureAwait(false);
        var (numbers, hasDigests) = Lay(connection, office, list, cancel);
        await Execute(connection, Match, cancel).ConfigureAwait(false);
        await Execute(connection, Entries, cancel, office, (short)right).ConfigureAwait(false);
        await Execute(connection, Facts, cancel).ConfigureAwait(false);
        if (hasDigests)
        {
            await Execute(connection, Digests, cancel).ConfigureAwait(false);
        }
        var counts = await Tell(connection, told, cancel).ConfigureAwait(false);
        counts = counts with { Extra = await TellExtra(connection, office, right, numbers, told, cancel).ConfigureAwait(false) };
        await transaction.RollbackAsync(cancel).ConfigureAwait(false);
        return counts;
    }

    /// <summary>Lays the list beside the register; gives what all its lines number, 0 where they differ, and whether any has a digest. Row by row without waiting in between: a million lines are ten million values.</summary>
    private static (short Numbers, bool HasDigests) Lay(NpgsqlConnection connection, string office, IEnumerable<ListedNumber> list, CancellationToken cancel)
    {
        var forms = new Dictionary<string, short>(StringComparer.Ordinal);
        short? all = null;
        var hasDigests = false;
        using var copy = connection.BeginBinaryImport("copy listed (line, number, kind, produced, is_day, digest, exception, of, folded, others) from stdin (format binary)");
        foreach (var line in list)
        {
            cancel.ThrowIfCancellationRequested();
            var of = (short)(line.Of ?? 0);
            all = all is null || all == of ? of : (short)0;
            Forms(office, line, forms);
            hasDigests |= line.Digest is not null;
            copy.StartRow();
            copy.Write(line.Line, NpgsqlDbType.Bigint);
            copy.Write(Clean(line.Number), NpgsqlDbType.Text);
            Optional(copy, line.Kind is null ? null : Clean(line.Kind), NpgsqlDbType.Text);
            Optional(copy, line.Produced?.UtcDateTime, NpgsqlDbType.TimestampTz);
            copy.Write(line.IsDay, NpgsqlDbType.Boolean);
            Optional(copy, line.Digest, NpgsqlDbType.Bytea);
            Optional(copy, line.Exception is null ? null : Clean(line.Exception), NpgsqlDbType.Text);
            copy.Write(of, NpgsqlDbType.Smallint);
            Optional(copy, forms.Keys.FirstOrDefault(), NpgsqlDbType.Text);
            Optional(copy, forms.Count > 1 ? forms.Keys.Skip(1).ToArray() : null, NpgsqlDbType.Array | NpgsqlDbType.Text);
        }
        copy.Complete();
        return (all ?? 0, hasDigests);
    }

    /// <summary>The folded forms the number may have; where the list does not say what it numbers, those of every kind of number.</summary>
    private static void Forms(string office, ListedNumber line, Dictionary<string, short> forms)
    {
        forms.Clear();
        foreach (var of in line.Of is { } one ? [one] : Every)
        {
            var folded = Clean(OfficeNumber.Fold(office, of, line.Number));
            if (folded.Length > 0)
            {
                forms[folded] = (short)(line.Of ?? 0);
            }
        }
    }

    private static readonly Numbers[] Every = [Numbers.Application, Numbers.Publication, Numbers.Grant, Numbers.Registration, Numbers.International];

    private static async Task<ListCounts> Tell(NpgsqlConnection connection, Action<ListDifference> told, CancellationToken cancel)
    {
        var counts = new ListCounts(0, 0, 0, 0, 0, 0, 0, 0);
        await using (var command = new NpgsqlCommand(Judge, connection))
        await using (var row = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false))
        {
            while (await row.ReadAsync(cancel).ConfigureAwait(false))
            {
                var times = row.GetInt64(1);
                counts = row.GetInt32(0) switch
                {
                    0 => counts with { NotExpected = times },
                    1 => counts with { Missing = times },
                    3 => counts with { Older = times },
                    4 => counts with { Different = times },
                    6 => counts with { Newer = times, Agreeing = counts.Agreeing + times },
                    _ => counts with { Agreeing = counts.Agreeing + times },
                } with { Lines = counts.Lines + times };
            }
        }
        // Without waiting for each row: there may be as many as lines.
        await using (var command = new NpgsqlCommand("select verdict, number, kind, line, produced, latest, entry, note from judged order by verdict, line", connection))
        await using (var row = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false))
        {
            while (row.Read())
            {
                told(new ListDifference(row.GetInt32(0) switch { 1 => ListVerdict.Missing, 3 => ListVerdict.Older, _ => ListVerdict.Different }, row.GetString(1), Get<string>(row, 2), row.GetInt64(3),
                    Moment(row, 4), Moment(row, 5), row.IsDBNull(6) ? null : row.GetGuid(6), Get<string>(row, 7)));
            }
        }
        return counts;
    }

    private static async Task<long> TellExtra(NpgsqlConnection connection, string office, Right right, short numbers, Action<ListDifference> told, CancellationToken cancel)
    {
        var count = 0L;
        await using var command = new NpgsqlCommand(Extra, connection) { Parameters = { new() { Value = office }, new() { Value = (short)right }, new() { Value = numbers } } };
        await using var row = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        while (row.Read())
        {
            count++;
            told(new ListDifference(ListVerdict.Extra, Get<string>(row, 1) ?? "", null, 0, null, Moment(row, 2), row.GetGuid(0), null));
        }
        return count;
    }

    private static T? Get<T>(NpgsqlDataReader row, int column)
        where T : class => row.IsDBNull(column) ? null : row.GetFieldValue<T>(column);

    private static DateTimeOffset? Moment(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);

    private static void Optional<T>(NpgsqlBinaryImporter copy, T? value, NpgsqlDbType type)
    {
        if (value is null)
        {
            copy.WriteNull();
        }
        else
        {
            copy.Write(value, type);
        }
    }

    /// <summary>PostgreSQL takes no NUL in text.</summary>
    private static string Clean(string text) => text.Replace('\0', '\uFFFD');

    private static async Task Execute(NpgsqlConnection connection, string sql, CancellationToken cancel, params object[] values)
    {
#pragma warning disable CA2100 // constants of this class
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }
        await command.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
    }
}
