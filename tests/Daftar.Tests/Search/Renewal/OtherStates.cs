using System.Globalization;
using Daftar.Register;
using Daftar.Search;
using Daftar.Values;

namespace Daftar.Tests.Search;

/// <summary>The fields of an index of all states as another version of the program has them, and all that can be asked of such an index.</summary>
internal static class OtherStates
{
    private const string Missing = "class";

    /// <summary>Without classes, and with a field that was given up since.</summary>
    public static FieldTable Table { get; } = Changed(static field => field.Name == Missing ? null : field);

    /// <summary>The fields of the program: its own, or the others.</summary>
    public static FieldTable Today(bool others) => others ? Table : DocumentOf.FieldsOfStates;

    /// <summary>The program's own fields, each changed or left out.</summary>
    public static FieldTable Changed(Func<KeptField, KeptField?> change) => FieldTable.Earlier(
        [.. DocumentOf.FieldsOfStates.Kept.Select(change).OfType<KeptField>(), new("zone", FieldKind.Code, FieldUses.Facet | FieldUses.Filter, 1, false)], DocumentOf.FieldsOfStates);

    /// <summary>What both tables know, asked in all states and as of days in both times: each hit with its card and its other states, counts, and what words find.</summary>
    public static List<string> Content(Func<SearchRequest, SearchAnswer> search, IReadOnlyList<DateOnly> days)
    {
        var lines = new List<string>();
        SearchRequest[] times = [new() { Scope = SearchScope.History }, .. days.SelectMany(static day => new SearchRequest[] { new() { AsOf = day, AsOfBy = AsOfTime.InLaw }, new() { AsOf = day, AsOfBy = AsOfTime.Learnt } })];
        foreach (var time in times)
        {
            foreach (var query in new[] { "", "alpha", "beta", "gamma", "applicant:teas", "status:inForce", "number:4*", "filed:2020" })
            {
                var said = string.Create(CultureInfo.InvariantCulture, $"{time.Scope} {time.AsOf} {time.AsOfBy} {query}");
                var asked = time with { Query = query, Size = SearchRequest.MostHits, Facets = [new("office"), new("status"), new("filed")] };
                var (first, hits) = (default(SearchAnswer), new List<string>());
                for (var page = search(asked); ; page = search(asked with { Cursor = page.NextCursor }))
                {
                    Assert.True(page.Problem is null, $"{said}: {page.Problem}");
                    first ??= page;
                    hits.AddRange(page.Hits.Select(hit => $"{hit.Entry} {Convert.ToHexString(hit.Stored.Span)} {string.Join(' ', hit.OtherStates.Select(other => Convert.ToHexString(other.Span)))}"));
                    if (page.NextCursor is null)
                    {
                        break;
                    }
                }

                lines.Add(string.Create(CultureInfo.InvariantCulture, $"{said}: {first.Total}, {first.StatedLater} stated later, {first.MayHaveBeen} may have been"));
                lines.AddRange(hits.Order(StringComparer.Ordinal).Select(hit => $"{said}: {hit}"));
                lines.AddRange(first.Facets.SelectMany(facet => facet.Values.Select(value => string.Create(CultureInfo.InvariantCulture, $"{said}: {facet.Field} {value.Value} {value.Count}")).Order(StringComparer.Ordinal)));
            }
        }

        return lines;
    }
}
