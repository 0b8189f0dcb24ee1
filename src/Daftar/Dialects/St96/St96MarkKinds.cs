using System.Collections.Frozen;
using Daftar.Rights.Trademarks;

namespace Daftar.Dialects.St96;

/// <summary>tmk:MarkCategory ↔ the kind of a mark: "Individual mark" is individual, "Trademark" and "Service mark" together are "trademark and service mark"; what the list does not have stays as written.</summary>
internal static class St96MarkKinds
{
    public static string? Add(string? kind, string? category)
    {
        if (category is null)
        {
            return kind;
        }
        var word = Kinds.GetValueOrDefault(category) ?? MarkKinds.Keep(category);
        return kind is null ? word : kind + MarkKinds.And + word;
    }

    /// <summary>The categories of ST.96 for a kind; the last of them null where the list has no word for it.</summary>
    public static IEnumerable<string?> Categories(string kind)
    {
        foreach (var word in kind.Split(MarkKinds.And))
        {
            yield return Category(word);
        }
    }

    private static string? Category(string word)
    {
        foreach (var category in List)
        {
            if (Add(null, category) == word)
            {
                return category;
            }
        }
        return null;
    }

    private static readonly FrozenDictionary<string, string> Kinds = new Dictionary<string, string>
    {
        ["Individual mark"] = "individual", ["Collective mark"] = "collective", ["Certification mark"] = "certification", ["Defensive mark"] = "defensive",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    // tmk:MarkCategoryType, V6.0
    private static readonly string[] List =
    [
        "Trademark", "Service mark", "Individual mark", "Collective mark", "Certification mark", "Mark", "Defensive mark", "Collective trademark",
        "Collective service mark", "Collective membership mark", "Well known mark under TRIPS Article 16_2",
        "Well known mark under TRIPS Article 16_3", "Well known collective mark",
    ];
}
