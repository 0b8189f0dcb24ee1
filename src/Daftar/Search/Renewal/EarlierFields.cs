using Daftar.Values;

namespace Daftar.Search;

/// <summary>What an index that was made with earlier fields can be asked by a program that has others: whatever means the same in both.</summary>
internal sealed class EarlierFields(FieldTable today, FieldTable earlier)
{
    /// <summary>Why a request cannot be answered; null if it can.</summary>
    public SearchProblem? Refuse(SearchRequest request, IndexRenewal? renewal)
    {
        try
        {
            // read by the fields of today: what these do not allow is refused with their names
            var named = Named(SearchRun.Check(request, today).Query!).Where(name => !CanQuery(today[name]))
                .Concat(request.Filters.Select(filter => RequestFields.Filterable(today, filter.Field)).Where(field => !CanFilter(field)).Select(field => field.Name))
                .Concat(request.Facets.Select(facet => RequestFields.Facetable(today, facet.Field)).Where(field => !Has(earlier, field, FieldUses.Facet)).Select(field => field.Name));
            if (request.Sort.Field is { } sort && RequestFields.Sortable(today, sort) is var sorted && !Has(earlier, sorted, FieldUses.Sort))
            {
                named = named.Append(sort);
            }

            if (StateFields.AreIn(today) && StateFields.AskedBy(request).Any(day => Same(today[day]) is null))
            {
                return new SearchProblem(SearchProblemKind.NotReady, $"This version works out otherwise which states entries had, and when, than the one that made the index. {renewal} Ask again when it has been made anew.");
            }

            return named.FirstOrDefault() is { } missing
                ? new SearchProblem(SearchProblemKind.NotReady, $"The index does not have the field '{missing}' as this version knows it yet. {renewal} What does not ask for it is answered.")
                : null;
        }
        catch (SearchRefusedException refused)
        {
            return refused.Problem;
        }
    }

    /// <summary>True if a field can be asked for so in both.</summary>
    public static bool Has(FieldTable earlier, IndexField field, FieldUses use) => earlier.TryFind(field.Name, out var known) && known.Is(use) && known.Kind == field.Kind && known.Edition == field.Edition;

    /// <summary>A word or value in the field is looked for in the same way.</summary>
    private bool CanQuery(IndexField field) => IsWholeText(field) ? TextsAreSame
        : Same(field) is { } known && known.HasWords == field.HasWords && (known.HasWords || (known.HasKeys, known.HasDates) == (field.HasKeys, field.HasDates));

    private bool CanFilter(IndexField field) => IsWholeText(field) ? TextsAreSame
        : Same(field) is { } known && (known.HasWords, known.HasKeys, known.HasDates) == (field.HasWords, field.HasKeys, field.HasDates);

    /// <summary>All full texts together are the same fields in both.</summary>
    private bool TextsAreSame => FullText.Fields(today).ToHashSet(StringComparer.Ordinal).SetEquals(FullText.Fields(earlier)) && FullText.Fields(today).All(name => CanQuery(today[name]));

    private static bool IsWholeText(IndexField field) => field.Name == FullText.Name && field.IsFullText;

    private static IEnumerable<string> Named(QueryNode node) => node switch
    {
        QueryLeaf leaf => leaf.Field is { } name ? [name] : [],
        QueryAnd and => and.Parts.SelectMany(Named),
        QueryOr or => or.Parts.SelectMany(Named),
        QueryNot not => Named(not.Part),
        QueryNear near => Named(near.Left).Concat(Named(near.Right)),
        _ => [],
    };

    private IndexField? Same(IndexField field) => earlier.TryFind(field.Name, out var known) && !known.IsDropped && known.Edition == field.Edition ? known : null;
}
