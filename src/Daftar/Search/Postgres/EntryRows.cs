using System.Buffers.Binary;
using System.Text;
using Daftar.Values;

namespace Daftar.Search;

/// <summary>Turns the documents of a batch, which are cut into terms already, into rows of <c>search_entry</c>.</summary>
internal sealed class EntryRows
{
    private const int Int4 = 23, Int8 = 20, TextType = 25;

    private readonly FieldTable fields;
    private readonly int[] fieldOfSlot;
    private readonly int[] datePlace;
    private readonly int[] keyPlace;
    private readonly TermVector vector = new();

    public EntryRows(FieldTable fields)
    {
        this.fields = fields;
        fieldOfSlot = FieldsOfSlots(fields);
        datePlace = Ordered(fields, dates: true);
        keyPlace = Ordered(fields, dates: false);
    }

    /// <summary>Where the first value of each field that hits are ordered by stands, from 1; 0 for other fields.</summary>
    public static int[] Ordered(FieldTable fields, bool dates)
    {
        var next = 0;
        return [.. fields.All.Select(field => field.Is(FieldUses.Sort) && (field.Kind == FieldKind.Date) == dates ? ++next : 0)];
    }

    public static int[] FieldsOfSlots(FieldTable fields)
    {
        var slots = WordSlots.Of(fields);
        var of = new int[WordSlots.Count(fields)];
        foreach (var field in fields.All.Where(field => slots[field.Ordinal] >= 0))
        {
            of[slots[field.Ordinal]] = field.Ordinal;
        }

        return of;
    }

    /// <summary>Where the postings, values and dates of each document of a batch begin: they stand document by document.</summary>
    public static (int[] Postings, int[] Columns, int[] Dates) Starts(IndexBatch batch)
    {
        return (
            Starts(batch.Documents, batch.Postings.Count, at => Posting.Document(batch.Postings.Items[at])),
            Starts(batch.Documents, batch.Columns.Count, at => batch.Columns.Items[at].Document),
            Starts(batch.Documents, batch.Dates.Count, at => batch.Dates.Items[at].Document));
    }

    /// <summary>One row.</summary>
    /// <param name="valueOf">The number of a counted value, by its term.</param>
    public EntryRow Row(IndexBatch batch, int document, (int[] Postings, int[] Columns, int[] Dates) starts, Func<int, long> valueOf)
    {
        vector.Clear();
        vector.Add(Lexemes.Every);
        AddTerms(batch, starts.Postings[document], starts.Postings[document + 1]);
        var facets = new SortedSet<long> { 0 };
        var keys = new string?[keyPlace.Max()];
        for (var at = starts.Columns[document]; at < starts.Columns[document + 1]; at++)
        {
            var term = batch.Columns.Items[at].Term;
            var bytes = batch.Table[term];
            var field = fields.All[bytes[1] - 1];
            vector.Add(Lexemes.Present(field.Ordinal));
            if (field.Is(FieldUses.Facet))
            {
                facets.Add(valueOf(term));
            }

            if (keyPlace[field.Ordinal] is > 0 and var place)
            {
                keys[place - 1] ??= Encoding.UTF8.GetString(bytes[TermKey.KeyPrefix..]);
            }
        }

        var dates = new int?[datePlace.Max()];
        for (var at = starts.Dates[document]; at < starts.Dates[document + 1]; at++)
        {
            var (_, ordinal, number) = batch.Dates.Items[at];
            if (number == DateRange.None)
            {
                continue;
            }

            vector.Add(Lexemes.Present(ordinal));
            foreach (var lexeme in Lexemes.Date(ordinal, number))
            {
                vector.Add(lexeme);
            }

            if (fields.All[ordinal].Is(FieldUses.Facet))
            {
                facets.Add(Lexemes.Year(ordinal, number / 10_000));
            }

            if (datePlace[ordinal] is > 0 and var place)
            {
                dates[place - 1] ??= number;
            }
        }

        var (terms, places) = vector.Build();
        var from = document == 0 ? 0 : batch.StoredEnds.Items[document - 1];
        return new EntryRow(terms, Array([.. facets.Select(value => (long?)value)]), Array(dates), Array(keys), batch.Stored.Items[from..batch.StoredEnds.Items[document]], places);
    }

