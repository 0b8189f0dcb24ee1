using System.Text;
using Daftar.Values;

namespace Daftar.Search;

/// <summary>
/// Changes to be applied to an index together: documents cut into terms, and deletions. Cutting is the expensive part and runs here, on the
/// caller's thread: one batch per thread. Empty again after <see cref="EmbeddedIndex.Apply"/>.
/// </summary>
public sealed class IndexBatch
{
    /// <summary>Values of one field are set apart by this many places, so that no phrase runs across two of them and no two words of different values are near each other. Less than 127, so that the distance takes one byte.</summary>
    internal const int ValueGap = 100;

    /// <summary>Words of one field beyond this are not indexed; no office writes such a field (a long description has some 100,000).</summary>
    internal const int MostPlaces = 1 << 24;

    private readonly FieldTable fields;
    private readonly int[] lengths;
    private readonly int[] places;
    private char[] folded = new char[1024];
    private char[] exact = new char[256];
    private byte[] term = new byte[2048];

    internal IndexBatch(FieldTable fields)
    {
        this.fields = fields;
        WordSlots = Search.WordSlots.Of(fields);
        lengths = new int[fields.All.Count];
        places = new int[fields.All.Count];
        Texts = fields.Texts is { } texts ? new IndexBatch(texts) : null;
    }

    /// <summary>How many documents and deletions it holds.</summary>
    public int Count => Operations.Count;

    /// <summary>Terms in it so far, a measure of its memory: about 12 bytes each.</summary>
    public int Terms => Postings.Count + (Texts?.Postings.Count ?? 0);

    /// <summary>What goes into the segments of full texts; null where they are kept with all else.</summary>
    internal IndexBatch? Texts { get; }

    /// <summary>By document: its number in <see cref="Texts"/>, -1 if it has none.</summary>
    internal GrowingArray<int> TextOf = new(64);

    internal int[] WordSlots { get; }

    internal TermTable Table { get; } = new();

    /// <summary>What to do, in order: a document's number in this batch, or -1 for a deletion. Of a new entry the index holds nothing yet.</summary>
    internal GrowingArray<(Guid Entry, int Document, bool IsNew)> Operations = new(64);

    /// <summary>Term of each posting, by number in <see cref="Table"/>.</summary>
    internal GrowingArray<int> PostingTerms = new(4096);

    /// <summary>Document, field and place of each posting: see <see cref="Posting"/>.</summary>
    internal GrowingArray<ulong> Postings = new(4096);

    /// <summary>Values of columns: document and term of the key.</summary>
    internal GrowingArray<(int Document, int Term)> Columns = new(256);

    internal GrowingArray<(int Document, int Field, int Date)> Dates = new(64);

    /// <summary>Words in each word field of each document, by slot; 65,535 stands for more.</summary>
    internal GrowingArray<ushort> Lengths = new(256);

    internal GrowingArray<byte> Stored = new(4096);

    internal GrowingArray<int> StoredEnds = new(64);

    /// <summary>How keys were written, by term; the ordinally least form if there are several.</summary>
    internal Dictionary<int, string> Displays { get; } = [];

    internal int Documents { get; private set; }

    /// <summary>Adds a document, in place of the one with the same entry id if there is one. The document may be reset and used again.</summary>
    /// <exception cref="ArgumentException">Another field table, or too many stored bytes.</exception>
    public void Upsert(SearchDocument document) => Place(document.Entry, Prepare(document));

    /// <summary>Cuts a document into terms without saying yet that it is to be in the index: <see cref="Place"/> does. One that is never placed leaves nothing there.</summary>
    /// <returns>Its number in this batch.</returns>
    /// <exception cref="ArgumentException">Another field table, or too many stored bytes; nothing was added.</exception>
    internal int Prepare(SearchDocument document)
    {
        if (document.Fields.Together.Version != fields.Together.Version)
        {
            throw new ArgumentException("The document was made with another field table than the index has.", nameof(document));
        }

        if (document.Stored.Length > SearchDocument.MostStoredBytes)
        {
            throw new ArgumentException($"Entry {document.Entry}: {document.Stored.Length} bytes to show in the hit list; at most {SearchDocument.MostStoredBytes} are kept.", nameof(document));
        }

        Begin();
        var text = false;
        foreach (var value in document.Values)
        {
            var field = fields.All[value.Field];
            if (!field.IsApart)
            {
                Add(field, value);
                continue;
            }

            if (!text)
            {
                text = true;
                Texts!.Begin();
            }

            Texts!.Add(fields.Texts![field.Name], value);
        }

        if (Texts is not null)
        {
            TextOf.Add(text ? Texts.End(default) : -1);
            if (text)
            {
                PostingTerms.Add(Table.Add(TermKey.WithTexts, out _));
                Postings.Add(Posting.Of(Documents, 0, 0));
            }
        }

        return End(document.Stored.Span);
    }

