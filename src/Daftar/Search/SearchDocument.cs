using Daftar.Values;

namespace Daftar.Search;

/// <summary>
/// What the index is told about one entry: values by field, and the bytes that come back with a hit. Holds only what everyone may see: the
/// visibility gate stands before it. Reusable through <see cref="Reset"/>; not thread safe.
/// </summary>
public sealed class SearchDocument
{
    private readonly List<DocumentValue> values = [];
    private readonly FieldValues sink = new();

    public SearchDocument(FieldTable fields, Guid entry = default)
    {
        Fields = fields;
        Entry = entry;
    }

    public FieldTable Fields { get; }

    /// <summary>The entry's permanent id. A document replaces the one indexed earlier under the same id.</summary>
    public Guid Entry { get; private set; }

    /// <summary>Bytes kept as they are and returned with a hit: what the hit list shows. At most <see cref="MostStoredBytes"/>.</summary>
    public ReadOnlyMemory<byte> Stored { get; set; }

    /// <summary>Stored bytes serve one line of a hit list, not the whole entry.</summary>
    public const int MostStoredBytes = 1 << 20;

    /// <summary>Values with the ordinals of their fields, in the order they were added.</summary>
    internal List<DocumentValue> Values => values;

    /// <summary>Adds one value of one field; nothing when it is absent or blank.</summary>
    /// <param name="language">The language of a text, where it is known.</param>
    /// <exception cref="ArgumentException">There is no such field.</exception>
    public SearchDocument Add(string field, string? value, string? language = null)
    {
        if (!string.IsNullOrWhiteSpace(value) && Fields.OrdinalOf(field) is >= 0 and var ordinal)
        {
            values.Add(new(ordinal, value, language));
        }

        return this;
    }

    /// <summary>Adds what a field table takes from a record.</summary>
    /// <exception cref="ArgumentException">The table has a field the index does not know.</exception>
    public SearchDocument Add<TRecord>(TRecord record, IEnumerable<Field<TRecord>> table)
    {
        foreach (var field in table)
        {
            sink.Clear();
            field.Read(record, sink);
            if (sink.Count > 0 && Fields.OrdinalOf(field.Name) is >= 0 and var ordinal)
            {
                var all = sink.All;
                for (var i = 0; i < all.Length; i++)
                {
                    values.Add(new(ordinal, all[i], sink.LanguageOf(i)));
                }
            }
        }

        return this;
    }

    /// <summary>Empties the document for another entry.</summary>
    public SearchDocument Reset(Guid entry)
    {
        Entry = entry;
        Stored = default;
        values.Clear();
        return this;
    }
}

/// <summary>One value of one field of a document.</summary>
/// <param name="Field">The ordinal of the field.</param>
/// <param name="Language">The language of a text, where it is known.</param>
internal readonly record struct DocumentValue(int Field, string Value, string? Language)
{
    public void Deconstruct(out int field, out string value) => (field, value) = (Field, Value);
}
