using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using Daftar.Values;

namespace Daftar.Search;

/// <summary>
/// The fields of an index: those of all rights, each name once. Two rights that declare one name share the field: their uses are joined and the
/// greater weight holds; a different kind is an error of the program.
/// </summary>
public sealed class FieldTable
{
    /// <summary>Positions in the index name the field in one byte, and field sets are 64-bit masks.</summary>
    public const int MostFields = 64;

    private readonly Dictionary<string, IndexField> byName = new(StringComparer.Ordinal);
    private readonly IndexField[] all;
    private readonly IndexField? wholeText;

    /// <summary>It is that of an index another version of the program made: values of fields it does not have are left out.</summary>
    private readonly bool isEarlier;

    /// <param name="declared">The fields.</param>
    /// <param name="words">What people call fields and their values; none by default.</param>
    /// <param name="textsApart">Full texts are kept in segments of their own, see <see cref="Texts"/>.</param>
    /// <exception cref="ArgumentException">One name with two kinds, or more than <see cref="MostFields"/> names.</exception>
    public FieldTable(IEnumerable<Field> declared, QueryWords? words = null, bool textsApart = true)
        : this(Joined(declared).Select(field => field with { IsApart = textsApart && field.IsFullText }), words, isEarlier: false)
    {
    }

    private FieldTable(IEnumerable<IndexField> inOrder, QueryWords? words, bool isEarlier)
    {
        (Words, this.isEarlier) = (words ?? QueryWords.None, isEarlier);
        all = inOrder.Select((field, ordinal) => field with { Ordinal = ordinal }).ToArray();
        wholeText = FullText.FieldOf(all);
        foreach (var field in all)
        {
            byName[field.Name] = field;
        }

        Texts = Array.Exists(all, field => field.IsApart) ? new FieldTable(this, [.. all.Where(field => field.IsApart)]) { KeepsPresence = true } : null;
        Together = Texts is null ? this : new FieldTable(this, all);
        Version = VersionOf(all);
        FormBits = new FormBits(this);
        if (all.Count(field => field is { HasForms: true, IsApart: false }) > FormBits.MostFields || Texts?.All.Count > FormBits.MostFields)
        {
            throw new ArgumentException($"More than {FormBits.MostFields} fields are declared with other forms of words.", nameof(inOrder));
        }
    }

    /// <summary>Some or all fields of another table, all in one part.</summary>
    private FieldTable(FieldTable of, IndexField[] fields)
    {
        (Words, isEarlier) = (of.Words, of.isEarlier);
        all = fields.Select((field, ordinal) => field with { Ordinal = ordinal, IsApart = false }).ToArray();
        wholeText = of.wholeText;
        foreach (var field in all)
        {
            byName[field.Name] = field;
        }

        Together = this;
        Version = VersionOf(all);
        FormBits = new FormBits(this);
    }

    /// <summary>
    /// The table an index was made with, as its manifest has it, for a program that has another one by now (decision 48). Documents are written to it as before, less the fields the program
    /// has no more or has with another kind of values; what may be asked is what both tables allow.
    /// </summary>
    internal static FieldTable Earlier(IReadOnlyList<KeptField> kept, FieldTable today)
    {
        var fields = kept.Select(field => new IndexField(0, field.Name, field.Kind, field.Uses, field.Weight)
        {
            // where full texts are kept is the index's matter
            NotAsked = today.byName.TryGetValue(field.Name, out var now) && now.Kind == field.Kind ? ~(now.Uses | FieldUses.FullText) : ~FieldUses.None,
            IsDropped = now?.Kind != field.Kind,
            IsApart = field.Apart,
            Edition = field.Edition,
        }).ToList();
        return new FieldTable(fields, today.Words, isEarlier: true)
        {
            Asked = new FieldTable(fields.Where(field => !field.IsDropped && today.Asked.TryFind(field.Name, out _)), today.Words, isEarlier: true),
        };
    }

