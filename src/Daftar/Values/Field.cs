namespace Daftar.Values;

/// <summary>What the values of a field are, and so how they are compared, searched and sorted.</summary>
public enum FieldKind
{
    /// <summary>Free words in any script: titles, marks, goods, abstracts. Searched by word, phrase and prefix.</summary>
    Text,

    /// <summary>Names of parties. Searched like <see cref="Text"/>; as a facet or filter the whole name is one value.</summary>
    Name,

    /// <summary>Exact key words and classification symbols (office, status, class, IPC). Case, width and blanks do not matter; a trailing <c>*</c> asks for everything below a symbol.</summary>
    Code,

    /// <summary>Identifiers. Only their letters and digits count; a document gives every spelling under which it should be found.</summary>
    Number,

    /// <summary>Dates as <c>2021</c>, <c>2021-06</c> or <c>2021-06-03</c>. Asked for by range; as a facet they are counted by year.</summary>
    Date,

    /// <summary>Marks an entry bears or does not (<c>has:image</c>). Compared like <see cref="Code"/>.</summary>
    Flag,

    /// <summary>Symbols of the IPC and CPC. In a query a symbol finds all below its level: A61 finds A61K 31/00, A61K3 nothing.</summary>
    Symbol,

    /// <summary>Symbols whose levels are numbers: Nice 9, Locarno 06-01, Vienna 05.07.10. Zeros in front and the signs between do not matter; in a query a symbol finds all below it.</summary>
    Levels,
}

/// <summary>Where a field appears. The index is built for <see cref="Search"/>, <see cref="Filter"/>, <see cref="Facet"/> and <see cref="Sort"/>; the others tell pages and exports what to show.</summary>
[Flags]
public enum FieldUses
{
    None = 0,

    /// <summary>The search box looks here when no field is named.</summary>
    Search = 1,

    /// <summary>May be asked for by name: <c>owner:toyota</c>, or as a filter.</summary>
    Filter = 2,

    /// <summary>Its values are counted beside the hits.</summary>
    Facet = 4,

    /// <summary>Hits can be ordered by it (its first value counts).</summary>
    Sort = 8,

    /// <summary>Shown in the hit list.</summary>
    Stored = 16,

    /// <summary>A column of exports.</summary>
    Column = 32,

    /// <summary>A word is found in its other forms, too, where the language of the text is known and has a stemmer: shoe finds shoes.</summary>
    Forms = 64,

    /// <summary>Long texts of documents (claims, descriptions): kept in a part of the index of their own, and asked for together as <c>text:</c>. Goes with <see cref="Filter"/> and <see cref="Forms"/> alone.</summary>
    FullText = 128,

    /// <summary>Names and short titles: a word written in parts (McDonald's, T-shirt, I.B.M.) is found written as one, too.</summary>
    Joined = 256,
}

/// <summary>
/// One field of the field tables: what pages, index, filters, facets, exports and labels know it by. Several rights may declare the same
/// name; they then share the field and must agree on its kind.
/// </summary>
public abstract class Field
{
    private protected Field(string name, FieldKind kind, FieldUses uses, float weight, int edition)
    {
        if (!IsName(name))
        {
            throw new ArgumentException($"Field name '{name}': a field name is 1 to 32 small letters, digits and hyphens and starts with a letter.", nameof(name));
        }

        if (!(weight > 0 && weight <= 100))
        {
            throw new ArgumentOutOfRangeException(nameof(weight), weight, $"Field '{name}': a weight lies above 0 and is at most 100.");
        }

        Name = name;
        Kind = kind;
        Uses = uses;
        Weight = weight;
        Edition = edition;
    }

    /// <summary>The name used in queries, addresses and label files, for example <c>owner</c>.</summary>
    public string Name { get; }

    public FieldKind Kind { get; }

    public FieldUses Uses { get; }

    /// <summary>How much a word found here counts for relevance; 1 is usual, titles and marks have more.</summary>
    public float Weight { get; }

    /// <summary>Raised by one whenever the field's values mean something else than before: an index made with those before is made anew.</summary>
    public int Edition { get; }

    public bool Is(FieldUses use) => (Uses & use) == use;

    public override string ToString() => $"{Name} ({Kind}; {Uses})";

    private static bool IsName(string name) =>
        name is { Length: >= 1 and <= 32 }
        && name[0] is >= 'a' and <= 'z'
        && name.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');
}

/// <summary>
/// A field and how to take its values from a record of one right. One line declares one field:
/// <code>new("class", FieldKind.Code, FieldUses.Filter | FieldUses.Facet, (mark, to) => to.Add(mark.NiceClasses)),</code>
/// </summary>
/// <typeparam name="TRecord">The typed record of the right.</typeparam>
public sealed class Field<TRecord> : Field
{
    private readonly Action<TRecord, FieldValues> read;

    /// <param name="name">Name in queries and addresses.</param>
    /// <param name="kind">What the values are.</param>
    /// <param name="uses">Where the field appears.</param>
    /// <param name="read">Puts the record's values into the sink; adds nothing where there are none.</param>
    /// <param name="weight">Weight for relevance.</param>
    /// <param name="edition">Raised by one whenever <paramref name="read"/> gives values of another meaning.</param>
    public Field(string name, FieldKind kind, FieldUses uses, Action<TRecord, FieldValues> read, float weight = 1, int edition = 1)
        : base(name, kind, uses, weight, edition) => this.read = read;

    /// <summary>Adds the values <paramref name="record"/> has for this field to <paramref name="values"/>.</summary>
    public void Read(TRecord record, FieldValues values) => read(record, values);
}
