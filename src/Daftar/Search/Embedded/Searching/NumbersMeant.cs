using System.Text.RegularExpressions;
using Daftar.Values;

namespace Daftar.Search;

/// <summary>What the numbers in a query can mean by the forms of the offices, and the remarks that say so.</summary>
internal sealed partial class NumbersMeant(FieldTable fields)
{
    /// <summary>More are looked for than can be read.</summary>
    private const int MostTold = 12;

    private readonly Dictionary<string, IReadOnlyList<string>> known = new(StringComparer.Ordinal);

    public IEnumerable<SearchRemark> Remarks => known.Where(number => number.Value.Count > 0).Select(number => new SearchRemark(number.Key, [.. number.Value.Take(MostTold)]));

    /// <summary>Fields of numbers that the search box looks at.</summary>
    public IReadOnlyList<IndexField> Fields { get; } = [.. fields.All.Where(field => field.Kind == FieldKind.Number && field.Is(FieldUses.Search))];

    public IReadOnlyList<string> Of(string text) => known.TryGetValue(text, out var meant) ? meant : known[text] = NumberRules.Current.Candidates(text);

    /// <summary>How many parts from a place on are one number written with blanks, and what it can mean; else one part and nothing.</summary>
    public (int Taken, IReadOnlyList<string> Meant) At(IReadOnlyList<QueryNode> parts, int at)
    {
        for (var taken = Math.Min(3, parts.Count - at); taken > 1 && Fields.Count > 0; taken--)
        {
            var words = parts.Skip(at).Take(taken).ToList();
            if (!words.TrueForAll(part => part is QueryTerm { Field: null, IsPrefix: false }))
            {
                continue;
            }

            var text = string.Join(' ', words.Cast<QueryTerm>().Select(word => word.Text));
            if (Spaced().IsMatch(text) && Of(text) is { Count: > 0 } meant)
            {
                return (taken, meant);
            }
        }

        return (1, []);
    }

    /// <summary>An office's code, a number with its signs, a kind code: two of them or all.</summary>
    [GeneratedRegex("^([A-Za-z]{2} [0-9][0-9/.,-]{4,}( [A-Za-z][0-9]?)?|([A-Za-z]{2})?[0-9][0-9/.,-]{4,} [A-Za-z][0-9]?)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Spaced();
}
