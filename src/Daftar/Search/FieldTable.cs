using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
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

    /// <param name="declared">The fields.</param>
    /// <param name="words">What people call fields and their values; none by default.</param>
    /// <exception cref="ArgumentException">One name with two kinds, or more than <see cref="MostFields"/> names.</exception>
    public FieldTable(IEnumerable<Field> declared, QueryWords? words = null)
    {
        Words = words ?? QueryWords.None;
        var merged = new SortedDictionary<string, IndexField>(StringComparer.Ordinal);
        foreach (var field in declared)
        {
            if (!merged.TryGetValue(field.Name, out var known))
            {
                merged[field.Name] = new IndexField(0, field.Name, field.Kind, field.Uses, field.Weight);
            }
            else if (known.Kind != field.Kind)
            {
                throw new ArgumentException($"The field '{field.Name}' is declared as {known.Kind} by one right and as {field.Kind} by another: one name needs one kind.", nameof(declared));
            }
            else
            {
                merged[field.Name] = known with { Uses = known.Uses | field.Uses, Weight = Math.Max(known.Weight, field.Weight) };
            }
        }

        if (merged.Count > MostFields)
        {
            throw new ArgumentException($"{merged.Count} fields are declared; an index holds at most {MostFields}.", nameof(declared));
        }

        if (merged.Values.Count(field => field.HasForms) > FormBits.MostFields)
        {
            throw new ArgumentException($"More than {FormBits.MostFields} fields are declared with other forms of words.", nameof(declared));
        }

        all = merged.Values.Select((field, ordinal) => field with { Ordinal = ordinal }).ToArray();
        foreach (var field in all)
        {
            byName[field.Name] = field;
        }

        Version = VersionOf(all);
        FormBits = new FormBits(this);
    }

    /// <summary>All fields in order of their names; a field's ordinal is its place here.</summary>
    public IReadOnlyList<IndexField> All => all;

    /// <summary>The fields a query can name: all but those an index keeps for itself.</summary>
    internal FieldTable Asked { get => field ?? this; init; }

    /// <summary>Other words for fields and values, of the query language alone.</summary>
    internal QueryWords Words { get; }

    /// <summary>How the index marks in which field and language a word stands.</summary>
    internal FormBits FormBits { get; }

    /// <summary>Changes whenever an index built with another table, another folding or another tokenizer would give other answers.</summary>
    public string Version { get; }

    public bool TryFind(string name, [NotNullWhen(true)] out IndexField? field) => byName.TryGetValue(name, out field);

    /// <exception cref="ArgumentException">There is no such field.</exception>
    public IndexField this[string name] =>
        byName.TryGetValue(name, out var field)
            ? field
            : throw new ArgumentException($"There is no field '{name}'{(Nearest(name) is { } near ? $"; the nearest is '{near}'" : "")}.", nameof(name));

    /// <summary>The field name that is most like a mistyped one, or null when none is near.</summary>
    public string? Nearest(string name) => NearestName.Of(name, byName.Keys.Concat(Words.Aliases.Select(alias => alias.Name)));

    private static string VersionOf(IndexField[] fields)
    {
        const FieldUses indexed = FieldUses.Search | FieldUses.Filter | FieldUses.Facet | FieldUses.Sort | FieldUses.Forms;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"folding {Folding.Version} tokens {Tokenizer.Version} sounds {SoundKey.Version} apart {IndexBatch.ValueGap} stems {Stemmers.Version}\n");
        foreach (var field in fields)
        {
            text.Append(CultureInfo.InvariantCulture, $"{field.Name} {field.Kind} {(int)(field.Uses & indexed)} {field.Weight}\n");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 8));
    }
}

/// <summary>A field as the index knows it.</summary>
/// <param name="Ordinal">Its place in the table, which is its number inside the index.</param>
public sealed record IndexField(int Ordinal, string Name, FieldKind Kind, FieldUses Uses, float Weight)
{
    public bool Is(FieldUses use) => (Uses & use) == use;

    /// <summary>True if the values are cut into words; otherwise each value is one key.</summary>
    internal bool HasWords => Kind is FieldKind.Text or FieldKind.Name && (Uses & (FieldUses.Search | FieldUses.Filter)) != 0;

    /// <summary>True if words are found in their other forms, too.</summary>
    internal bool HasForms => HasWords && Is(FieldUses.Forms);

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
