using Daftar.Values;

namespace Daftar.Search;

/// <summary>What the numbers in a query can mean by the forms of the offices, and the remarks that say so.</summary>
internal sealed class NumbersMeant(FieldTable fields)
{
    /// <summary>More are looked for than can be read.</summary>
    private const int MostTold = 12;

    private readonly Dictionary<string, IReadOnlyList<string>> known = new(StringComparer.Ordinal);

    public IEnumerable<SearchRemark> Remarks => known.Where(number => number.Value.Count > 0).Select(number => new SearchRemark(number.Key, [.. number.Value.Take(MostTold)]));

    /// <summary>Fields of numbers that the search box looks at.</summary>
    private readonly IReadOnlyList<IndexField> searched = [.. fields.All.Where(field => field.Kind == FieldKind.Number && field.Is(FieldUses.Search))];

    public IReadOnlyList<string> Of(string text) => known.TryGetValue(text, out var meant) ? meant : known[text] = NumberRules.Current.Candidates(text);

    /// <summary>
    /// How many parts from a place on may be one number written with blanks, what it can mean, and in which fields that is looked for; else one part and nothing. The parts stay words, too: "IN 2019" is both.
    /// </summary>
    public (int Taken, IReadOnlyList<string> Meant, IReadOnlyList<IndexField> In) At(IReadOnlyList<QueryNode> parts, int at)
    {
        if (FieldsOf(parts[at]) is not { Count: > 0 } looked)
        {
            return (1, [], []);
        }

        var first = ((QueryTerm)parts[at]).Field;
        for (var taken = Math.Min(NumberWritten.MostWords, parts.Count - at); taken > 1; taken--)
        {
            var words = parts.Skip(at).Take(taken).ToList();
            // number:EP 0430402 names the field of the code alone
            if (words.TrueForAll(part => part is QueryTerm { IsPrefix: false } term && (term.Field == first || term.Field is null)) && Joined([.. words.Cast<QueryTerm>()]) is { Count: > 0 } meant)
            {
                return (taken, meant, looked);
            }
        }

        return (1, [], []);
    }

    private IReadOnlyList<IndexField> FieldsOf(QueryNode part) => part switch
    {
        QueryTerm { Field: null, IsPrefix: false } => searched,
        QueryTerm { Field: { } name, IsPrefix: false } when fields.TryFind(name, out var field) && field is { Kind: FieldKind.Number, HasKeys: true } => [field],
        _ => [],
    };

    private IReadOnlyList<string> Joined(List<QueryTerm> words)
    {
        var text = string.Join(' ', words.Select(word => word.Text));
        if (known.TryGetValue(text, out var meant))
        {
            return meant;
        }

        var forms = NumberWritten.Forms(text);
        return forms.Count == 0 ? [] : known[text] = [.. forms.Select(form => FieldKeys.Of(FieldKind.Number, form).ToUpperInvariant()).Concat(forms.SelectMany(NumberRules.Current.Candidates)).Distinct(StringComparer.Ordinal)];
    }
}