    /// <summary>What an index must know of its fields to be opened by a program that has others.</summary>
    internal IReadOnlyList<KeptField> Kept => [.. all.Select(each => new KeptField(each.Name, each.Kind, each.Uses & (Indexed | FieldUses.FullText), each.Weight, each.IsApart, each.Edition))];

    /// <summary>Changes whenever text would be folded or cut otherwise, or cards of hits written otherwise: what an index has then cannot be asked for any more.</summary>
    internal static string Cutting { get; } =
        string.Create(CultureInfo.InvariantCulture, $"folding {Folding.Version} tokens {Tokenizer.Version} sounds {SoundKey.Version} apart {IndexBatch.ValueGap} stems {Stemmers.Version} cards {HitCard.Version}");

    /// <summary>All fields in order of their names; a field's ordinal is its place here.</summary>
    public IReadOnlyList<IndexField> All => all;

    /// <summary>The fields of full texts, which are kept in segments of their own; null where there are none, or they are kept with all others.</summary>
    internal FieldTable? Texts { get; }

    /// <summary>That a field has words is kept as a term of its own: of full texts there are too many words to look through for it.</summary>
    internal bool KeepsPresence { get; private init; }

    /// <summary>The same fields, full texts kept with all others.</summary>
    internal FieldTable Together { get; }

    /// <summary>The fields a query can name: all but those an index keeps for itself.</summary>
    internal FieldTable Asked { get => field ?? this; init; }

    /// <summary>Other words for fields and values, of the query language alone.</summary>
    internal QueryWords Words { get; }

    /// <summary>How the index marks in which field and language a word stands.</summary>
    internal FormBits FormBits { get; }

    /// <summary>Changes whenever an index built with another table, another folding or another tokenizer would give other answers.</summary>
    public string Version { get; }

    public bool TryFind(string name, [NotNullWhen(true)] out IndexField? field)
    {
        if (name == FullText.Name && wholeText is not null)
        {
            field = wholeText;
            return true;
        }

        return byName.TryGetValue(name, out field);
    }

    /// <exception cref="ArgumentException">There is no such field.</exception>
    public IndexField this[string name] =>
        TryFind(name, out var field)
            ? field
            : throw new ArgumentException($"There is no field '{name}'{(Nearest(name) is { } near ? $"; the nearest is '{near}'" : "")}.", nameof(name));

    /// <summary>The field name that is most like a mistyped one, or null when none is near.</summary>
    public string? Nearest(string name) => NearestName.Of(name, byName.Keys.Concat(wholeText is null ? [] : [wholeText.Name]).Concat(Words.Aliases.Select(alias => alias.Name)));

    /// <summary>Where the values of a field go; -1 in an index of another version of the program, which has no such field.</summary>
    /// <exception cref="ArgumentException">There is no such field.</exception>
    internal int OrdinalOf(string name) =>
        !isEarlier ? this[name].Ordinal : byName.TryGetValue(name, out var field) && !field.IsDropped ? field.Ordinal : -1;

    private static IEnumerable<IndexField> Joined(IEnumerable<Field> declared)
    {
        var merged = new SortedDictionary<string, IndexField>(StringComparer.Ordinal);
        foreach (var field in declared)
        {
            if (!merged.TryGetValue(field.Name, out var known))
            {
                merged[field.Name] = new IndexField(0, field.Name, field.Kind, field.Uses, field.Weight) { Edition = field.Edition };
            }
            else if (known.Kind != field.Kind)
            {
                throw new ArgumentException($"The field '{field.Name}' is declared as {known.Kind} by one right and as {field.Kind} by another: one name needs one kind.", nameof(declared));
            }
            else
            {
                merged[field.Name] = known with { Uses = known.Uses | field.Uses, Weight = Math.Max(known.Weight, field.Weight), Edition = Math.Max(known.Edition, field.Edition) };
            }
        }

        if (merged.Count > MostFields)
        {
            throw new ArgumentException($"{merged.Count} fields are declared; an index holds at most {MostFields}.", nameof(declared));
        }

        if (merged.Values.FirstOrDefault(field => field.IsFullText && !(field.HasWords && !field.Is(FieldUses.Search) && !field.HasKeys && !field.HasColumn)) is { } other)
        {
            throw new ArgumentException($"The field '{other.Name}' is full text and cannot be searched without its name, counted or ordered by.", nameof(declared));
        }

        if (merged.ContainsKey(FullText.Name) && merged.Values.Any(field => field.IsFullText))
        {
            throw new ArgumentException($"'{FullText.Name}' stands for all full texts together and cannot be a field.", nameof(declared));
        }

        return merged.Values;
    }