    private void AddTerms(IndexBatch batch, int start, int end)
    {
        var words = new SortedDictionary<(int Slot, int Term), (List<int> Places, int Languages)>();
        for (var at = start; at < end; at++)
        {
            var (term, posting) = (batch.PostingTerms.Items[at], batch.Postings.Items[at]);
            var bytes = batch.Table[term];
            if (bytes[0] == TermKey.Key)
            {
                vector.Add(Lexemes.Of(bytes, 0));
                vector.Add(Lexemes.Present(bytes[1] - 1));
                continue;
            }

            var (slot, place, language) = (Posting.Slot(posting), (int)(Posting.Place(posting) >> 8), (byte)posting);
            var (places, languages) = words.TryGetValue((slot, term), out var had) ? had : ([], 0);
            // words in parts come behind the words of their value
            var before = places.BinarySearch(place);
            if (before < 0)
            {
                places.Insert(~before, place);
            }

            words[(slot, term)] = (places, languages | (language == 0 ? 0 : 1 << language));
        }

        var written = new Dictionary<(int Slot, string Word), HashSet<int>>();
        foreach (var ((slot, term), (places, languages)) in words)
        {
            var bytes = batch.Table[term];
            var field = fields.All[fieldOfSlot[slot]];
            vector.Add(Lexemes.Present(field.Ordinal));
            vector.Add(Lexemes.Of(bytes, slot), places, Lexemes.WeightOf(field));
            if (bytes[0] == TermKey.Exact)
            {
                var folded = Encoding.UTF8.GetString(bytes[1..bytes.IndexOf(TermKey.Between)]);
                (written.TryGetValue((slot, folded), out var all) ? all : written[(slot, folded)] = []).UnionWith(places);
            }
            else if (languages != 0)
            {
                AddForms(slot, Encoding.UTF8.GetString(bytes[1..]), languages);
            }
        }

        AddWithoutMarks(batch, words, written);
    }

    /// <summary>Stems in the languages of the texts a word stands in, where there are any.</summary>
    private void AddForms(int slot, string word, int languages)
    {
        for (var language = 1; language <= Stemmers.All.Count; language++)
        {
            if ((languages >> language & 1) != 0 && fields.FormBits.Of(slot, language) != UInt128.Zero)
            {
                vector.Add(Lexemes.Form(slot, language, Stemmers.Stem(language, word)));
            }
        }
    }

    /// <summary>Words that stand in a field both with marks and without.</summary>
    private void AddWithoutMarks(IndexBatch batch, SortedDictionary<(int Slot, int Term), (List<int> Places, int Languages)> words, Dictionary<(int Slot, string Word), HashSet<int>> written)
    {
        if (written.Count == 0)
        {
            return;
        }

        foreach (var ((slot, term), (places, _)) in words)
        {
            var bytes = batch.Table[term];
            if (bytes[0] == TermKey.Word && Encoding.UTF8.GetString(bytes[1..]) is var word && written.TryGetValue((slot, word), out var marked) && !places.TrueForAll(marked.Contains))
            {
                vector.Add(Lexemes.WithoutMarks(slot, word));
            }
        }
    }

    private static int[] Starts(int documents, int count, Func<int, int> documentAt)
    {
        var starts = new int[documents + 1];
        for (var at = 0; at < count; at++)
        {
            starts[documentAt(at) + 1] = at + 1;
        }

        for (var document = 1; document <= documents; document++)
        {
            starts[document] = Math.Max(starts[document], starts[document - 1]);
        }

        return starts;
    }

    private static byte[] Array(long?[] values) => Array(Int8, values.Length, at => values[at] is { } value ? Bytes(8, bytes => BinaryPrimitives.WriteInt64BigEndian(bytes, value)) : null);

    private static byte[] Array(int?[] values) => Array(Int4, values.Length, at => values[at] is { } value ? Bytes(4, bytes => BinaryPrimitives.WriteInt32BigEndian(bytes, value)) : null);

    private static byte[] Array(string?[] values) => Array(TextType, values.Length, at => values[at] is { } value ? Encoding.UTF8.GetBytes(value) : null);

    private delegate void Put(Span<byte> bytes);

    private static byte[] Bytes(int length, Put put)
    {
        var bytes = new byte[length];
        put(bytes);
        return bytes;
    }

    /// <summary>An array of one dimension in PostgreSQL's binary form.</summary>
    private static byte[] Array(int type, int count, Func<int, byte[]?> element)
    {
        using var stream = new MemoryStream();
        void Int(int value) => stream.Write(Bytes(4, bytes => BinaryPrimitives.WriteInt32BigEndian(bytes, value)));
        Int(count == 0 ? 0 : 1);
        Int(1);
        Int(type);
        if (count > 0)
        {
            Int(count);
            Int(1);
        }

        for (var at = 0; at < count; at++)
        {
            var bytes = element(at);
            Int(bytes?.Length ?? -1);
            stream.Write(bytes ?? []);
        }

        return stream.ToArray();
    }
}

/// <summary>A row of <c>search_entry</c> beside its id, each field in PostgreSQL's binary form.</summary>
internal sealed record EntryRow(byte[] Terms, byte[] Facets, byte[] Dates, byte[] Keys, byte[] Stored, byte[]? Places);
