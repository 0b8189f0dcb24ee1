using System.Text;
using Daftar.Values;
using Npgsql;
using NpgsqlTypes;

namespace Daftar.Search;

/// <summary>Keeps the distinct words and values of what is written: words and keys in <c>search_word</c> for patterns, spellings and sounds, counted values with their numbers in <c>search_value</c>.</summary>
internal sealed class TermNames
{
    /// <summary>Words that are remembered as kept; some 100 bytes each.</summary>
    private const int MostKnown = 300_000;

    /// <summary>The field number under which words stand in <c>search_word</c>; keys stand under their field's ordinal.</summary>
    public const short WordField = -1;

    private readonly Dictionary<(short Field, string Text), long> known = [];
    private readonly Dictionary<(int Field, string Key), (long Id, string Display)> values = [];
    private readonly Dictionary<int, long> ofBatch = [];

    /// <summary>The number of a counted value of the batch kept last, by its term.</summary>
    public long ValueOf(int term) => ofBatch[term];

    public void Clear()
    {
        known.Clear();
        values.Clear();
    }

    /// <summary>Inserts what is not there yet.</summary>
    public void Keep(NpgsqlConnection connection, IndexBatch batch, FieldTable fields)
    {
        KeepWords(connection, batch);
        KeepValues(connection, batch, fields);
    }

    private void KeepWords(NpgsqlConnection connection, IndexBatch batch)
    {
        var slots = new long[batch.Table.Count];
        for (var at = 0; at < batch.Postings.Count; at++)
        {
            slots[batch.PostingTerms.Items[at]] |= 1L << Posting.Slot(batch.Postings.Items[at]);
        }

        if (known.Count > MostKnown)
        {
            known.Clear();
        }

        var (words, ofFields, masks, sounds) = (new List<string>(), new List<short>(), new List<long>(), new List<string?>());
        for (var term = 0; term < slots.Length; term++)
        {
            var bytes = batch.Table[term];
            if (slots[term] == 0 || bytes[0] is not (TermKey.Word or TermKey.Key))
            {
                continue;
            }

            var isKey = bytes[0] == TermKey.Key;
            var text = Encoding.UTF8.GetString(bytes[(isKey ? TermKey.KeyPrefix : 1)..]);
            var field = isKey ? (short)(bytes[1] - 1) : WordField;
            if (known.TryGetValue((field, text), out var had) && (had & slots[term]) == slots[term])
            {
                continue;
            }

            known[(field, text)] = had | slots[term];
            words.Add(text);
            ofFields.Add(field);
            masks.Add(slots[term]);
            sounds.Add(bytes[0] == TermKey.Word ? SoundKey.Of(text) : null);
        }

        if (words.Count == 0)
        {
            return;
        }

        using var command = new NpgsqlCommand(
            """
            insert into search_word (word, field, slots, sound) select * from unnest($1, $2, $3, $4)
            on conflict (field, word) do update set slots = search_word.slots | excluded.slots where search_word.slots | excluded.slots <> search_word.slots
            """, connection)
        {
            Parameters =
            {
                new() { Value = words, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text }, new() { Value = ofFields, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Smallint },
                new() { Value = masks, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint }, new() { Value = sounds, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
            },
        };
        command.ExecuteNonQuery();
    }

    private void KeepValues(NpgsqlConnection connection, IndexBatch batch, FieldTable fields)
    {
        ofBatch.Clear();
        if (values.Count > MostKnown)
        {
            values.Clear();
        }

        var open = new Dictionary<(int Field, string Key), (int Term, string Display)>();
        for (var at = 0; at < batch.Columns.Count; at++)
        {
            var term = batch.Columns.Items[at].Term;
            var bytes = batch.Table[term];
            var field = bytes[1] - 1;
            if (ofBatch.ContainsKey(term) || !fields.All[field].Is(FieldUses.Facet))
            {
                continue;
            }

            var key = (field, Encoding.UTF8.GetString(bytes[TermKey.KeyPrefix..]));
            var display = batch.Displays[term];
            if (values.TryGetValue(key, out var value))
            {
                ofBatch[term] = value.Id;
                if (string.CompareOrdinal(display, value.Display) >= 0)
                {
                    continue;
                }
            }

            ofBatch.TryAdd(term, 0);
            open[key] = (term, display);
        }

        for (var salt = 0; open.Count > 0; salt++)
        {
            var (ids, ofFields, keys, displays) = (new List<long>(), new List<short>(), new List<string>(), new List<string>());
            foreach (var (key, value) in open)
            {
                ids.Add(Lexemes.Value(key.Field, key.Key, salt));
                ofFields.Add((short)key.Field);
                keys.Add(key.Key);
                displays.Add(value.Display);
            }

            Insert(connection, ids, ofFields, keys, displays);
            foreach (var (id, field, key, display) in Read(connection, ids))
            {
                if (open.Remove((field, key), out var kept))
                {
                    values[(field, key)] = (id, display);
                    ofBatch[kept.Term] = id;
                }
            }
        }
    }

    /// <summary>Of several ways to write a value the first in the order of its characters is shown.</summary>
    private static void Insert(NpgsqlConnection connection, List<long> ids, List<short> ofFields, List<string> keys, List<string> displays)
    {
        using var command = new NpgsqlCommand(
            """
            insert into search_value (id, field, key, display) select * from unnest($1, $2, $3, $4)
            on conflict (id) do update set display = excluded.display where search_value.key = excluded.key and excluded.display < search_value.display
            """, connection)
        {
            Parameters =
            {
                new() { Value = ids, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint }, new() { Value = ofFields, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Smallint },
                new() { Value = keys, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text }, new() { Value = displays, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
            },
        };
        command.ExecuteNonQuery();
    }

    private static List<(long Id, int Field, string Key, string Display)> Read(NpgsqlConnection connection, List<long> ids)
    {
        using var command = new NpgsqlCommand("select id, field, key, display from search_value where id = any($1)", connection)
        { Parameters = { new() { Value = ids, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint } } };
        using var row = command.ExecuteReader();
        var read = new List<(long, int, string, string)>();
        while (row.Read())
        {
            read.Add((row.GetInt64(0), row.GetInt16(1), row.GetString(2), row.GetString(3)));
        }

        return read;
    }
}