    private const FieldUses Indexed = FieldUses.Search | FieldUses.Filter | FieldUses.Facet | FieldUses.Sort | FieldUses.Forms | FieldUses.Joined;

    private static string VersionOf(IndexField[] fields)
    {
        var text = new StringBuilder(Cutting).Append('\n');
        foreach (var field in fields)
        {
            text.Append(CultureInfo.InvariantCulture, $"{field.Name} {field.Kind} {(int)(field.Uses & Indexed)} {field.Weight}{(field.IsApart ? " apart" : "")}{(field.Edition > 1 ? " edition " : "")}{(field.Edition > 1 ? field.Edition : null)}\n");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 8));
    }
}

/// <summary>A field as the index knows it.</summary>
/// <param name="Ordinal">Its place in the table, which is its number inside the index.</param>
public sealed record IndexField(int Ordinal, string Name, FieldKind Kind, FieldUses Uses, float Weight)
{
    /// <summary>Uses the index was made for and the program allows no more, or not yet.</summary>
    internal FieldUses NotAsked { get; init; }

    /// <summary>Which meaning its values have, see <see cref="Field.Edition"/>.</summary>
    internal int Edition { get; init; } = 1;

    /// <summary>The program has no such field any more, or one with other values: nothing new is written to it.</summary>
    internal bool IsDropped { get; init; }

    /// <summary>May be asked for so. What the index has for it (<see cref="HasWords"/> and the like) goes by <see cref="Uses"/> alone.</summary>
    public bool Is(FieldUses use) => (Uses & ~NotAsked & use) == use;

    /// <summary>Kept in the segments of full texts, and not with the fields that are not.</summary>
    internal bool IsApart { get; init; }

    internal bool IsFullText => Is(FieldUses.FullText);

    /// <summary>True if the words stand in the segments this table is of.</summary>
    internal bool HasWordsHere => HasWords && !IsApart;

    /// <summary>True if the values are cut into words; otherwise each value is one key.</summary>
    internal bool HasWords => Kind is FieldKind.Text or FieldKind.Name && (Uses & (FieldUses.Search | FieldUses.Filter)) != 0;

    /// <summary>True if words are found in their other forms, too.</summary>
    internal bool HasForms => HasWords && (Uses & FieldUses.Forms) != 0;

    /// <summary>True if words written in parts stand in it as one, too: <see cref="JoinedWords"/>.</summary>
    internal bool HasJoined => HasWords && (Uses & FieldUses.Joined) != 0;

    /// <summary>True if whole values can be asked for.</summary>
    internal bool HasKeys => Kind switch
    {
        FieldKind.Date => false,
        FieldKind.Text or FieldKind.Name => (Uses & FieldUses.Facet) != 0,
        _ => (Uses & (FieldUses.Search | FieldUses.Filter | FieldUses.Facet)) != 0,
    };

    /// <summary>True if the index keeps a column of values, for counting or sorting.</summary>
    internal bool HasColumn => Kind != FieldKind.Date && (Uses & (FieldUses.Facet | FieldUses.Sort)) != 0;

    internal bool HasDates => Kind == FieldKind.Date && (Uses & (FieldUses.Filter | FieldUses.Facet | FieldUses.Sort | FieldUses.Search)) != 0;
}

/// <summary>A field as the manifest of an index keeps it.</summary>
internal sealed record KeptField(
    string Name, [property: JsonConverter(typeof(JsonStringEnumConverter<FieldKind>))] FieldKind Kind, [property: JsonConverter(typeof(JsonStringEnumConverter<FieldUses>))] FieldUses Uses, float Weight, bool Apart, int Edition = 1);