    private void Begin()
    {
        Array.Clear(lengths);
        Array.Clear(places);
    }

    private int End(ReadOnlySpan<byte> stored)
    {
        foreach (var field in fields.All)
        {
            if (WordSlots[field.Ordinal] >= 0)
            {
                Lengths.Add((ushort)Math.Min(ushort.MaxValue, lengths[field.Ordinal]));
            }
        }

        Stored.Add(stored);
        StoredEnds.Add(Stored.Count);
        return Documents++;
    }

    /// <summary>Puts a prepared document in the place of the one with the same entry id; of a new entry there is none, and none is looked for.</summary>
    internal void Place(Guid entry, int document, bool isNew = false) => Operations.Add((entry, document, isNew));

    /// <summary>Bytes of memory what it holds takes, nearly.</summary>
    internal long Bytes => Table.Bytes + (Postings.Count * 12L) + (Columns.Count * 8L) + (Dates.Count * 12L) + (Lengths.Count * 2L) + Stored.Count + (Displays.Count * 100L) + (Texts?.Bytes ?? 0);

    /// <summary>Takes an entry out of the index; nothing happens if it is not there.</summary>
    public void Delete(Guid entry) => Operations.Add((entry, -1, false));

    internal void Clear()
    {
        Table.Clear();
        Operations.Clear();
        PostingTerms.Clear();
        Postings.Clear();
        Columns.Clear();
        Dates.Clear();
        Lengths.Clear();
        Stored.Clear();
        StoredEnds.Clear();
        Displays.Clear();
        TextOf.Clear();
        Texts?.Clear();
        Documents = 0;
    }

    private void Add(IndexField field, in DocumentValue given)
    {
        var value = given.Value;
        if (field.HasDates)
        {
            if (RegisterDate.TryParse(value, out var date))
            {
                Dates.Add((Documents, field.Ordinal, date.Number));
            }

            return;
        }

        if (field.HasWords)
        {
            AddWords(field, value, field.HasForms ? Stemmers.NumberOf(given.Language) : 0);
        }

        if (field.HasKeys || field.HasColumn)
        {
            AddKey(field, value);
        }
    }

    private void AddWords(IndexField field, string value, int language)
    {
        var start = places[field.Ordinal];
        var last = -1;
        var count = 0;
        value = field.HasJoined ? JoinedWords.Plain(value) : value;
        var text = Folding.Fold(value, ref folded, out var hasMarks);
        var written = hasMarks ? Tokenizer.ForIndex(Folding.Exact(value, ref exact)) : default;
        foreach (var token in Tokenizer.ForIndex(text))
        {
            if (start + token.Position >= MostPlaces)
            {
                break;
            }

            term[0] = TermKey.Word;
            var length = 1 + Encoding.UTF8.GetBytes(token.Text, term.AsSpan(1));
            PostingTerms.Add(Table.Add(term.AsSpan(0, length), out _));
            Postings.Add(BufferedPosting.Of(Documents, WordSlots[field.Ordinal], start + token.Position, language));
            if (hasMarks && written.MoveNext() && !written.Current.Text.SequenceEqual(token.Text))
            {
                term[0] = TermKey.Exact;
                term[length++] = TermKey.Between;
                length += Encoding.UTF8.GetBytes(written.Current.Text, term.AsSpan(length));
                PostingTerms.Add(Table.Add(term.AsSpan(0, length), out _));
                Postings.Add(BufferedPosting.Of(Documents, WordSlots[field.Ordinal], start + token.Position, 0));
            }

            last = token.Position;
            count++;
        }

        if (field.HasJoined)
        {
            AddJoined(field, text, start, language);
        }

        if (fields.KeepsPresence && count > 0 && lengths[field.Ordinal] == 0)
        {
            PostingTerms.Add(Table.Add(TermKey.Present(field.Ordinal), out _));
            Postings.Add(Posting.Of(Documents, 0, 0));
        }

        places[field.Ordinal] = Math.Min(MostPlaces, start + last + 1 + ValueGap);
        lengths[field.Ordinal] += count;
    }

