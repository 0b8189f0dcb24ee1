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
    public static List<HeldWaiting> Find(NpgsqlConnection connection, HeldOriginals originals, Guid[] entries, Predicate<OriginalSaid> meant, bool withoutNumber)
    {
        var found = new List<HeldWaiting>();
        var asked = new List<(Guid Key, HeldWaiting Row)>();
        foreach (var row in All(connection))
        {
            if (originals.Said(row.At) is not { } said || !meant(said))
            {
                continue;
            }
            var keys = said.Records.SelectMany(KeysOf).ToList();
            if (said.Records.Count == 0 || (keys.Count == 0 && withoutNumber))
            {
                found.Add(row);
            }
            asked.AddRange(keys.ConvertAll(key => (key, row)));
        }
        using var command = new NpgsqlCommand("select key from identifier where key = any($1) and entry = any($2)", connection) { CommandTimeout = 0 };
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. asked.Select(static pair => pair.Key).Distinct()] });
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = entries });
        var known = new HashSet<Guid>();
        using (var row = command.ExecuteReader())
        {
            while (row.Read())
            {
                known.Add(row.GetGuid(0));
            }
        }
        found.AddRange(asked.Where(pair => known.Contains(pair.Key)).Select(static pair => pair.Row));
        return [.. found.Distinct()];
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

    private static List<HeldWaiting> All(NpgsqlConnection connection)
    {
        using var command = new NpgsqlCommand("select batch, chunk, place, package, ordinal from waiting order by batch, chunk, place", connection) { CommandTimeout = 0 };
        var list = new List<HeldWaiting>();
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            list.Add(new HeldWaiting(new OriginalPlace(row.GetInt64(0), row.GetInt32(1), row.GetInt32(2)), row.GetInt64(3), row.GetInt64(4)));
        }
        return list;
    }
}

/// <summary>Numbers as written, found in a text whatever stands between their parts: 4/2020/00000001, 4-2020-00000001, 4202000000001.</summary>
internal sealed class WrittenNumbers
{
    private readonly HashSet<string> _numbers = new(StringComparer.Ordinal);
    private int _longest;

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
