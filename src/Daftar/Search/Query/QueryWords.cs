using Daftar.Languages;
using Daftar.Values;

namespace Daftar.Search;

/// <summary>Another name of a field, and what else it says: <c>mark</c> is the title of a trademark.</summary>
/// <param name="Also">What an entry must match besides, or null.</param>
public sealed record FieldAlias(string Name, string Field, QueryTerm? Also = null);

/// <summary>
/// The words people use for fields and for values of fields with a list of values: <c>status:"in force"</c>, <c>right:trademarks</c>, <c>language:thai</c>, in any language there
/// are labels for. A query has the value itself, whatever word was typed.
/// </summary>
public sealed class QueryWords
{
    /// <summary>Labels that name the values of a field.</summary>
    private static readonly (string Field, string[] Lists)[] Named =
    [
        ("right", ["right", "one"]), ("status", ["status"]), ("reason", ["reason"]), ("kind", ["kind"]), ("feature", ["feature"]), ("product", ["product"]), ("has", ["has"]),
        ("language", ["tongue"]), ("office", ["country"]), ("country", ["country"]), ("origin", ["country"]), ("designated", ["country"]),
    ];

    /// <summary>How people of this field shorten rights. None of them names anything else there.</summary>
    private static readonly Dictionary<string, string> Shortened = new(StringComparer.OrdinalIgnoreCase)
    {
        ["tm"] = Rights.CommonFields.Key(Right.Trademark), ["tms"] = Rights.CommonFields.Key(Right.Trademark), ["mark"] = Rights.CommonFields.Key(Right.Trademark),
        ["marks"] = Rights.CommonFields.Key(Right.Trademark), ["gi"] = Rights.CommonFields.Key(Right.Indication), ["gis"] = Rights.CommonFields.Key(Right.Indication),
    };

    /// <summary>What is a right of its own elsewhere, and a kind of one here.</summary>
    private static readonly Dictionary<string, string> Kinds = new(StringComparer.Ordinal)
    {
        [FieldKeys.Of(FieldKind.Code, "um")] = "utility model", [FieldKeys.Of(FieldKind.Code, "utility-model")] = "utility model", [FieldKeys.Of(FieldKind.Code, "utility models")] = "utility model",
        [FieldKeys.Of(FieldKind.Code, "utility-models")] = "utility model", [FieldKeys.Of(FieldKind.Code, "petty patent")] = "utility model",
    };

    private readonly Dictionary<(string Field, string Key), string> values = [];
    private readonly Dictionary<string, FieldAlias> aliases;
    private readonly Dictionary<string, IReadOnlyList<string>> closed;

    /// <param name="aliases">Other names of fields.</param>
    /// <param name="closed">Fields that have these values and no other.</param>
    public QueryWords(IEnumerable<FieldAlias> aliases, IReadOnlyDictionary<string, IReadOnlyList<string>> closed)
    {
        this.aliases = aliases.ToDictionary(alias => alias.Name, StringComparer.Ordinal);
        this.closed = new(closed, StringComparer.Ordinal);
        foreach (var (field, lists) in Named)
        {
            foreach (var list in lists)
            {
                Add(field, list, static (_, value) => value);
            }

            foreach (var labels in Labels.All)
            {
                foreach (var list in lists)
                {
                    Add(field, list, (key, _) => labels[key]);
                }
            }
        }
    }

    private QueryWords() => (aliases, closed) = ([], []);

    public static QueryWords None { get; } = new();

    /// <summary>Those of the register.</summary>
    public static QueryWords OfRegister { get; } = new(
        [
            new("mark", "title", new QueryTerm("right", Rights.CommonFields.Key(Right.Trademark))), new("nice", "class"), new("assignee", "owner"), new("holder", "owner"),
            new("proprietor", "owner"), new("agent", "representative"),
        ],
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            ["right"] = [.. Enum.GetValues<Right>().Select(Rights.CommonFields.Key)],
            ["status"] = [.. Enum.GetValues<GeneralStatus>().Select(Rights.CommonFields.Key).Distinct(StringComparer.Ordinal)],
            ["has"] = [.. Labels.English.ValuesOf("has").Order(StringComparer.Ordinal)],
        });

    public IEnumerable<FieldAlias> Aliases => aliases.Values;

    public FieldAlias? Alias(string name) => aliases.GetValueOrDefault(name);

    /// <summary>The value somebody means, or the text itself where no list knows the word.</summary>
    public string ValueOf(string field, string text) =>
        values.GetValueOrDefault((field, FieldKeys.Of(FieldKind.Code, text))) ?? (field == "right" && values.Count > 0 ? Shortened.GetValueOrDefault(text.Trim(), text) : text);

    /// <summary>The kind that a text means which is no right (<c>right:utility-model</c>), as it is in the field <c>kind</c>; null for every other.</summary>
    public string? KindMeant(string field, string text)
    {
        var key = FieldKeys.Of(FieldKind.Code, text);
        return field != "right" || values.Count == 0 ? null : values.GetValueOrDefault(("kind", key)) ?? Kinds.GetValueOrDefault(key);
    }

    /// <summary>True if a text is neither a name nor a code of a field of countries, offices or languages. A code no entry has is one all the same.</summary>
    public bool IsUnknown(string field, string text)
    {
        var isLanguage = field == "language";
        if (values.Count == 0 || !(isLanguage || Array.Exists(Named, named => named.Field == field && named.Lists is ["country"])) || values.ContainsKey((field, FieldKeys.Of(FieldKind.Code, text))))
        {
            return false;
        }

        var code = isLanguage ? text.Split('-')[0] : text;
        return !(code.All(char.IsAsciiLetter) && (code.Length == 2 || (isLanguage && code.Length == 3)));
    }

    /// <summary>The sentence on a text that is neither a name nor a code of a field of countries, offices or languages; null for every other.</summary>
    public string? UnknownIn(string field, string text) =>
        !IsUnknown(field, text) ? null : $"'{text}' is no name and no code that '{field}' knows: write a name, or a code such as {(field == "language" ? "en" : "PH")}.";

    /// <summary>True if classes of Nice, Locarno and Vienna are known as such.</summary>
    public bool KnowsClasses => values.Count > 0;

    /// <summary>The value whose name, in any language, is most like a text; null where none is near.</summary>
    public string? Nearest(string field, string text) =>
        NearestName.Of(FieldKeys.Of(FieldKind.Code, text), values.Keys.Where(known => known.Field == field).Select(static known => known.Key)) is { } near ? values[(field, near)] : null;

    /// <summary>All values of a field that has no others; null for every other field.</summary>
    public IReadOnlyList<string>? Closed(string field) => closed.GetValueOrDefault(field);

    /// <summary>The label of a value in a language, or the value itself.</summary>
    public static string Said(Labels words, string field, string value)
    {
        foreach (var list in Array.Find(Named, named => named.Field == field).Lists?.Reverse() ?? [])
        {
            var exact = Labels.English.ValuesOf(list).FirstOrDefault(known => known.Equals(value, StringComparison.OrdinalIgnoreCase));
            if (exact is not null)
            {
                return words.Value(list, exact);
            }
        }

        return value;
    }

    private void Add(string field, string list, Func<string, string, string> word)
    {
        foreach (var value in Labels.English.ValuesOf(list))
        {
            values.TryAdd((field, FieldKeys.Of(FieldKind.Code, word($"{list}.{value}", value))), value);
        }
    }
}