    /// <summary>Words in parts as one, at the places of their first and last part; each is told to be written otherwise, so that exact questions leave it out.</summary>
    private void AddJoined(IndexField field, ReadOnlySpan<char> text, int start, int language)
    {
        foreach (var joined in JoinedWords.Of(text))
        {
            if (start + joined.Last >= MostPlaces)
            {
                break;
            }

            term[0] = TermKey.Word;
            var length = 1 + Encoding.UTF8.GetBytes(joined.Text, term.AsSpan(1));
            AddPlaces(length, joined, language);
            term[0] = TermKey.Exact;
            term[length++] = TermKey.Between;
            length += Encoding.UTF8.GetBytes(text[joined.Start..joined.End], term.AsSpan(length));
            AddPlaces(length, joined, 0);
        }

        void AddPlaces(int length, in JoinedWord joined, int language)
        {
            var number = Table.Add(term.AsSpan(0, length), out _);
            for (var place = joined.First; place <= joined.Last; place += Math.Max(1, joined.Last - joined.First))
            {
                PostingTerms.Add(number);
                Postings.Add(BufferedPosting.Of(Documents, WordSlots[field.Ordinal], start + place, language));
            }
        }
    }

    private void AddKey(IndexField field, string value)
    {
        var key = FieldKeys.Of(field.Kind, value, ref folded);
        if (key.IsEmpty)
        {
            return;
        }

        term[0] = field.HasKeys ? TermKey.Key : TermKey.ColumnOnly;
        term[1] = (byte)(field.Ordinal + 1);
        var length = TermKey.KeyPrefix + Encoding.UTF8.GetBytes(key, term.AsSpan(TermKey.KeyPrefix));
        var number = Table.Add(term.AsSpan(0, length), out _);
        if (field.HasKeys)
        {
            PostingTerms.Add(number);
            Postings.Add(Posting.Of(Documents, 0, 0));
        }

        if (field.HasColumn)
        {
            Columns.Add((Documents, number));
            if (!Displays.TryGetValue(number, out var display) || string.CompareOrdinal(value, display) < 0)
            {
                Displays[number] = value;
            }
        }
    }
}

/// <summary>One place of a term: document, word slot and place in one number that sorts in this order.</summary>
internal static class Posting
{
    public const int MostDocuments = 1 << 26;

    public static ulong Of(int document, int slot, int place) => (ulong)document << 38 | (ulong)slot << 32 | (uint)place;

    public static int Document(ulong posting) => (int)(posting >> 38);

    public static int Slot(ulong posting) => (int)(posting >> 32) & 63;

    public static uint Place(ulong posting) => (uint)posting;
}

/// <summary>A <see cref="Posting"/> waiting to be written, with the number of the language its text is in (0: none, or one without a stemmer) below the place.</summary>
internal static class BufferedPosting
{
    public static ulong Of(int document, int slot, int place, int language) => Posting.Of(document, slot, place << 8 | language);

    /// <summary>Turns sorted postings of one document and term into what is written of them.</summary>
    /// <returns>In which fields and languages they stand.</returns>
    public static UInt128 ToPostings(Span<ulong> postings, FormBits bits)
    {
        var forms = UInt128.Zero;
        foreach (ref var posting in postings)
        {
            if ((byte)posting != 0)
            {
                forms |= bits.Of(Posting.Slot(posting), (byte)posting);
            }

            posting = (posting & ~(ulong)uint.MaxValue) | ((uint)posting >> 8);
        }

        return forms;
    }
}

/// <summary>Fields with words have small numbers of their own, so that the sets of them are short.</summary>
internal static class WordSlots
{
    /// <summary>Slot by field ordinal, -1 for fields without words.</summary>
    public static int[] Of(FieldTable fields)
    {
        var next = 0;
        return fields.All.Select(field => field.HasWordsHere ? next++ : -1).ToArray();
    }

    public static int Count(FieldTable fields) => fields.All.Count(field => field.HasWordsHere);
}
