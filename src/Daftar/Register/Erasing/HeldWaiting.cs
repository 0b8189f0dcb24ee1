using Daftar.Rights;
using Daftar.Values;
using Npgsql;

namespace Daftar.Register;

/// <summary>A record held or set aside, under a take-down: it belongs to no entry, so it is read to tell whether it is meant.</summary>
internal readonly record struct HeldWaiting(OriginalPlace At, long Package, long Ordinal)
{
    /// <summary>Identifiers of a record that say which entry is meant, as the load takes them.</summary>
    public static IEnumerable<Guid> KeysOf(IpRecord record) =>
        record.Identifiers.Where(number => number.Identifies && number.Folded.Length > 0 && (number.Of != Numbers.International || number.Office == record.Office)).Select(number => EntryKey.Of(record.Right, number));

    /// <summary>
    /// Records whose original passes, and that are about one of the entries, or cannot be read. One that can be read and has no number is taken
    /// only where <paramref name="withoutNumber"/>: what it says is enough.
    /// </summary>
    /// <param name="asked">What <paramref name="meant"/> asks, in words: what was found ahead for another question is not made use of.</param>
    /// <param name="ahead">What was read before the journal lock was taken.</param>
    public static List<HeldWaiting> Find(NpgsqlConnection connection, HeldOriginals originals, Guid[] entries, string asked, Predicate<OriginalSaid> meant, bool withoutNumber, WaitingAhead ahead)
    {
        var keys = Keys(connection, entries);
        ahead.Ask($"{asked}; {withoutNumber}; {string.Join(' ', keys.Order())}");
        var upTo = LastBatch(connection);
        var found = new List<HeldWaiting>();
        foreach (var row in Since(connection, ahead))
        {
            if (originals.Said(row.At) is { } said && meant(said) && IsAbout(said))
            {
                found.Add(row);
            }
        }
        ahead.Found(upTo, found);
        return found;

        bool IsAbout(OriginalSaid said)
        {
            var named = said.Records.SelectMany(KeysOf).ToList();
            return said.Records.Count == 0 || (named.Count == 0 && withoutNumber) || named.Exists(keys.Contains);
        }
    }

    /// <summary>The numbers of entries, to be found in a text nobody can read.</summary>
    public static WrittenNumbers NumbersOf(NpgsqlConnection connection, Guid[] entries)
    {
        using var command = new NpgsqlCommand("select distinct written from identifier where entry = any($1)", connection) { CommandTimeout = 0, Parameters = { new NpgsqlParameter<Guid[]> { TypedValue = entries } } };
        var numbers = new WrittenNumbers();
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            numbers.Add(row.GetString(0));
        }
        return numbers;
    }

    private static HashSet<Guid> Keys(NpgsqlConnection connection, Guid[] entries)
    {
        using var command = new NpgsqlCommand("select key from identifier where entry = any($1)", connection) { CommandTimeout = 0, Parameters = { new NpgsqlParameter<Guid[]> { TypedValue = entries } } };
        var keys = new HashSet<Guid>();
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            keys.Add(row.GetGuid(0));
        }
        return keys;
    }

    /// <summary>Asked before the rows are: what comes in between is looked at twice, and never missed.</summary>
    private static long LastBatch(NpgsqlConnection connection)
    {
        using var command = new NpgsqlCommand("select coalesce(max(number), 0) from journal_batch", connection);
        return (long)command.ExecuteScalar()!;
    }

    private static List<HeldWaiting> Since(NpgsqlConnection connection, WaitingAhead ahead)
    {
        using var command = new NpgsqlCommand(
            """
            select batch, chunk, place, package, ordinal from waiting where batch > $4
            union select w.batch, w.chunk, w.place, w.package, w.ordinal from waiting w join unnest($1, $2, $3) f(batch, chunk, place) on f.batch = w.batch and f.chunk = w.chunk and f.place = w.place
            order by batch, chunk, place
            """, connection)
        { CommandTimeout = 0 };
        command.Parameters.AddRange(HeldSnapshot.Parameters(ahead.Meant));
        command.Parameters.AddWithValue(ahead.UpTo);
        var list = new List<HeldWaiting>();
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            list.Add(new HeldWaiting(new OriginalPlace(row.GetInt64(0), row.GetInt32(1), row.GetInt32(2)), row.GetInt64(3), row.GetInt64(4)));
        }
        return list;
    }
}

/// <summary>
/// Which records that wait a take-down means, found before it takes the journal lock: to read a hundred thousand takes half a minute, and no load may stand
/// still for that. Under the lock those it means are read again, and those that began to wait since; all others were read, and cannot have changed.
/// </summary>
internal sealed class WaitingAhead
{
    private string? _question;

    /// <summary>Everything that waits since this journal batch or before was read.</summary>
    public long UpTo { get; private set; } = -1;

    public IReadOnlyCollection<OriginalPlace> Meant { get; private set; } = [];

    /// <summary>Asked another question, or about an entry that has got another number since, it knows nothing.</summary>
    public void Ask(string question)
    {
        if (_question != question)
        {
            (_question, UpTo, Meant) = (question, -1, []);
        }
    }

    public void Found(long upTo, List<HeldWaiting> rows) => (UpTo, Meant) = (upTo, [.. rows.Select(static row => row.At).Distinct()]);
}

/// <summary>Numbers as written, found in a text whatever stands between their parts: 4/2020/00000001, 4-2020-00000001, 4202000000001.</summary>
internal sealed class WrittenNumbers
{
    private readonly HashSet<string> _numbers = new(StringComparer.Ordinal);
    private int _longest;

    public override string ToString() => string.Join(' ', _numbers.Order(StringComparer.Ordinal));

    public void Add(string written)
    {
        if (Joined(NameWords.Of(written), 0, int.MaxValue) is { Length: > 0 } number)
        {
            _numbers.Add(number);
            _longest = Math.Max(_longest, number.Length);
        }
    }

    public bool StandIn(string text)
    {
        var words = NameWords.Of(text);
        for (var at = 0; at < words.Count; at++)
        {
            var length = 0;
            for (var count = 1; at + count <= words.Count && (length += words[at + count - 1].Folded.Length) <= _longest; count++)
            {
                if (_numbers.Contains(Joined(words, at, count)))
                {
                    return true;
                }
            }
        }
        return false;
    }

    private static string Joined(List<NameWords.Word> words, int at, int count) => string.Concat(words.Skip(at).Take(count).Select(static word => word.Folded));
}
