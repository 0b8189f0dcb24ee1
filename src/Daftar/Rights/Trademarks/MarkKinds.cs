using System.Collections.Frozen;

namespace Daftar.Rights.Trademarks;

/// <summary>Kinds of marks as they are kept: the words of ST.96 (MarkCategoryType) and ST.66 (KindMarkType) in lower case, of the plain kinds without the word "mark" behind them. A mark of two kinds has them joined by " and ".</summary>
internal static class MarkKinds
{
    public const string And = " and ";

    private static readonly FrozenSet<string> Known = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "trademark", "service mark", "individual", "collective", "certification", "mark", "defensive", "collective trademark", "collective service mark", "collective membership mark",
        "well known mark under trips article 16_2", "well known mark under trips article 16_3", "well known collective mark",
        // ST.66 alone
        "guarantee", "other");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Known.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>A known word as it is kept; any other as it was written, so that who wrote it knows it again.</summary>
    public static string Keep(string word) => Known.TryGetValue(word, out var kept) ? kept : word;

    /// <summary>The first of the kinds that no standard has, or nothing.</summary>
    public static ReadOnlySpan<char> Unknown(ReadOnlySpan<char> kind)
    {
        while (!kind.IsEmpty)
        {
            var end = kind.IndexOf(And);
            var word = end < 0 ? kind : kind[..end];
            if (!Lookup.Contains(word))
            {
                return word;
            }
            kind = end < 0 ? default : kind[(end + And.Length)..];
        }
        return default;
    }
}
